import { describe, expect, it } from 'vitest';
import { bytesOf, gained, gigabytesPerMillion } from './storage.js';

const history = (bytes: number) => ({ name: 'history', indexOf: null, bytes });
const index = (bytes: number) => ({ name: 'history_pkey', indexOf: 'history', bytes });

describe('what a copy occupies', () => {
  it('is what each table and index gained, the largest first', () => {
    const feed = { name: 'feed', indexOf: null, bytes: 8_192 };
    const grown = gained([index(10), history(100), feed], [index(300), history(150), feed]);
    expect(grown).toEqual([index(290), history(50)]);
    expect(bytesOf(grown)).toBe(340);
  });

  it('counts whole what was not there before', () => {
    expect(gained([], [history(7)])).toEqual([history(7)]);
  });

  it('is scaled to a million entities', () => {
    expect(gigabytesPerMillion(2_835 * 2 ** 20, 1_000_000)).toBeCloseTo(2.97, 2);
    expect(gigabytesPerMillion(40_000 * 1_400, 40_000)).toBeCloseTo(1.4, 9);
  });
});
