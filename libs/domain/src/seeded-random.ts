/** Repeatable random numbers: the same seed gives the same sequence on every machine. */
export interface SeededRandom {
  /** 0 ≤ x < 1 */
  next(): number;
  /** a whole number, both ends included */
  integer(min: number, max: number): number;
  pick<T>(choices: readonly T[]): T;
  /** RFC 9562 version 4, from the sequence: for repeatable data only, never for secrets */
  uuid(): string;
  /** a sequence of its own, independent of how far this one has come */
  fork(name: string): SeededRandom;
}

/** xoshiro128** 1.1 seeded by splitmix32. Source: Blackman and Vigna, Scrambled Linear Pseudorandom Number Generators (2021). */
export function seededRandom(seed: number): SeededRandom {
  const state = splitmix(seed, 4);
  const next32 = (): number => {
    const [s0, s1, s2, s3] = state as [number, number, number, number];
    const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    const t2 = s2 ^ s0;
    const t3 = s3 ^ s1;
    state[1] = s1 ^ t2;
    state[0] = s0 ^ t3;
    state[2] = t2 ^ shifted;
    state[3] = rotate(t3, 11);
    return result;
  };
  const random: SeededRandom = {
    next: () => next32() / 2 ** 32,
    integer: (min, max) => min + Math.floor((next32() / 2 ** 32) * (max - min + 1)),
    pick: (choices) => choices[random.integer(0, choices.length - 1)]!,
    uuid() {
      const hex = Array.from({ length: 4 }, () => next32().toString(16).padStart(8, '0')).join('');
      const variant = (8 + (Number.parseInt(hex[16]!, 16) & 3)).toString(16);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    fork: (name) =>
      seededRandom([...name].reduce((hash, character) => Math.imul(hash ^ character.charCodeAt(0), 16_777_619), seed ^ 2_166_136_261)),
  };
  return random;
}

function splitmix(seed: number, count: number): number[] {
  let state = seed | 0;
  return Array.from({ length: count }, () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  });
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
