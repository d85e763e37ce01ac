import type { Violation } from '../violation.js';
import { ENTITY_LIMITS, type EntityLimits } from './entity-limits.js';
import { instant } from './shown.js';

/**
 * Validates that an observation is not after now and not before the earliest allowed time.
 *
 * @param at epoch ms; null is not validated
 */
export function validateObserved(
  field: string,
  at: number | null | undefined,
  now: number,
  limits: EntityLimits = ENTITY_LIMITS,
): Violation[] {
  if (at === null || at === undefined) return [];
  if (at > now + limits.clockAheadMs)
    return [
      {
        field,
        expected: `a time not after ${instant(now + limits.clockAheadMs)}`,
        got: instant(at),
      },
    ];
  if (at >= limits.earliestAt) return [];
  return [
    { field, expected: `a time at or after ${instant(limits.earliestAt)}`, got: instant(at) },
  ];
}
