import { eventually } from '@sinergi/testing';
import { expect, it } from 'vitest';
import { SettledWork } from './settled-work.js';

const LONG_MS = 3_600_000;

it('begins once for several requests, and repeats until it works', async () => {
  const failures: unknown[] = [];
  let runs = 0;
  const work = new SettledWork(
    async () => {
      runs += 1;
      if (runs < 3) throw new Error(`failure ${runs}`);
    },
    { settleMs: 1, retryMs: 1, onFailure: (error) => failures.push(error) },
  );
  for (let n = 0; n < 5; n++) work.request();
  await eventually('it worked', () => runs === 3);
  expect(failures).toEqual([new Error('failure 1'), new Error('failure 2')]);
});

it('is put off by no later request where it is asked for once at a time', async () => {
  let runs = 0;
  const options = { settleMs: 50, retryMs: LONG_MS, onFailure: () => undefined };
  const work = new SettledWork(async () => {
    runs += 1;
  }, options);
  const flood = setInterval(() => work.requestOnce(), 1);
  await eventually('it began, and again', () => runs >= 2);
  clearInterval(flood);
  work.stop();
});

it('begins at once where it is told to, and not any more after its end', async () => {
  let runs = 0;
  const options = { settleMs: LONG_MS, retryMs: LONG_MS, onFailure: () => undefined };
  const work = new SettledWork(async () => {
    runs += 1;
  }, options);
  work.begin();
  await eventually('it began', () => runs === 1);
  work.begin();
  work.stop();
  work.request();
  let other = 0;
  const later = new SettledWork(async () => {
    other += 1;
  }, options);
  later.begin();
  await eventually('what was asked for later has begun', () => other === 1);
  expect(runs).toBe(1);
});
