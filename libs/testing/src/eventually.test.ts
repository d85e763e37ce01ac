import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventually } from './eventually.js';
import { patient, slowness, slownessOf } from './machine-slowness.js';

afterEach(() => vi.unstubAllEnvs());

/** Holds from the nth look on. */
const holdsAt = (nth: number) => {
  let looks = 0;
  return () => ++looks >= nth;
};

describe('a deadline of a test', () => {
  it('grows with the machine’s measured speed, and is never shorter than on a normal one', () => {
    vi.stubEnv('SINERGI_TEST_SLOWNESS', '3');
    expect(patient(120_000)).toBe(360_000);
    vi.stubEnv('SINERGI_TEST_SLOWNESS', '0.2');
    expect(patient(120_000)).toBe(120_000);
    vi.stubEnv('SINERGI_TEST_SLOWNESS', '');
    expect([slowness(), slownessOf(100), slownessOf(1_350), slownessOf(60_000)]).toEqual([
      1, 1, 3, 6,
    ]);
  });

  it('is over when it is over, and says what was missing', async () => {
    vi.stubEnv('SINERGI_TEST_SLOWNESS', '1');
    const never = eventually(
      'it holds',
      () => false,
      50,
      10,
      async () => 1,
    );
    await expect(never).rejects.toThrow('Expected within 50 ms that it holds, got: it was false');
  });

  it('is put off where the machine has become slower since the suite began, by as much', async () => {
    vi.stubEnv('SINERGI_TEST_SLOWNESS', '1');
    await eventually('it holds', holdsAt(8), 50, 10, async () => 6);
    const never = eventually(
      'it holds',
      () => false,
      20,
      10,
      async () => 3,
    );
    await expect(never).rejects.toThrow('Expected within 60 ms that it holds');
  });
});
