import { eventually } from '@sinergi/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aMessage } from '../testing/a-message.js';
import { FilterThread } from './filter-thread.js';
import { FilterThreads } from './filter-threads.js';

const GOES_ON = new AbortController().signal;
/**
 * Passes every check and never ends: it builds a list of a million elements and walks the whole
 * list for each element.
 */
const RUNAWAY = `[[1]]${'.map(a, a + a)'.repeat(20)}.exists(l, l.all(x, !(2 in l)))`;
/** Doubles its list until no memory is left. */
const GLUTTON = `[[1]]${'.map(a, a + a)'.repeat(35)}.exists(l, 2 in l)`;
const HONEST = { text: 'value.version == 1', messages: [aMessage()] };
const LONG_MS = 600_000;

let threads: FilterThreads;
const threadsWith = (limits: Partial<FilterThreads['limits']>): FilterThreads => {
  threads = new FilterThreads();
  Object.assign(threads, { limits: { ...threads.limits, ...limits } });
  return threads;
};
afterEach(() => threads.onModuleDestroy());

describe('filters at work', () => {
  it('block neither this thread nor another’s filter, and end with their asker', async () => {
    threadsWith({ recordMs: LONG_MS });
    const left = new AbortController();
    const attack = { text: RUNAWAY, messages: [aMessage()] };
    const runaway = threads.evaluate('viewer', attack, LONG_MS, left.signal);
    let isOver = false;
    const over = runaway
      .catch((error: unknown) => error)
      .finally(() => {
        isOver = true;
      });
    // It runs for as long as this test allows; meanwhile the other filters are answered.
    const { verdicts } = await threads.evaluate('operator', HONEST, LONG_MS, GOES_ON);
    expect([verdicts, isOver]).toEqual([[true], false]);
    left.abort(new Error('the page was left'));
    expect(await over).toMatchObject({ message: 'the page was left' });
  });

  it('have one task of each operator at a time, so that nobody takes all of them', async () => {
    threadsWith({ recordMs: LONG_MS });
    const left = new AbortController();
    const attack = { text: RUNAWAY, messages: [aMessage()] };
    const attacks = Array.from({ length: 5 }, () =>
      threads.evaluate('viewer', attack, LONG_MS, left.signal).catch(() => 'ended'),
    );
    const { verdicts } = await threads.evaluate('operator', HONEST, LONG_MS, GOES_ON);
    expect(verdicts).toEqual([true]);
    left.abort();
    expect(await Promise.all(attacks)).toEqual(Array(5).fill('ended'));
  });

  it.each([
    ['does not end with a record', { recordMs: 80 }, LONG_MS, RUNAWAY, 'evaluates a record'],
    ['takes longer than its scan may', { recordMs: LONG_MS / 1_000 }, 1, RUNAWAY, 'of a scan'],
    ['needs more memory than it may', { recordMs: LONG_MS, memoryMb: 64 }, LONG_MS, GLUTTON, 'MiB'],
  ])(
    'are ended where one %s, with a word on why; the next begins anew',
    async (_, limits, withinMs, text, told) => {
      threadsWith(limits);
      await expect(
        threads.evaluate('viewer', { text, messages: [aMessage()] }, withinMs, GOES_ON),
      ).rejects.toMatchObject({
        code: 'filter-too-costly',
        detail: expect.stringContaining(told),
      });
      threadsWith({ recordMs: LONG_MS });
      expect((await threads.evaluate('viewer', HONEST, LONG_MS, GOES_ON)).verdicts).toEqual([true]);
    },
  );

  it('leave no worker behind where who asked has gone before it was there', async () => {
    const left = new AbortController();
    const start = vi.spyOn(FilterThread, 'start');
    const asked = threadsWith({ recordMs: LONG_MS }).evaluate(
      'viewer',
      HONEST,
      LONG_MS,
      left.signal,
    );
    const isOver = expect(asked).rejects.toThrow('the page was left');
    await eventually('a worker starts', () => start.mock.calls.length > 0);
    left.abort(new Error('the page was left'));
    await isOver;
    const worker = await start.mock.results[0]!.value;
    start.mockRestore();
    expect(worker.isThere).toBe(false);
    expect((await threads.evaluate('viewer', HONEST, LONG_MS, GOES_ON)).verdicts).toEqual([true]);
  });
});
