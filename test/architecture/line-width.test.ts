import { describe, expect, it } from 'vitest';
import { longLines } from '../suite/long-lines.mjs';

describe('the width of code', () => {
  it('is at most 100 columns, counted as characters', () => {
    const fits = `const a = '${'é'.repeat(87)}';`;
    expect(longLines(`${fits}\n${fits} // b\n`)).toEqual([{ line: 2, columns: 105 }]);
  });

  it('is not held against what cannot be broken', () => {
    const url = `https://example.org/${'a'.repeat(100)}`;
    expect(longLines(`// ${url}\n * ${url}\n  '${url}',\n`)).toEqual([]);
  });
});
