import { describe, expect, it } from 'vitest';
import { classOf, countClasses } from './count-classes.js';

describe('classes of counts on the map', () => {
  it('set nought apart from few', () => {
    expect(countClasses([0, 3, 8])).toEqual([
      { from: 0, to: 0 },
      { from: 1, to: 2 },
      { from: 3, to: 4 },
      { from: 5, to: 6 },
      { from: 7, to: 8 },
    ]);
  });

  it('are no more than there are numbers', () => {
    expect(countClasses([1, 2])).toEqual([
      { from: 0, to: 0 },
      { from: 1, to: 1 },
      { from: 2, to: 2 },
    ]);
    expect(countClasses([0, 0])).toEqual([{ from: 0, to: 0 }]);
  });

  it('hold every possible count', () => {
    const counts = [0, 1, 5, 9, 17, 91];
    const classes = countClasses(counts);
    for (const count of counts) {
      const { from, to } = classes[classOf(count, classes)]!;
      expect(count >= from && count <= to).toBe(true);
    }
  });
});
