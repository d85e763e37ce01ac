import { MachineBusy } from './machine-busy.js';

/** ms */
export interface RoundLimits {
  shortestMs: number;
  longestMs: number;
}

/** Up to here nobody is kept waiting for the sake of others. */
const QUIET = 0.4;
/**
 * From here on a round and its rest last three times what the round took, so that two thirds of the
 * time are left for everybody else.
 */
const BUSY = 0.8;
const SHARE = 3;

const machine = new MachineBusy();

/**
 * How long to rest after a round of work before the next, so that what comes meanwhile is done
 * together: a machine with time left answers at once, a busy one, where every round takes longer,
 * does fewer and larger ones. What a round costs beside its records is what decides how many events
 * a second sixteen copies can take.
 *
 * @param tookMs what the round took, ms
 * @param busy how busy the machine is, 0 to 1
 * @returns ms
 */
export function restAfter(
  tookMs: number,
  { shortestMs, longestMs }: RoundLimits,
  busy: number = machine.share(),
): number {
  const share = 1 + (SHARE - 1) * Math.min(1, Math.max(0, (busy - QUIET) / (BUSY - QUIET)));
  return Math.max(0, Math.min(longestMs, Math.max(shortestMs, share * tookMs)) - tookMs);
}
