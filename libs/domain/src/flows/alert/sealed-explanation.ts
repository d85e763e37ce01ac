import type { Fields, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { mayAnswer } from './may-answer.js';
import { isHit } from './sealed-hit.js';

/** What stands on the log in place of an explanation by people. */
const OPEN = {
  explanationId: 'Penjelasan ini tersegel bagi instansi yang dituju.',
  explanationEn: 'This explanation is sealed for the agencies that the alert is addressed to.',
} as const;
const EXPLAINED = ['explanationId', 'explanationEn'] as const;

/**
 * Whether an alert is explained by people. A rule explains by facts and never names a person; what
 * people write may, and a machine cannot tell.
 */
export const isByPeople = (alert: Fields): boolean =>
  (alert['ruleId'] ?? null) === null && !isHit(alert);

/**
 * Returns the fields of an alert by people as it travels: why is said in the sealed detail, as its
 * first lines, to all who may answer it.
 *
 * @param after the alert after the change
 */
export function sealedExplanation(
  after: Fields,
  { said, owner, participants }: Pick<RuleContext, 'said' | 'owner' | 'participants'>,
): Fields {
  const addressees = (after['addressees'] ?? []) as readonly string[];
  const answering = participants
    .filter(({ code }) => code !== owner && mayAnswer(code, after, participants))
    .map(({ code }) => code);
  const reached = { addressees: [...new Set([...addressees, ...answering])] };
  if (!saysWhy(said)) return reached;
  const own = (said['detail'] as { text?: string } | null | undefined)?.text;
  const lines = [...EXPLAINED.map((name) => said[name]), ...(own === undefined ? [] : [own])];
  return { ...reached, ...OPEN, detail: { text: lines.join('\n') } };
}

/**
 * Validates an update of such an alert: whoever says one of the explanations or the detail anew
 * says all of why, since they are one text under the seal.
 */
export function validateExplained(said: Fields): Violation[] {
  if (!saysWhy(said)) return [];
  return EXPLAINED.filter((name) => !isExplained(said, name)).map((name) => ({
    field: `/${name}`,
    expected: 'the explanation too: it is sealed as one text with the detail',
    got: (said[name] ?? null) === null ? 'nothing' : 'the words that stand for it in the open',
  }));
}

const saysWhy = (said: Fields): boolean =>
  EXPLAINED.some((name) => isExplained(said, name)) || (said['detail'] ?? null) !== null;

const isExplained = (said: Fields, name: (typeof EXPLAINED)[number]): boolean =>
  (said[name] ?? null) !== null && said[name] !== OPEN[name];
