import { MachineBusy } from './machine-busy.js';

/** ms */
export interface RoundLimits {
  shortestMs: number;
  longestMs: number;
}

/** Up to this busy share no work waits in order to leave time to other processes. */
const QUIET = 0.4;
/**
 * From this busy share on, a round and its rest last three times as long as the round, so that two
 * thirds of the time are left for other processes.
 */
const BUSY = 0.8;
const SHARE = 3;

const machine = new MachineBusy();

/**
 * Returns how long to rest after a round of work before the next, so that work that arrives
 * meanwhile is done together. An idle machine answers at once. A busy one, where every round takes
 * longer, does fewer and larger rounds. The cost of a round besides its records decides how many
 * events a second sixteen copies can take.
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
