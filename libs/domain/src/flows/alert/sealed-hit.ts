import type { Fields } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';

/** What stands on the log of a hit: a lead, for whom it is addressed to. */
const OPEN = {
  category: 'OTHER',
  requestedAction: 'INFORM',
  explanationId: 'Rincian petunjuk ini tersegel bagi instansi yang dituju.',
  explanationEn: 'The details of this lead are sealed for the agencies that it is addressed to.',
} as const;
const MARK = 'WATCH_HIT';
/** What would tell, beside the watch, whom, where or by which event. */
const NEVER_OPEN = [
  'subjectId',
  'kecamatan',
  'causationId',
  'correlationId',
  'ruleId',
  'ruleVersion',
] as const;
/** What an update of a hit says in its detail. */
const SAID_IN_DETAIL = ['requestedAction', 'explanationId', 'explanationEn'] as const;

/** Whether a request raises an alert that a watched person turned up. */
export const raisesHit = (said: Fields, change: string): boolean =>
  change === 'RAISED' && said['category'] === MARK;

/** Whether an alert of before was raised as a hit. */
export const isHit = (before: Fields | null): boolean =>
  before?.['explanationEn'] === OPEN.explanationEn;

/**
 * Returns the fields of an alert that a watched person turned up: what it is, what it asks and why
 * go into the sealed detail, as its first lines. On the log it is a lead like others.
 */
export function sealedHit(said: Fields): Fields {
  const { requestedAction, explanationId, explanationEn } = said;
  const lines = [`${MARK} ${String(requestedAction)}`, explanationId, explanationEn];
  return { ...OPEN, detail: inDetail(said, lines) };
}

/** Returns the detail of an update of a hit, marked as one; undefined where it says none anew. */
export const updatedHit = (said: Fields): Fields =>
  textOf(said) === null ? {} : { detail: inDetail(said, [MARK]) };

function inDetail(said: Fields, lines: readonly unknown[]): Fields | null {
  const text = textOf(said);
  return text === null ? null : { text: [...lines, text].join('\n') };
}

const textOf = ({ detail }: Fields): string | null =>
  (detail as { text?: string } | null | undefined)?.text ?? null;

/**
 * Validates that an alert that a watched person turned up tells that to the competent agency and
 * its addressees alone: in the open it names neither the person, nor where, nor an event.
 */
export function validateHit(said: Fields): Violation[] {
  const { competentAgency } = said;
  const addressees = (said['addressees'] as unknown[] | undefined) ?? [];
  return [
    ...sayInDetail(said, NEVER_OPEN),
    ...(addressees.includes(competentAgency)
      ? []
      : [{ field: '/addressees', expected: 'the competent agency', got: 'others, or none' }]),
    ...(textOf(said) === null
      ? [{ field: '/detail', expected: 'whom and what it is about', got: 'nothing' }]
      : []),
  ];
}

/** Validates that an update of a hit says nothing in the open that its raising sealed. */
export const validateHitUpdate = (said: Fields): Violation[] => sayInDetail(said, SAID_IN_DETAIL);

const sayInDetail = (said: Fields, names: readonly string[]): Violation[] =>
  [...names, 'evidence']
    .filter((name) => {
      const value = said[name] ?? null;
      return Array.isArray(value) ? value.length > 0 : value !== null;
    })
    .map((name) => ({
      field: `/${name}`,
      expected: 'nothing: say it in the sealed detail',
      got: 'it in the open',
    }));
