import type { LagEvaluation, LagReason, LagVerdict } from '../../contract/agency.js';
import { BEHIND_AFTER_MS, REPORT_STALE_MS } from '../sync/evaluate-cell.js';
import type { LagPoint } from './lag-window.js';

export interface LagEvidence {
  /** the window, oldest first */
  points: readonly LagPoint[];
  /** records not applied now; null where the log end is unknown */
  pending: bigint | null;
  /** age of the oldest of these now, ms; null where no time is known for it */
  lagMs: number | null;
  /** an operator paused the reading */
  isPaused: boolean;
  /**
   * the broker has not given its log ends for a while. Reports cannot arrive then either, so a
   * missing report is not the agency's fault
   */
  isBrokerSilent: boolean;
  /** epoch ms */
  now: number;
}

/**
 * The least time between two compared points: from one second to the next, lag rises and falls
 * without meaning.
 */
const APART_MS = 9_000;
const FEWEST = 3;

/**
 * Evaluates one agency's reading of one partition by Burrow's rules. They need no threshold of lag:
 * they look at how the lag changes over the window. Source: LinkedIn Burrow, Consumer Lag
 * Evaluation Rules.
 *
 * Ours differ in three ways. The time lag comes first: an agency less than five seconds behind is
 * caught up. A step back counts until the log end is reached again, not only while it was never
 * reached. An agency that is silent with nothing pending is unknown, because an agency at rest
 * still reports every ten seconds.
 */
export function evaluateLag(evidence: LagEvidence): LagEvaluation {
  const { points, pending, lagMs, now } = evidence;
  const oldest = points[0];
  const newest = points.at(-1);
  const say = (
    verdict: LagVerdict,
    reason: LagReason,
    ms: number | null = lagMs,
  ): LagEvaluation => ({
    verdict,
    reason,
    params: {
      ...(ms === null ? {} : { seconds: Math.floor(ms / 1_000) }),
      ...(pending === null ? {} : { pending: pending.toString() }),
      perSecond: perSecond(points),
    },
  });
  if (oldest === undefined || newest === undefined) return say('UNKNOWN', 'too-few-reports', null);
  const isBehind = pending !== null && pending > 0n;

  const quietMs = now - newest.at;
  if (quietMs > Math.max(newest.at - oldest.at, REPORT_STALE_MS))
    return say(isBehind && !evidence.isBrokerSilent ? 'STOP' : 'UNKNOWN', 'silent', quietMs);
  if (evidence.isPaused) return say(isBehind ? 'STOP' : 'OK', 'paused');
  if (pending === 0n || (lagMs !== null && lagMs <= BEHIND_AFTER_MS)) return say('OK', 'caught-up');

  const back = points.findLastIndex(
    ({ nextOffset }, index) => index > 0 && nextOffset < points[index - 1]!.nextOffset,
  );
  const since = points.slice(Math.max(0, back));
  if (since.some(isCaughtUp)) return say('OK', 'caught-up');
  if (back > 0) return say('REWIND', 'went-back');

  const compared = apart(points);
  if (compared.length < FEWEST) return say('UNKNOWN', 'too-few-reports');
  const pairs = compared.slice(1).map((after, index) => [compared[index]!, after] as const);
  if (pairs.some(([before, after]) => isCloser(before, after))) return say('OK', 'keeping-pace');
  if (compared.every(({ nextOffset }) => nextOffset === newest.nextOffset))
    return say('STALL', 'not-moving', now - compared[0]!.at);
  return say('WARN', newest.pending > compared[0]!.pending ? 'falling-behind' : 'keeping-pace');
}

/** From good to bad, in Burrow's order; an unknown verdict never ranks as well as OK. */
const RANK: Record<LagVerdict, number> = {
  OK: 0,
  UNKNOWN: 1,
  WARN: 2,
  STOP: 3,
  STALL: 4,
  REWIND: 5,
};

/**
 * Returns an agency's evaluation: that of its worst partition; among equal ones, that with the
 * largest time lag. Undefined without partitions.
 */
export function worstEvaluation<T extends LagEvaluation & { lagMs: number | null }>(
  evaluations: readonly T[],
): T | undefined {
  return evaluations.reduce<T | undefined>((worst, next) => {
    if (worst === undefined) return next;
    const worse =
      RANK[next.verdict] - RANK[worst.verdict] || (next.lagMs ?? 0) - (worst.lagMs ?? 0);
    return worse > 0 ? next : worst;
  }, undefined);
}

const isCaughtUp = ({ pending, lagMs }: LagPoint): boolean =>
  pending === 0n || (lagMs !== null && lagMs <= BEHIND_AFTER_MS);

/**
 * Tells whether the reader came closer to the log end in records or in time: a backlog of one burst
 * grows older while it shrinks.
 */
function isCloser(before: LagPoint, after: LagPoint): boolean {
  if (after.pending < before.pending) return true;
  return before.lagMs !== null && after.lagMs !== null && after.lagMs < before.lagMs;
}

/** Returns the points that lie far enough apart, counted back from the newest. */
function apart(points: readonly LagPoint[]): LagPoint[] {
  const kept: LagPoint[] = [];
  for (const point of points.toReversed())
    if (kept.length === 0 || kept.at(-1)!.at - point.at >= APART_MS) kept.push(point);
  return kept.reverse();
}

/**
 * Returns the records applied per second over the window, to a tenth; 0 for a reader that went
 * back.
 */
function perSecond(points: readonly LagPoint[]): number {
  const first = points[0];
  const last = points.at(-1);
  if (
    first === undefined ||
    last === undefined ||
    last.at <= first.at ||
    last.nextOffset <= first.nextOffset
  )
    return 0;
  return (
    Math.round(Number(last.nextOffset - first.nextOffset) / ((last.at - first.at) / 10_000)) / 10
  );
}
