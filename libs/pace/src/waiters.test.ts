import { expect, it } from 'vitest';
import { Waiters } from './waiters.js';

const LONG_MS = 3_600_000;

it('lets go who waits now, by a release or by leaving, and counts who is left', async () => {
  const waiters = new Waiters(() => undefined, LONG_MS);
  const leaving = new AbortController();
  const stays = new AbortController().signal;
  const [first, second] = [waiters.wait(leaving.signal), waiters.wait(stays)];
  expect(waiters.count).toBe(2);
  leaving.abort();
  await first;
  expect(waiters.count).toBe(1);
  waiters.release();
  await second;
  expect(waiters.count).toBe(0);
});

it('looks again while somebody waits, and no longer', async () => {
  let looks = 0;
  const waiters: Waiters = new Waiters(() => {
    looks += 1;
    if (looks === 3) waiters.release();
  }, 1);
  await waiters.wait(new AbortController().signal);
  expect(looks).toBe(3);
  const next = waiters.wait(new AbortController().signal);
  waiters.release();
  await next;
  expect(looks).toBe(3);
});
