import { describe, expect, it } from 'vitest';
import { byteSize } from './byte-size.js';

describe('a size', () => {
  it.each([
    ['0', '0 byte'],
    ['999', '999 byte'],
    ['1000', '1 kB'],
    ['99949', '99.9 kB'],
    ['999499', '999 kB'],
    ['999500', '1 MB'],
    ['7000000000000000000', '7,000,000 TB'],
  ])('of %s is told as %s', (bytes, told) => {
    expect(byteSize(bytes, 'en')).toBe(told);
  });

  it('is told as the language tells it', () => {
    expect(byteSize('12345678', 'id')).toBe('12,3 MB');
  });
});
