import { describe, expect, it } from 'vitest';
import { stepTo } from './step-to.js';

describe('the keys of the grid', () => {
  it('lead to a row that is there', () => {
    expect(
      ['ArrowDown', 'ArrowUp', 'PageDown', 'Home', 'End'].map((key) => stepTo(key, 4, 10, 20)),
    ).toEqual([5, 3, 9, 0, 9]);
    expect(stepTo('ArrowUp', -1, 10, 20)).toBe(0);
  });

  it('are left alone where they lead nowhere', () => {
    expect(stepTo('a', 4, 10, 20)).toBeNull();
    expect(stepTo('ArrowDown', -1, 0, 20)).toBeNull();
  });
});
