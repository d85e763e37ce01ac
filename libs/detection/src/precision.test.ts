import { describe, expect, it } from 'vitest';
import { hasFallen, judgedBy, LEAST_JUDGED, precisionOf } from './precision.js';

const judged = (right: number, of: number) => ({ right, judged: of });

describe('the precision of a rule', () => {
  it('is of what was judged, and results that say nothing of the lead are left out', () => {
    const right = { FOUND: 5, MISUSED_IDENTITY: 1 };
    const wrong = { NOT_FOUND: 2, WRONG_PERSON: 1, LAWFUL: 3 };
    const silent = { NOT_EXECUTABLE: 9, UNKNOWN: 9 };
    expect(judgedBy({ ...right, ...wrong, ...silent })).toEqual(judged(6, 12));
    expect(judgedBy({})).toEqual(judged(0, 0));
    expect(precisionOf(judged(0, 0))).toBeNull();
  });

  // Newcombe 1998 (Two-sided confidence intervals for the single proportion), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('has the score interval of Wilson for %i of %i', (right, of, lowest, highest) => {
    const precision = precisionOf(judged(right, of))!;
    expect(precision.value).toBe(right / of);
    expect(precision.lowest).toBeCloseTo(lowest, 4);
    expect(precision.highest).toBeCloseTo(highest, 4);
  });
});

describe('a precision', () => {
  // Newcombe 1998 (difference), table II, method 10: 56/70 - 48/80 is 0.0524 to 0.3339.
  it('has fallen where the interval of the difference lies below zero', () => {
    expect(hasFallen(judged(56, 70), judged(48, 80))).toBe(true);
    expect(hasFallen(judged(48, 80), judged(56, 70))).toBe(false);
    expect(hasFallen(judged(45, 70), judged(48, 80))).toBe(false);
    expect(hasFallen(judged(20, 20), judged(0, 20))).toBe(true);
  });

  it('that did not change, or grew, has not fallen', () => {
    for (let right = 0; right <= 40; right += 1) {
      expect(hasFallen(judged(right, 40), judged(right, 40))).toBe(false);
      expect(hasFallen(judged(0, 40), judged(right, 40))).toBe(false);
    }
  });

  it('of few answers has not fallen, whatever they are', () => {
    const few = LEAST_JUDGED - 1;
    expect(hasFallen(judged(few, few), judged(0, 100))).toBe(false);
    expect(hasFallen(judged(100, 100), judged(0, few))).toBe(false);
  });
});
