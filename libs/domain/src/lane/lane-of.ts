import type { Fields } from '../flow-rules.js';

/**
 * The lane of a fact: live, or part of an exercise. Facts of one lane are never evaluated with
 * facts of the other.
 */
export type Lane = 'LIVE' | 'EXERCISE';

/** Returns the lane of an event or entity, by its handling. */
export function laneOf({ handling }: Fields): Lane {
  const exercise = (handling as { exercise?: unknown } | null | undefined)?.exercise;
  return exercise === true ? 'EXERCISE' : 'LIVE';
}
