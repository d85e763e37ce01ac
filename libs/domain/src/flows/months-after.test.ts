import fc from 'fast-check';
import { expect, it } from 'vitest';
import { monthsAfter } from './months-after.js';
import { day as shown } from './shown.js';
import { day } from './testing/a-context.js';

it.each([
  ['2026-11-24', 6, '2027-05-24'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2028-02-29', 120, '2038-02-28'],
])('%s and %i months is %s', (from, months, until) => {
  expect(shown(monthsAfter(day(from), months))).toBe(until);
});

it('never skips a month, and comes in order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000, max: 40_000 }),
      fc.integer({ min: 0, max: 300 }),
      (from, months) => {
        const [here, next] = [monthsAfter(from, months), monthsAfter(from, months + 1)];
        expect(next - here).toBeGreaterThanOrEqual(28);
        expect(next - here).toBeLessThanOrEqual(31);
      },
    ),
  );
});
