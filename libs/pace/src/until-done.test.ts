import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilDone } from './until-done.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tries again, each time later up to the longest time, until the work succeeds', async () => {
  const tried: number[] = [];
  const failures: unknown[] = [];
  const began = Date.now();
  const done = untilDone(
    async () => {
      tried.push(Date.now() - began);
      if (tried.length < 5) throw new Error('away');
      return 'here';
    },
    new AbortController().signal,
    (error) => failures.push(error),
    { firstMs: 100, longestMs: 300 },
  );
  await vi.runAllTimersAsync();
  await expect(done).resolves.toBe('here');
  expect(tried).toEqual([0, 100, 300, 600, 900]);
  expect(failures).toHaveLength(4);
});

it('ends with the reason of the abort', async () => {
  const stopping = new AbortController();
  const done = untilDone(
    () => Promise.reject(new Error('away')),
    stopping.signal,
    () => undefined,
  );
  const refused = expect(done).rejects.toThrow('told to stop');
  await vi.advanceTimersByTimeAsync(250);
  stopping.abort(new Error('told to stop'));
  await refused;
});
