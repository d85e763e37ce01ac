import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from './pace.js';

/** A clock that moves only when a test waits, by exactly the time waited. */
const clock = vi.hoisted(() => ({ now: 0 }));
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number, _value: undefined, { signal }: { signal: AbortSignal }) => {
    signal.throwIfAborted();
    clock.now += ms;
  },
}));

const SECOND_MS = 1_000;
const PART_MS = 15 * SECOND_MS;
const DAY_MS = 8 * PART_MS;

beforeEach(() => {
  clock.now = 1_234.5;
  vi.spyOn(performance, 'now').mockImplementation(() => clock.now);
});
afterEach(() => vi.restoreAllMocks());

/** Returns when each turn came, ms after the beginning. */
async function turnsWithin(ms: number, pace: Pace): Promise<number[]> {
  const began = clock.now;
  const turns: number[] = [];
  for (;;) {
    await pace.next();
    if (clock.now - began >= ms) return turns;
    turns.push(clock.now - began);
  }
}

const aPace = (rate: number, rhythm: 'steady' | 'day') =>
  new Pace(rate, rhythm, new AbortController().signal);

describe('a steady pace', () => {
  it('lets one caller through after the other, evenly', async () => {
    const turns = await turnsWithin(10 * SECOND_MS, aPace(4, 'steady'));
    expect(turns).toHaveLength(40);
    for (const [at, turn] of turns.entries()) expect(turn).toBeCloseTo(at * 250, 6);
  });

  it('makes up for a timer that came late, and not for an outage', async () => {
    const pace = aPace(10, 'steady');
    await pace.next();
    clock.now += 350;
    const afterDelay = await turnsWithin(650, pace);
    expect(afterDelay.filter((turn) => turn === 0)).toHaveLength(3);
    expect(afterDelay).toHaveLength(9);
    clock.now += 60 * SECOND_MS;
    expect((await turnsWithin(SECOND_MS, pace)).length).toBeLessThanOrEqual(15);
  });

  it('ends every wait when the play is stopped', async () => {
    const abort = new AbortController();
    const pace = new Pace(1, 'steady', abort.signal);
    await pace.next();
    abort.abort();
    await expect(pace.next()).rejects.toThrow(/abort/);
  });
});

describe("a day's rhythm", () => {
  it.each([0.05, 0.5, 2, 8, 200])('is at %d a second on the mean what it says', async (rate) => {
    const days = Math.ceil(200 / rate / (DAY_MS / SECOND_MS));
    const turns = await turnsWithin(days * DAY_MS, aPace(rate, 'day'));
    const expected = (rate * days * DAY_MS) / SECOND_MS;
    expect(turns.length).toBeGreaterThanOrEqual(Math.floor(expected));
    expect(turns.length).toBeLessThanOrEqual(Math.ceil(expected) + 1);
  });

  it('goes from a trickle to a burst and back, the same every day', async () => {
    const turns = await turnsWithin(2 * DAY_MS, aPace(20, 'day'));
    const perPart = Array.from(
      { length: 16 },
      (_, part) => turns.filter((turn) => Math.floor(turn / PART_MS) === part).length,
    );
    const day = [30, 90, 300, 900, 420, 300, 240, 120];
    for (const [part, count] of perPart.entries())
      expect(Math.abs(count - day[part % 8]!)).toBeLessThanOrEqual(1);
  });
});
