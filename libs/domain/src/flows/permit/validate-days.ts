import { dayNumberAt } from '@sinergi/law';
import type { Fields } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { day } from '../shown.js';
import { validateRetention } from '../validate-retention.js';

const DAY_MS = 86_400_000;

/** Validates that a stay does not end before it begins. */
export function validateDays({ validFrom, validUntil }: Fields): Violation[] {
  if (Number(validUntil) >= Number(validFrom)) return [];
  return [
    {
      field: '/validUntil',
      expected: `a day on or after ${day(Number(validFrom))}`,
      got: day(Number(validUntil)),
    },
  ];
}

/** Validates that an extension takes no day away, whoever decided it. */
export function validateForward(after: Fields, change: string, before: Fields | null): Violation[] {
  if (change !== 'EXTENDED' || Number(after['validUntil']) > Number(before!['validUntil']))
    return [];
  return [
    {
      field: '/validUntil',
      expected: `a day after ${day(Number(before!['validUntil']))}`,
      got: day(Number(after['validUntil'])),
    },
  ];
}

/** Validates the day on which a permit ended: in its stay, and over. */
export function validateEnd(
  { endedOn, validFrom }: Fields,
  change: string,
  now: number,
): Violation[] {
  if (endedOn === null || endedOn === undefined) return [];
  const [ended, today] = [Number(endedOn), dayNumberAt(now)];
  if (ended < Number(validFrom))
    return [
      {
        field: '/endedOn',
        expected: `a day on or after ${day(Number(validFrom))}`,
        got: day(ended),
      },
    ];
  if (change === 'LAPSED' && ended >= today)
    return [{ field: '/endedOn', expected: `a day before ${day(today)}`, got: day(ended) }];
  if (ended > today)
    return [{ field: '/endedOn', expected: `a day not after ${day(today)}`, got: day(ended) }];
  return [];
}

/** Validates how long a permit's content is kept, by its stay. */
export const validateStayRetention = (after: Fields): Violation[] =>
  validateRetention(
    after,
    Number(after['validFrom']) * DAY_MS,
    Number(after['validUntil']) * DAY_MS,
  );
