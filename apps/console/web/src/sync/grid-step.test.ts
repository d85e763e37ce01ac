import { describe, expect, it } from 'vitest';
import { gridStep } from './grid-step.js';

const SIZE = { rows: 3, columns: 4 };
const press = (key: string, row: number, column: number, ctrlKey = false) =>
  gridStep({ key, ctrlKey }, { row, column }, SIZE);

describe('a step in a grid', () => {
  it.each([
    ['ArrowLeft', [1, 1], [1, 0]],
    ['ArrowRight', [1, 1], [1, 2]],
    ['ArrowUp', [1, 1], [0, 1]],
    ['ArrowDown', [1, 1], [2, 1]],
    ['Home', [1, 2], [1, 0]],
    ['End', [1, 2], [1, 3]],
  ])('goes by %s from %j to %j', (key, [row, column], [toRow, toColumn]) => {
    expect(press(key, row!, column!)).toEqual({ row: toRow, column: toColumn });
  });

  it('stays inside', () => {
    expect(press('ArrowLeft', 0, 0)).toEqual({ row: 0, column: 0 });
    expect(press('ArrowUp', 0, 0)).toEqual({ row: 0, column: 0 });
    expect(press('ArrowRight', 2, 3)).toEqual({ row: 2, column: 3 });
    expect(press('ArrowDown', 2, 3)).toEqual({ row: 2, column: 3 });
  });

  it('goes with Ctrl to the first and the last cell', () => {
    expect(press('Home', 1, 2, true)).toEqual({ row: 0, column: 0 });
    expect(press('End', 1, 2, true)).toEqual({ row: 2, column: 3 });
  });

  it('starts inside where the grid has become smaller', () => {
    expect(press('ArrowUp', 9, 9)).toEqual({ row: 1, column: 3 });
  });

  it('leaves other keys alone', () => {
    expect(press('Enter', 1, 1)).toBeNull();
    expect(press('Tab', 1, 1)).toBeNull();
  });
});
