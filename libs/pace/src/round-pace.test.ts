import { describe, expect, it } from 'vitest';
import { restAfter } from './round-pace.js';

const limits = { shortestMs: 50, longestMs: 400 };

describe('the rest after a round', () => {
  it('fills the shortest round where work is short, however busy the machine is', () => {
    for (const busy of [0, 1]) {
      expect(restAfter(5, limits, busy)).toBe(45);
      expect(restAfter(0, limits, busy)).toBe(50);
    }
  });

  it('is none after longer work while the machine has time left', () => {
    expect(restAfter(100, limits, 0.3)).toBe(0);
    expect(restAfter(30, limits, 0.3)).toBe(20);
  });

  it('grows with the work and the machine’s load: fewer and larger rounds', () => {
    expect(restAfter(40, limits, 1)).toBe(80);
    expect(restAfter(100, limits, 0.9)).toBe(200);
    expect(restAfter(100, limits, 0.6)).toBeCloseTo(100);
  });

  it('ends: no round with its rest is longer than the longest, and that has no rest', () => {
    expect(restAfter(200, limits, 1)).toBe(200);
    expect(restAfter(390, limits, 1)).toBe(10);
    expect(restAfter(5_000, limits, 1)).toBe(0);
  });

  it('is found by itself for this machine', () => {
    expect(restAfter(0, limits)).toBe(50);
  });
});
