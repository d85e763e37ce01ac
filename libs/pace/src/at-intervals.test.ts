import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AtIntervals } from './at-intervals.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('work at intervals', () => {
  it('is never done twice at once, and goes on after a failure', async () => {
    const ends: ((error?: Error) => void)[] = [];
    const failures: unknown[] = [];
    const work = () =>
      new Promise<void>((resolve, reject) => {
        ends.push((error) => (error ? reject(error) : resolve()));
      });
    const intervals = new AtIntervals(work, {
      everyMs: 10,
      onFailure: (error) => failures.push(error),
    });
    intervals.start();
    intervals.start();
    await vi.advanceTimersByTimeAsync(50);
    expect(ends).toHaveLength(1);
    ends[0]!(new Error('it failed'));
    await vi.advanceTimersByTimeAsync(10);
    expect(failures).toHaveLength(1);
    expect(ends).toHaveLength(2);
    let isStopped = false;
    const stopping = intervals.stop().then(() => {
      isStopped = true;
    });
    await vi.advanceTimersByTimeAsync(50);
    expect([isStopped, ends.length]).toEqual([false, 2]);
    ends[1]!();
    await stopping;
  });
});
