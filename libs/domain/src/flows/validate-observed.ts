import type { Violation } from '../violation.js';
import { ENTITY_LIMITS, type EntityLimits } from './entity-limits.js';
import { instant } from './shown.js';

/** Whether what somebody saw can have been seen by now. @param at epoch ms; null says nothing */
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
  return [{ field, expected: `a time from ${instant(limits.earliestAt)} on`, got: instant(at) }];
}
