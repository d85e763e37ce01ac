import { describe, expect, it } from 'vitest';
import { day } from './testing/a-context.js';
import { validateRetention } from './validate-retention.js';

const ms = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const validate = (retainUntil: string) =>
  validateRetention(
    { handling: { retainUntil: day(retainUntil) } },
    ms('2026-11-01'),
    ms('2027-11-30'),
  );

describe('how long content is kept', () => {
  it.each(['2026-11-02', '2037-11-30'])('may be until %s', (retainUntil) => {
    expect(validate(retainUntil)).toEqual([]);
  });

  it.each(['2026-11-01', '2037-12-01'])('may not be until %s', (retainUntil) => {
    expect(validate(retainUntil)).toEqual([
      {
        field: '/handling/retainUntil',
        expected: 'a day after 2026-11-01 and not after 2037-11-30',
        got: retainUntil,
      },
    ]);
  });
});
