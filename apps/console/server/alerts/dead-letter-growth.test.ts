import { describe, expect, it } from 'vitest';
import { DeadLetterGrowth } from './dead-letter-growth.js';

const MINUTE = 60_000;

describe('the growth of dead letters', () => {
  it('is what came within ten minutes, not what was there when the console began to look', () => {
    const growth = new DeadLetterGrowth();
    const at = (minute: number, count: number) =>
      growth.note('kec-menteng', count, minute * MINUTE);
    expect([at(0, 5), at(1, 7), at(2, 8), at(5, 8), at(11, 8), at(12, 8)]).toEqual([
      undefined,
      2,
      3,
      3,
      1,
      undefined,
    ]);
  });

  it('is not hidden by letters that were redriven meanwhile', () => {
    const growth = new DeadLetterGrowth();
    growth.note('kec-menteng', 5, 0);
    growth.note('kec-menteng', 1, MINUTE);
    expect(growth.note('kec-menteng', 4, 2 * MINUTE)).toBe(3);
    expect(growth.note('kec-senen', 4, 2 * MINUTE)).toBeUndefined();
  });
});
