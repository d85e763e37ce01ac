import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReadAgain } from './read-again.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('reads once for all that happens within its time, and again for what comes later', () => {
  let readings = 0;
  const again = new ReadAgain(() => {
    readings += 1;
  }, 1_000);
  for (let at = 0; at < 5; at += 1) again.soon();
  expect(readings).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(readings).toBe(1);
  again.soon();
  vi.advanceTimersByTime(1_000);
  expect(readings).toBe(2);
});
