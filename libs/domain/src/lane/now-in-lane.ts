import type { Fields } from '../flow-rules.js';

/**
 * Returns the time in a lane: the real time, or what the exercise says. An exercise moves no clock
 * of the process: `recordedAt`, tokens, append times and the ledger stay real.
 *
 * @param exercise its latest state held; null in the live lane
 * @param now the real time, epoch ms
 * @returns epoch ms
 */
export function nowInLane(exercise: Fields | null, now: number): number {
  const said = exercise?.['now'];
  return said === null || said === undefined ? now : Number(said);
}
