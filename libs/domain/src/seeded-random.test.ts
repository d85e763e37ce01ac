import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.js';

const sequence = (seed: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: 20 }, () => random.next());
};

describe('the seeded random', () => {
  it('repeats itself by seed and differs between seeds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (one, other) => {
        expect(sequence(one)).toEqual(sequence(one));
        if (one !== other) expect(sequence(one)).not.toEqual(sequence(other));
      }),
    );
  });

  it('forks by seed and name, whatever was drawn before', () => {
    const drawn = seededRandom(3);
    drawn.next();
    expect(drawn.fork('a').next()).toBe(seededRandom(3).fork('a').next());
    expect(seededRandom(3).fork('a').next()).not.toBe(seededRandom(3).fork('b').next());
    expect(seededRandom(3).fork('a').next()).not.toBe(seededRandom(4).fork('a').next());
  });

  it('spreads evenly, stays within its bounds and reaches both ends', () => {
    const random = seededRandom(7);
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 20_000; draw++) counts[random.integer(0, 9)]!++;
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(250);
    const taken = Array.from({ length: 20_000 }, () => random.chance(0.25)).filter(Boolean).length;
    expect(Math.abs(taken - 5_000)).toBeLessThan(300);
  });

  it('makes version 4 identifiers that do not repeat', () => {
    const random = seededRandom(1);
    const ids = Array.from({ length: 2_000 }, () => random.uuid());
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids)).toHaveLength(ids.length);
  });

  it('refuses to pick from nothing', () => {
    expect(() => seededRandom(1).pick([])).toThrow(RangeError);
  });
});
