import { describe, expect, it } from 'vitest';
import { judgeRetention } from './judge-retention.js';
import { day } from './testing/a-context.js';

const ms = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const judge = (retainUntil: string) =>
  judgeRetention(
    { handling: { retainUntil: day(retainUntil) } },
    ms('2026-11-01'),
    ms('2027-11-30'),
  );

describe('how long content is kept', () => {
  it.each(['2026-11-02', '2037-11-30'])('may be until %s', (retainUntil) => {
    expect(judge(retainUntil)).toEqual([]);
  });

  it.each(['2026-11-01', '2037-12-01'])('may not be until %s', (retainUntil) => {
    expect(judge(retainUntil)).toEqual([
      {
        field: '/handling/retainUntil',
        expected: 'a day after 2026-11-01 and not after 2037-11-30',
        got: retainUntil,
      },
    ]);
  });
});
