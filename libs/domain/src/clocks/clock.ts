/**
 * What time a fact has until something is due. PERMIT_END: its last day is over. WATCH_END and
 * URGENT_WATCH: it lapses. PRESENCE_END: the opening that it allows ends. REQUEST_ANSWER,
 * ALERT_ACTION: somebody waits for an agency. ORDER_OUTSTANDING: a check of Immigration's own
 * supervisors has to have an order. WORK_ITEM: the last day of an item of a meeting's programme;
 * each item has one. DETENTION, CONSULAR_NOTIFICATION: somebody is detained for a case.
 * OBJECTION_*: a decision may be objected to; the objection has to be forwarded, and decided.
 * DATA_RECTIFICATION: a person asked that what is wrong about them be put right.
 */
export const CLOCK_KINDS = [
  'PERMIT_END',
  'WATCH_END',
  'URGENT_WATCH',
  'PRESENCE_END',
  'REQUEST_ANSWER',
  'ALERT_ACTION',
  'ORDER_OUTSTANDING',
  'DETENTION',
  'CONSULAR_NOTIFICATION',
  'OBJECTION_FILE',
  'OBJECTION_FORWARD',
  'OBJECTION_DECIDE',
  'WORK_ITEM',
  'DATA_RECTIFICATION',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** FROZEN: it stands still, and what is due then is not. */
export const CLOCK_STATES = ['RUNNING', 'WARNING', 'PAST', 'FROZEN'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/**
 * A clock of one entity's latest version. It follows from that version and the law alone, so every
 * order of arrival, a restart and a replay end in the same clocks.
 */
export interface Clock {
  kind: ClockKind;
  /** which part of the entity it is of, such as a work item's id; absent where it is of all */
  part?: string;
  /** the first moment at which it is past, epoch ms */
  dueAt: number;
  /** from when it warns, epoch ms */
  warnAt: number;
  /** since when it stands still, epoch ms; null while it runs */
  frozenSince: number | null;
  /** the agencies that have to do something by then */
  responsible: readonly string[];
  /** article or rule from which it follows */
  basis: string;
}

/**
 * Returns the state of a clock.
 *
 * @param now the time in its lane, epoch ms
 */
export function clockStateAt(
  { dueAt, warnAt, frozenSince }: Pick<Clock, 'dueAt' | 'warnAt' | 'frozenSince'>,
  now: number,
): ClockState {
  if (frozenSince !== null) return 'FROZEN';
  if (now >= dueAt) return 'PAST';
  return now >= warnAt ? 'WARNING' : 'RUNNING';
}
