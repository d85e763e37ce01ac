import type { Query } from '@sinergi/database';
import {
  causesOf,
  type Evaluated,
  type Evaluation,
  type Facts,
  isOf,
  isWaiting,
  type Rule,
  type SaidFinding,
  type SayOptions,
  type Values,
  valuesAt,
  valuesChangeOn,
  whatChanged,
} from '@sinergi/detection';
import type { RuleParticipant } from '@sinergi/domain';
import { beginningOf, dayNumberAt } from '@sinergi/law';
import { type Again, beginEvaluation, storeAgain, type UnitInLane } from './due.js';
import { saidFindings, storeFindings } from './findings.js';
import { type Coverage, coverageIn, type LaneTime, laneTimes } from './lane-times.js';
import { RuleBook } from './rule-book.js';
import { settingsIn } from './taken-settings.js';
import { type Claimed, claim, factsOf, holdsOf } from './unit-facts.js';

/**
 * A rule that failed is tried again after this time; what was said stays until then. So is one that
 * asks for a time which is over, or the unit would be due for ever.
 */
const LATER_MS = 3_600_000;
const laterThan = (now: number, at: number): number => (at > now ? at : now + LATER_MS);

/** By what units are evaluated. */
export interface LookOptions extends Omit<SayOptions, 'now'> {
  /** the real time, epoch ms */
  now: number;
  book?: RuleBook;
  /** all who may report in the exchange, for coverage */
  participants?: readonly Pick<RuleParticipant, 'code' | 'publishes' | 'areaCodes'>[];
  /** called for a rule that threw: a defect of the rule */
  onRuleFailed?(rule: Rule, one: UnitInLane, error: unknown): void;
}

/**
 * Evaluates the units that are due, at most so many at once. Nothing is evaluated before the feed
 * was read to its end: that would withdraw alerts for want of facts.
 *
 * @returns how many were due, and how many of them could be evaluated: others are being evaluated
 *   by another process
 */
export async function lookAtDue(
  query: Query,
  options: LookOptions,
  atMost: number,
): Promise<{ due: number; evaluated: number }> {
  await beginEvaluation(query);
  // A unit whose row is being written just now is skipped until later. Waiting for that lock while
  // holding others could end in a deadlock.
  const rows = await query(
    `SELECT unit, unit_id, lane FROM due
     WHERE at <= $1 AND (SELECT caught_up FROM feed_position)
     ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [new Date(options.now), atMost],
  );
  const units = rows.map((row) => ({
    ...{ unit: row['unit'], unitId: String(row['unit_id']), lane: String(row['lane']) },
  })) as UnitInLane[];
  return { due: rows.length, evaluated: await lookAtUnits(query, units, options) };
}

/**
 * Evaluates units by all their rules, and decides whether to raise, update, escalate, close or
 * withdraw alerts. The same transaction stores the decisions, and they are submitted later. So no
 * decision is submitted twice, and none is lost.
 *
 * @returns how many could be evaluated
 */
export async function lookAtUnits(
  query: Query,
  units: readonly UnitInLane[],
  options: LookOptions,
): Promise<number> {
  if (units.length === 0) return 0;
  const { book = new RuleBook(), participants = [] } = options;
  const times = await laneTimes(query, [...new Set(units.map(({ lane }) => lane))], options.now);
  const open = units.filter(({ lane }) => times.has(lane));
  const { claimed, same, busy } = await claim(query, open);
  const facts = await factsOf(query, claimed, (unit) => book.kindsOf(unit));
  const coverage = await coverageIn(query, [...times.keys()], participants);
  const isHeld = await holdsOf(query, claimed);
  const settingsOf = await settingsIn(query, options.escalateTo);
  const evaluated: Evaluated[] = [];
  const agains: Again[] = [];
  for (const one of claimed) {
    const time = times.get(one.lane)!;
    const asks = new Set<string>();
    const ends: number[] = [];
    const day = dayNumberAt(time.now);
    const settings = settingsOf(one.lane);
    for (const rule of book.of(one.unit)) {
      const changeOn = valuesChangeOn(rule, settings, day);
      if (changeOn !== null) ends.push(beginningOf(changeOn));
      try {
        const of = facts.get(one)!;
        const values = valuesAt(rule, settings, day);
        const evaluation = evaluate(rule, of, { one, time, coverage, asks, values });
        if (evaluation.againAt !== null) ends.push(laterThan(time.now, evaluation.againAt));
        const held = isHeld(one, rule.category);
        evaluated.push({ rule, one, now: time.now, evaluation, isHeld: held });
      } catch (error) {
        options.onRuleFailed?.(rule, one, error);
        ends.push(laterThan(time.now, time.now));
      }
    }
    agains.push({
      ...{ unit: one.unit, unitId: one.unitId, lane: one.lane, isStated: time.isStated },
      ...{ at: ends.length > 0 ? Math.min(...ends) : null, asks: [...asks].sort() },
    });
  }
  const held = await saidFindings(query, claimed, causesOf(evaluated));
  const { all: findings, changed, said } = whatChanged(held, claimed, evaluated, options);
  await storeFindings(query, changed, said);
  const nothing = { at: null, isStated: false, asks: [] };
  await storeAgain(query, [
    ...agains.map((again, i) => escalating(again, claimed[i]!, findings, times)),
    ...[...same, ...units.filter(({ lane }) => !times.has(lane))].map((one) => ({
      ...{ ...one, ...nothing },
    })),
  ]);
  return units.length - busy.length;
}

function evaluate(
  rule: Rule,
  facts: Facts,
  {
    one,
    time,
    coverage,
    asks,
    values,
  }: { one: Claimed; time: LaneTime; coverage: Coverage; asks: Set<string>; values: Values },
): Evaluation {
  return rule.evaluate(facts, {
    now: time.now,
    values,
    coveredUntil(flow, kecamatan) {
      asks.add(flow);
      return coverage(one.lane, flow, kecamatan);
    },
  });
}

/** A unit is due too when somebody should have taken one of its alerts up. */
function escalating(
  again: Again,
  one: Claimed,
  findings: readonly SaidFinding[],
  times: ReadonlyMap<string, LaneTime>,
): Again {
  const { now } = times.get(one.lane)!;
  const ends = findings.flatMap((finding) =>
    isOf(finding, one) && isWaiting(finding) && (finding.dueAt ?? 0) > now ? finding.dueAt! : [],
  );
  const each = again.at === null ? ends : [...ends, again.at];
  return { ...again, at: each.length > 0 ? Math.min(...each) : null };
}
