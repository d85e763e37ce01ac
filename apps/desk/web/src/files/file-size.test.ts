import { describe, expect, it } from 'vitest';
import { fileSize } from './file-size.js';

describe('the size of a file', () => {
  it.each([
    [999, 'en', '999 byte'],
    [1_000, 'en', '1 kB'],
    [2_449_000, 'en', '2.4 MB'],
    [2_449_000, 'id', '2,4 MB'],
    [10_485_760, 'id', '10,5 MB'],
  ])('of %i bytes, in %s, is %s', (bytes, language, text) => {
    expect(fileSize(bytes, language)).toBe(text);
  });
});
