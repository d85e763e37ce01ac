import type { Fields } from '../flow-rules.js';
import type { Violation } from '../violation.js';
import { type Lane, laneOf } from './lane-of.js';

const SHOWN: Readonly<Record<Lane, string>> = {
  LIVE: 'a live entity',
  EXERCISE: 'an entity of an exercise',
};

/** Validates that an entity stays in the lane of its previous version: no exercise becomes live. */
export function validateLaneKept(after: Fields, before: Fields | null): Violation[] {
  if (before === null) return [];
  const [was, is] = [laneOf(before), laneOf(after)];
  if (is === was) return [];
  return [
    {
      field: '/handling/exercise',
      expected: `${was === 'EXERCISE'}, as in the version before`,
      got: String(is === 'EXERCISE'),
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
      expected: `${SHOWN[is]}, like the entity that refers to it`,
      got: SHOWN[other],
    },
  ];
}
