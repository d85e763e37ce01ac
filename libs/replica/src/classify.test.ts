import { describe, expect, it } from 'vitest';
import { classify } from './classify.js';

const a = Buffer.from('aaaaaaaa');
const b = Buffer.from('bbbbbbbb');

describe('settle', () => {
  it('applies a version above the latest', () =>
    expect(classify(2, a, undefined, 1)).toBe('APPLY'));
  it('keeps a version that arrives late without letting it displace the newer state', () =>
    expect(classify(1, a, undefined, 3)).toBe('STALE'));
  it('recognises the same bytes sent twice', () => expect(classify(2, a, a, 2)).toBe('DUPLICATE'));
  it('recognises two different records that claim the same version', () =>
    expect(classify(2, b, a, 2)).toBe('FORK'));
});
