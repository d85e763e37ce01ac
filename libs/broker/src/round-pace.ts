/** ms */
export interface RoundLimits {
  shortestMs: number;
  longestMs: number;
}

/** A round and its rest last three times what the round took, so that two thirds of the time are left for everybody else. */
const SHARE = 3;

/**
 * How long to rest after a round of work before the next, so that what comes meanwhile is done together: an idle machine answers at once, a busy
 * one, where every round takes longer, does fewer and larger ones. What a round costs beside its records is what decides how many events a second
 * sixteen copies can take.
 *
 * @param tookMs what the round took, ms
 * @returns ms
 */
export function restAfter(tookMs: number, { shortestMs, longestMs }: RoundLimits): number {
  return Math.max(0, Math.min(longestMs, Math.max(shortestMs, SHARE * tookMs)) - tookMs);
}
