import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WakeableRest } from './wakeable-rest.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const HOUR_MS = 3_600_000;
const { signal } = new AbortController();

function resting(idle: WakeableRest, until: AbortSignal = signal): { isOver: boolean } {
  const state = { isOver: false };
  void idle.rest(HOUR_MS, until).then(() => {
    state.isOver = true;
  });
  return state;
}

it('rests until its time is over', async () => {
  const state = resting(new WakeableRest());
  await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
  expect(state.isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(state.isOver).toBe(true);
});

it('is ended by a wake', async () => {
  const idle = new WakeableRest();
  const state = resting(idle);
  idle.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(state.isOver).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it('remembers a wake that came while nobody rested, once', async () => {
  const idle = new WakeableRest();
  idle.wake();
  idle.wake();
  const first = resting(idle);
  await vi.advanceTimersByTimeAsync(0);
  expect(first.isOver).toBe(true);
  const second = resting(idle);
  await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
  expect(second.isOver).toBe(false);
});

it('forgets the wakes that a look has answered', async () => {
  const idle = new WakeableRest();
  idle.wake();
  idle.forget();
  const state = resting(idle);
  await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
  expect(state.isOver).toBe(false);
});

it('is ended by an abort, before and during the rest, and leaves nothing behind', async () => {
  const stopping = new AbortController();
  const removed = vi.spyOn(stopping.signal, 'removeEventListener');
  const state = resting(new WakeableRest(), stopping.signal);
  stopping.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(state.isOver).toBe(true);
  const late = resting(new WakeableRest(), stopping.signal);
  await vi.advanceTimersByTimeAsync(0);
  expect(late.isOver).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  expect(removed).toHaveBeenCalledTimes(2);
});
