import { xoshiro128 } from './xoshiro128.js';

/**
 * A source of repeatable random choices: the same seed gives the same sequence on every machine.
 * Never for secrets.
 */
export interface SeededRandom {
  /** 0 ≤ x < 1 */
  next(): number;
  /** a whole number, both ends included */
  integer(min: number, max: number): number;
  /** @param choices at least one */
  pick<T>(choices: readonly T[]): T;
  /** true with this probability, 0 to 1 */
  chance(probability: number): boolean;
  /** RFC 9562 version 4, from the sequence */
  uuid(): string;
  /**
   * returns a separate sequence, which depends only on seed and name, not on the progress of this
   * one
   */
  fork(name: string): SeededRandom;
}

/**
 * Creates the sequence of a seed.
 *
 * @param seed a whole number; its lower 32 bits count
 */
export function seededRandom(seed: number): SeededRandom {
  const next32 = xoshiro128(splitmix32(seed, 4));
  const random: SeededRandom = {
    next: () => next32() / 2 ** 32,
    integer: (min, max) => min + Math.floor(random.next() * (max - min + 1)),
    pick(choices) {
      if (choices.length === 0) throw new RangeError('Expected at least one choice, got none');
      return choices[random.integer(0, choices.length - 1)] as (typeof choices)[number];
    },
    chance: (probability) => random.next() < probability,
    uuid() {
      const hex = Array.from({ length: 4 }, () => next32().toString(16).padStart(8, '0')).join('');
      const variant = (8 + (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16);
      const third = `4${hex.slice(13, 16)}`;
      const fourth = `${variant}${hex.slice(17, 20)}`;
      return [hex.slice(0, 8), hex.slice(8, 12), third, fourth, hex.slice(20)].join('-');
    },
    fork: (name) => seededRandom(fnv1a(`${seed} ${name}`)),
  };
  return random;
}

/**
 * Spreads a seed over several words, as xoshiro's authors advise. After Chris Wellons, "Prospecting
 * for Hash Functions" (public domain).
 */
function splitmix32(seed: number, words: number): Uint32Array {
  let state = seed | 0;
  return Uint32Array.from({ length: words }, () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  });
}

/** Returns the FNV-1a hash, 32 bits, by Fowler, Noll and Vo. */
function fnv1a(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return hash | 0;
}
