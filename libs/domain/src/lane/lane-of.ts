import type { Fields } from '../flow-rules.js';

/**
 * Which of the worlds a fact belongs to: what is live, or what is played in an exercise. Nothing of
 * the one is ever reckoned with in the other.
 */
export type Lane = 'LIVE' | 'EXERCISE';

/** The lane of an event or entity, by its handling. */
export function laneOf({ handling }: Fields): Lane {
  const exercise = (handling as { exercise?: unknown } | null | undefined)?.exercise;
  return exercise === true ? 'EXERCISE' : 'LIVE';
}
