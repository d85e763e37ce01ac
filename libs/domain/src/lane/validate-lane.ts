import type { Fields, RuleContext } from '../flow-rules.js';
import type { Violation } from '../violation.js';
import { EARLIER_EXERCISE, type Lane, LIVE, laneOf } from './lane-of.js';

const FIELD = '/handling/exerciseId';

/** Returns a lane in words. */
function shown(lane: Lane): string {
  if (lane === LIVE) return 'a live entity';
  return lane === EARLIER_EXERCISE
    ? 'an entity of an exercise from before exercises had ids'
    : `an entity of exercise ${lane}`;
}

/**
 * Validates that an entity begins live or in an exercise that is open, and that it stays in its
 * lane: no exercise becomes live. Once an exercise has ended, nothing in it changes.
 */
export function validateLane(
  after: Fields,
  before: Fields | null,
  { exercise }: Pick<RuleContext, 'exercise'>,
): Violation[] {
  const is = laneOf(after);
  const was = before === null ? is : laneOf(before);
  if (is !== was)
    return [{ field: FIELD, expected: `${shown(was)}, as in the version before`, got: shown(is) }];
  if (is === LIVE || (is === EARLIER_EXERCISE && before !== null)) return [];
  if (is === EARLIER_EXERCISE)
    return [{ field: FIELD, expected: 'the exercise that it is part of', got: 'nothing' }];
  if (exercise?.['status'] === 'OPEN') return [];
  return [
    {
      field: FIELD,
      expected: 'an exercise that is open, as this agency holds it',
      got: exercise ? `one that is ${String(exercise['status'])}` : is,
    },
  ];
}

/**
 * Validates that a referred entity is of the same lane.
 *
 * @param field JSON pointer of the reference
 */
export function validateLaneOf(field: string, after: Fields, referred: Fields): Violation[] {
  const [is, other] = [laneOf(after), laneOf(referred)];
  if (is === other) return [];
  return [
    {
      field,
      expected: `${shown(is)}, like the entity that refers to it`,
      got: shown(other),
    },
  ];
}
