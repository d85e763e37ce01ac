import type { Fields } from '../flow-rules.js';
import type { Violation } from '../violation.js';
import { ENTITY_LIMITS, type EntityLimits } from './entity-limits.js';
import { day } from './shown.js';

const DAY_MS = 86_400_000;

/**
 * Validates that content is kept beyond the day of its matter, and no longer than allowed. Call it
 * only where the request states handling anew: a change that cannot state it is not responsible for
 * it.
 *
 * @param since when its matter began, epoch ms
 * @param until when its matter is over, epoch ms
 */
export function validateRetention(
  { handling }: Fields,
  since: number,
  until: number = since,
  { retentionYears }: EntityLimits = ENTITY_LIMITS,
): Violation[] {
  const { retainUntil } = handling as { retainUntil: number };
  const date = new Date(until);
  const from = Math.floor(since / DAY_MS);
  const last = Math.floor(
    Date.UTC(date.getUTCFullYear() + retentionYears, date.getUTCMonth(), date.getUTCDate()) /
      DAY_MS,
  );
  if (retainUntil > from && retainUntil <= last) return [];
  return [
    {
      field: '/handling/retainUntil',
      expected: `a day after ${day(from)} and not after ${day(last)}`,
      got: day(retainUntil),
    },
  ];
}
