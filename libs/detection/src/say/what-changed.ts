import type { Evaluation, Finding, Rule } from '../rule.js';
import { causeOf, isOf, type Judged, type Said, type SaidFinding } from './said-finding.js';
import {
  ABOUT_ANOTHER,
  close,
  type Found,
  IS_HELD,
  isAboutSame,
  isAnswered,
  NO_LONGER,
  raise,
  type SayOptions,
  sayAgain,
  takeBack,
} from './say-finding.js';

/** What a rule said of a unit in one lane. */
export interface Evaluated {
  rule: Rule;
  one: Judged;
  /** the time in the lane, epoch ms */
  now: number;
  evaluation: Evaluation;
  /** whether the unit is a person who is held for a human: then nothing is said */
  isHeld: boolean;
}

/** Returns what each rule found that may be said, each cause once. */
const foundBy = ({ rule, one, evaluation, isHeld }: Evaluated): Found[] => {
  const each: readonly Finding[] = isHeld ? [] : evaluation.findings;
  return [...new Map(each.map((finding) => [finding.cause, { rule, one, finding }])).values()];
};

/** Returns the causes of what rules found: what was said of each decides what is said now. */
export const causesOf = (
  evaluated: readonly Evaluated[],
): Pick<SaidFinding, 'ruleId' | 'lane' | 'cause'>[] =>
  evaluated
    .flatMap(foundBy)
    .map(({ rule, one, finding }) => ({ ruleId: rule.id, lane: one.lane, cause: finding.cause }));

/**
 * Compares what rules found with what was said: raises, updates, closes and withdraws. Pure but for
 * the given findings, which are changed to what is said from now on.
 *
 * @param held the open findings of the units, and the latest about each cause that was found
 * @param units that were evaluated
 * @returns every finding that was given or is new, those of them that changed, and what is to be
 *   submitted, in order
 */
export function whatChanged(
  held: readonly SaidFinding[],
  units: readonly Judged[],
  evaluated: readonly Evaluated[],
  options: Omit<SayOptions, 'now'>,
): { all: SaidFinding[]; changed: SaidFinding[]; said: (Said & { finding: SaidFinding })[] } {
  const latest = new Map<string, SaidFinding>();
  for (const one of held) {
    const other = latest.get(causeOf(one));
    if (!other || other.round < one.round) latest.set(causeOf(one), one);
  }
  const before = new Map(held.map((one) => [one, JSON.stringify(one)]));
  const said: (Said & { finding: SaidFinding })[] = [];
  const say = (finding: SaidFinding, what: Said | null): void => {
    if (what) said.push({ ...what, finding });
  };
  for (const one of held)
    if (one.status === 'OPEN' && isAnswered(one) && units.some((unit) => isOf(one, unit)))
      say(one, close(one));
  for (const each of evaluated) {
    const { rule, one, now, evaluation, isHeld } = each;
    const found = foundBy(each);
    const isFound = new Set(found.map(({ finding }) => finding.cause));
    const reason = isHeld ? IS_HELD : (evaluation.silentFor?.en ?? NO_LONGER);
    for (const open of held)
      if (
        open.status === 'OPEN' &&
        open.ruleId === rule.id &&
        isOf(open, one) &&
        !isFound.has(open.cause)
      )
        say(open, takeBack(open, reason));
    for (const lead of found) {
      const name = { ruleId: rule.id, lane: one.lane, cause: lead.finding.cause };
      const last = latest.get(causeOf(name));
      if (last?.status === 'OPEN') {
        if (isAnswered(last)) say(last, close(last));
        else if (isAboutSame(last, lead)) {
          if (last.findingNo !== null) say(last, sayAgain(last, lead, { ...options, now }));
          continue;
        } else say(last, takeBack(last, ABOUT_ANOTHER));
      }
      if (last && wasAnswered(last, lead)) continue;
      const { finding, ...what } = raise(lead, (last?.round ?? 0) + 1, { ...options, now });
      latest.set(causeOf(finding), finding);
      say(finding, what);
    }
  }
  const all = [...new Set([...held, ...latest.values()])];
  const isNew = (one: SaidFinding): boolean => one.findingNo === null;
  const changed = all.filter((one) => isNew(one) || before.get(one) !== JSON.stringify(one));
  return { all, changed, said };
}

/**
 * Tells whether the latest finding about a cause was closed and the facts are those by which it was
 * said. Then it is not raised again: it was answered. Where the facts were not kept, those of now
 * are.
 */
function wasAnswered(last: SaidFinding, found: Found): boolean {
  if (last.status !== 'CLOSED' || !isAboutSame(last, found)) return false;
  last.basis ??= found.finding.basis;
  return last.basis === found.finding.basis;
}
