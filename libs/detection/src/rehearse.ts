import { byText } from '@sinergi/domain';
import { beginningOf, type CivilDay, civilDayAt, dayNumberAt } from '@sinergi/law';
import type { Facts } from './facts.js';
import { knownBy } from './known-by.js';
import type {
  BothLanguages,
  Evaluation,
  EvaluationContext,
  Finding,
  Rule,
  Values,
} from './rule.js';

/** By what a rule is rehearsed on the facts of a unit. */
export interface RehearseOptions {
  rule: Rule;
  /** when the rule is evaluated, earliest first: `timesOf` */
  times: readonly RehearsedTime[];
  /** up to when the absence of an event is a fact by what owners have stated until now */
  coveredUntil: EvaluationContext['coveredUntil'];
  /** whether the lane has a time of its own, as an exercise may */
  hasOwnTime: boolean;
}

/** A time at which a rule is evaluated twice. */
export interface RehearsedTime {
  /** epoch ms */
  at: number;
  /** the numbers in force on that day */
  present: Values;
  /** the numbers that are tried */
  changed: Values;
}

/** How a cause stands by one set of numbers. */
export interface Standing {
  /** the first and the last of the days on which it is found, in Jakarta */
  from: CivilDay;
  until: CivilDay;
  /** on how many of the days it is found */
  days: number;
  /** what is found on the last of them */
  finding: Finding;
}

export const DIFFERENCES = ['COME', 'GO', 'CHANGE'] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/** In what an alert that stays would be another. */
export type Changed = 'DAYS' | 'SEVERITY' | 'REQUESTED_ACTION' | 'EVIDENCE' | 'EXPLANATION';

/** What other numbers would do to the alert on a cause. */
export interface Difference {
  cause: string;
  kind: DifferenceKind;
  /** null where it comes */
  present: Standing | null;
  /** null where it goes */
  changed: Standing | null;
  /** nothing unless it changes */
  changes: readonly Changed[];
  /** why the rule is silent where it comes or goes, in its own words; null where it says nothing */
  silentFor: BothLanguages | null;
  /**
   * whether something about the unit was said anew after the first of the days: how it read on that
   * day is not kept, so an alert of that time may have been another
   */
  isSaidAnew: boolean;
}

/** What a rehearsal tells of one unit. */
export interface Rehearsed {
  /** how many causes are found by both in the same way */
  same: number;
  differences: readonly Difference[];
}

/**
 * Returns when a rule is evaluated to rehearse it over days, by which numbers: at the end of each
 * day in Jakarta, and now for today.
 *
 * @param valuesOn the numbers in force on a day, since 1970-01-01
 * @param set the numbers that are tried, in place of those in force
 */
export function timesOf(
  { days, now }: { days: number; now: number },
  valuesOn: (day: number) => Values,
  set: Values,
): RehearsedTime[] {
  const today = dayNumberAt(now);
  const times: RehearsedTime[] = [];
  for (let day = today - days + 1; day <= today; day += 1) {
    const at = day === today ? now : beginningOf(day + 1) - 1;
    const present = valuesOn(day);
    const before = times.at(-1);
    // The same object while the numbers are the same: `evaluator` goes by that.
    times.push(
      before && JSON.stringify(before.present) === JSON.stringify(present)
        ? { ...before, at }
        : { at, present, changed: { ...present, ...set } },
    );
  }
  return times;
}

/** Rehearses a rule on the facts of a unit at once. */
export function rehearse(facts: Facts, options: RehearseOptions): Rehearsed {
  const steps = rehearsing(facts, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Rehearses a rule on the facts of a unit: evaluates it by the numbers in force and by others, at
 * the same times and by the same facts, and compares what is found about each cause. It pauses
 * after each time, so that others can work.
 *
 * Facts have their latest state. So both sides are evaluated by what is known of each day today,
 * without what happened or was first said after it.
 */
export function* rehearsing(
  facts: Facts,
  { rule, times, coveredUntil, hasOwnTime }: RehearseOptions,
): Generator<void, Rehearsed> {
  const known = knownBy(facts, rule.reads, { hasOwnTime });
  const sides = ['present', 'changed'] as const;
  const evaluators = {
    present: evaluator(rule, coveredUntil),
    changed: evaluator(rule, coveredUntil),
  };
  const causes = new Map<string, Record<(typeof sides)[number], Noted[]>>();
  for (const time of times) {
    for (const side of sides)
      for (const finding of evaluators[side](known.at(time.at), time.at, time[side]).findings) {
        const noted = causes.get(finding.cause) ?? { present: [], changed: [] };
        noted[side].push({ time, finding });
        causes.set(finding.cause, noted);
      }
    yield;
  }
  const differences = [...causes]
    .sort(([one], [other]) => byText(one, other))
    .flatMap(([cause, { present, changed }]): Difference[] => {
      const differs = compare(present, changed);
      if (differs === null) return [];
      const noted = [...present, ...changed].map(({ time }) => time);
      const silent = differs.kind === 'COME' ? 'present' : 'changed';
      const last = noted.at(-1)!;
      const evaluateAnew = evaluator(rule, coveredUntil);
      return [
        {
          ...{ cause, ...differs, present: standingOf(present), changed: standingOf(changed) },
          silentFor:
            differs.kind === 'CHANGE'
              ? null
              : evaluateAnew(known.at(last.at), last.at, last[silent]).silentFor,
          isSaidAnew: known.isSaidAnewSince(Math.min(...noted.map(({ at }) => at))),
        },
      ];
    });
  return { same: causes.size - differences.length, differences };
}

/** What was found about a cause at a time. */
interface Noted {
  time: RehearsedTime;
  finding: Finding;
}

type Evaluate = (facts: Facts, at: number, values: Values) => Evaluation;

/**
 * Evaluates a rule at one time after another. A rule finds the same until it asks to be evaluated
 * again, unless its facts, its numbers or the coverage that it asked for change. Why it is silent
 * may change before that.
 */
function evaluator(rule: Rule, coveredUntil: RehearseOptions['coveredUntil']): Evaluate {
  let last: { said: Evaluation; facts: Facts; values: Values; asked: Asked[] } | undefined;
  // What is stated later may be more, and nobody knew it then.
  const coveredBy = (flow: string, kecamatan: string | null, at: number): number | null => {
    const until = coveredUntil(flow, kecamatan);
    return until === null ? null : Math.min(until, at);
  };
  return (facts, at, values) => {
    const isStill =
      last?.facts === facts &&
      last.values === values &&
      (last.said.againAt ?? Number.POSITIVE_INFINITY) > at &&
      last.asked.every(([flow, kecamatan, until]) => coveredBy(flow, kecamatan, at) === until);
    if (last && isStill) return last.said;
    const asked: Asked[] = [];
    const said = rule.evaluate(facts, {
      ...{ now: at, values },
      coveredUntil(flow, kecamatan) {
        const until = coveredBy(flow, kecamatan, at);
        asked.push([flow, kecamatan, until]);
        return until;
      },
    });
    last = { said, facts, values, asked };
    return said;
  };
}

/** A question for coverage, and its answer. */
type Asked = [flow: string, kecamatan: string | null, until: number | null];

/** Returns in what two differ; null where in nothing. */
function compare(
  was: readonly Noted[],
  is: readonly Noted[],
): Pick<Difference, 'kind' | 'changes'> | null {
  if (was.length === 0) return { kind: 'COME', changes: [] };
  if (is.length === 0) return { kind: 'GO', changes: [] };
  const changes = changesOf(was, is);
  return changes.length > 0 ? { kind: 'CHANGE', changes } : null;
}

function standingOf(noted: readonly Noted[]): Standing | null {
  const [first, last] = [noted[0], noted.at(-1)];
  if (!first || !last) return null;
  return {
    from: civilDayAt(first.time.at),
    until: civilDayAt(last.time.at),
    days: noted.length,
    finding: last.finding,
  };
}

/** Compares the days, and what is found on the last day on which both find it. */
function changesOf(was: readonly Noted[], is: readonly Noted[]): Changed[] {
  const days = (noted: readonly Noted[]): string => noted.map(({ time }) => time.at).join();
  const both = was.findLast(({ time }) => is.some((other) => other.time === time));
  const other = is.find(({ time }) => time === both?.time)?.finding;
  const one = both?.finding;
  const differs = (of: (finding: Finding) => unknown): boolean =>
    one !== undefined && JSON.stringify(of(one)) !== JSON.stringify(of(other!));
  return [
    ...(days(was) === days(is) ? [] : (['DAYS'] as const)),
    ...(differs(({ severity }) => severity) ? (['SEVERITY'] as const) : []),
    ...(differs(({ requestedAction }) => requestedAction) ? (['REQUESTED_ACTION'] as const) : []),
    ...(differs(({ evidence }) => [...evidence].sort()) ? (['EVIDENCE'] as const) : []),
    ...(differs(({ explanation }) => explanation) ? (['EXPLANATION'] as const) : []),
  ];
}
