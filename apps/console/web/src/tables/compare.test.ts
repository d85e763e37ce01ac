import { describe, expect, it } from 'vitest';
import { byCount, byValue } from './compare.js';
import { exactNumber } from './exact-number.js';

const row = (value: unknown) => ({ getValue: () => value });
const ordered = (values: unknown[], by: typeof byCount) =>
  values
    .map(row)
    .sort((left, right) => by(left, right, 'any'))
    .map(({ getValue }) => getValue());

describe('the order of a column', () => {
  it('counts decimals of 64 bits, which a double could not tell apart', () => {
    expect(ordered(['9007199254740993', '10', '9007199254740992', '9'], byCount)).toEqual([
      '9',
      '10',
      '9007199254740992',
      '9007199254740993',
    ]);
  });

  it('keeps apart what is not known', () => {
    expect(ordered(['5', null, '3'], byCount)).toEqual([null, '3', '5']);
    expect(ordered(['b', null, 'a'], byValue)).toEqual([null, 'a', 'b']);
  });
});

describe('a count of 64 bits', () => {
  it('is written with every digit', () => {
    expect(exactNumber('9007199254740993', 'en')).toBe('9,007,199,254,740,993');
    expect(exactNumber('9007199254740993', 'id')).toBe('9.007.199.254.740.993');
  });
});
