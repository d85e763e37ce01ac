import { describe, expect, it } from 'vitest';
import { roomiestPoint } from './roomiest-point.js';

describe('where the name of an area stands', () => {
  it('is the middle of a square', () => {
    const [x, y] = roomiestPoint([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ]);
    expect([x, y]).toEqual([1, 1]);
  });

  it('is inside an area that bends around another', () => {
    const [x, y] = roomiestPoint([
      [0, 0],
      [10, 0],
      [10, 2],
      [2, 2],
      [2, 10],
      [0, 10],
      [0, 0],
    ]);
    expect(x < 2 || y < 2).toBe(true);
  });
});
