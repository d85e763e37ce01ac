import { describe, expect, it } from 'vitest';
import { restAfter } from './round-pace.js';

const limits = { shortestMs: 50, longestMs: 400 };

describe('the rest after a round', () => {
  it('fills the shortest round where work is short', () => {
    expect(restAfter(5, limits)).toBe(45);
    expect(restAfter(0, limits)).toBe(50);
  });

  it('grows with the work, so that a busy machine does fewer and larger rounds', () => {
    expect(restAfter(40, limits)).toBe(80);
    expect(restAfter(100, limits)).toBe(200);
  });

  it('ends: no round and its rest last longer than the longest, and after one that did there is none', () => {
    expect(restAfter(200, limits)).toBe(200);
    expect(restAfter(390, limits)).toBe(10);
    expect(restAfter(5_000, limits)).toBe(0);
  });
});
