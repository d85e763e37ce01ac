import { describe, expect, it } from 'vitest';
import { exactNumber } from './exact-number.js';

describe('a count of 64 bits', () => {
  it('is written with every digit', () => {
    expect(exactNumber('9007199254740993', 'en')).toBe('9,007,199,254,740,993');
    expect(exactNumber('9007199254740993', 'id')).toBe('9.007.199.254.740.993');
  });
});
