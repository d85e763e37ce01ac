import {
  beginningOf,
  type CivilDay,
  civilDayAt,
  dayNumber,
  entryOn,
  SUPERVISION_LAW,
  workingDaysAfter,
} from '@sinergi/law';

/** The stages of an objection, in their order. */
export type ObjectionStage = 'FILE' | 'FORWARD' | 'DECIDE';

/** By when a stage of an objection is due. */
export interface ObjectionClock {
  stage: ObjectionStage;
  /** the last day on which it is in time */
  lastDay: CivilDay;
  /** the first moment at which it is past, epoch ms */
  dueAt: number;
  basis: string;
  /** whether the text, or a decree of holidays for these days, is uncertain */
  uncertain: boolean;
}

/**
 * Returns by when a stage of an objection to an administrative action is due, in working days
 * (Permenimipas 2/2025 art. 73). An objection does not suspend the action (uncertain): it is shown
 * with it.
 *
 * @param since when the stage began: the action, the objection, or that it was forwarded; epoch ms
 * @returns null where no text for that day is known, or no decree of holidays: a day that may be a
 *   holiday makes nothing late
 */
export function objectionClock(stage: ObjectionStage, since: number): ObjectionClock | null {
  const began = civilDayAt(since);
  const entry = entryOn(SUPERVISION_LAW, 'OBJECTION', began);
  if (entry?.rule.matter !== 'OBJECTION') return null;
  const { file, forward, decide } = entry.rule;
  const lastDay = workingDaysAfter(began, { FILE: file, FORWARD: forward, DECIDE: decide }[stage]);
  if (lastDay === null) return null;
  return {
    stage,
    lastDay,
    dueAt: beginningOf(dayNumber(lastDay) + 1),
    basis: `${entry.source}, ${entry.article}`,
    uncertain: entry.uncertain ?? false,
  };
}

/** Whether an objection was filed in time; null where that cannot be known. */
export function isFiledInTime(actionAt: number, filedAt: number): boolean | null {
  const clock = objectionClock('FILE', actionAt);
  return clock === null ? null : filedAt < clock.dueAt;
}
