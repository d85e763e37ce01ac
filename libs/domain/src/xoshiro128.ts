/**
 * xoshiro128** 1.1 by David Blackman and Sebastiano Vigna, "Scrambled Linear Pseudorandom Number
 * Generators", ACM TOMS 47 (2021), prng.di.unimi.it/xoshiro128starstar.c (public domain). For
 * repeatable data only, never for secrets.
 *
 * @param state four 32-bit words, not all zero; changed in place
 * @returns the generator: whole numbers, 0 ≤ x < 2^32
 */
export function xoshiro128(state: Uint32Array): () => number {
  return () => {
    const [s0, s1, s2, s3] = state as unknown as [number, number, number, number];
    const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
    const t2 = s2 ^ s0;
    const t3 = s3 ^ s1;
    state[0] = s0 ^ t3;
    state[1] = s1 ^ t2;
    state[2] = t2 ^ (s1 << 9);
    state[3] = rotate(t3, 11);
    return result;
  };
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
