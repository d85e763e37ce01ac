import type { Fields } from '../flow-rules.js';

/**
 * The lane of a fact: live, or an exercise. It is the id of the exercise, {@link LIVE}, or
 * {@link EARLIER_EXERCISE}. Facts of one lane are never evaluated with facts of another.
 */
export type Lane = string;

export const LIVE = 'LIVE';
/** The lane of all drills from before exercises had ids. */
export const EARLIER_EXERCISE = 'EXERCISE';

/** Returns the lane of an event or entity, by its handling. */
export function laneOf({ handling }: Fields): Lane {
  const { exercise, exerciseId } = (handling ?? {}) as Fields;
  if (typeof exerciseId === 'string') return exerciseId;
  return exercise === true ? EARLIER_EXERCISE : LIVE;
}

/** Returns the handling's fields that say a lane: the opposite of {@link laneOf}. */
export const handlingOf = (lane: Lane): { exercise: boolean; exerciseId: string | null } => ({
  exercise: lane !== LIVE,
  exerciseId: lane === LIVE || lane === EARLIER_EXERCISE ? null : lane,
});
