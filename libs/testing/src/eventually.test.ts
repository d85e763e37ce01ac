import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventually } from './eventually.js';
import { atSlowest, slowness, slownessOf } from './machine-slowness.js';
import { settled } from './settled.js';

afterEach(() => vi.unstubAllEnvs());

/** Returns a condition that holds from the nth check on. */
const holdsAt = (nth: number) => {
  let looks = 0;
  return () => ++looks >= nth;
};

describe('a deadline of a test', () => {
  it('grows with the machine’s measured speed, and is never shorter than on a normal one', () => {
    vi.stubEnv('SINERGI_TEST_SLOWNESS', '3');
    expect(slowness()).toBe(3);
    vi.stubEnv('SINERGI_TEST_SLOWNESS', '0.2');
    expect(slowness()).toBe(1);
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

  it('is put off as much as the machine slowed down since the suite began', async () => {
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

  it('is put off for what is to settle, too, and then hands over what was seen last', async () => {
    vi.stubEnv('SINERGI_TEST_SLOWNESS', '1');
    let isMeasured = false;
    const measure = async () => {
      isMeasured = true;
      return 1_000;
    };
    const look = async () => isMeasured;
    expect(await settled(look, (isWell) => isWell, 50, 10, measure)).toBe(true);
    const never = async () => 'not well';
    expect(
      await settled(
        never,
        () => false,
        20,
        10,
        async () => 1,
      ),
    ).toBe('not well');
  });

  it('ends before the test’s own limit, however slow the machine has become', ({ task }) => {
    expect(task.timeout).toBe(atSlowest(60_000));
    expect(atSlowest(20_000)).toBe(20_000 * slownessOf(Number.POSITIVE_INFINITY));
  });
});
