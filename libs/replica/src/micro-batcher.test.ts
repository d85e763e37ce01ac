import { describe, expect, it } from 'vitest';
import { MicroBatcher } from './micro-batcher.js';

/** Work that ends when it is told to, and the groups that it was given. */
function work() {
  const groups: number[][] = [];
  const ends: (() => void)[] = [];
  const run = async (items: number[]): Promise<number[]> => {
    groups.push(items);
    await new Promise<void>((resolve) => ends.push(resolve));
    return items.map((item) => item * 10);
  };
  return { groups, ends, run };
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
};

describe('what is submitted at once', () => {
  it('is done together; what comes meanwhile goes after it, each with its result', async () => {
    const { groups, ends, run } = work();
    const batcher = new MicroBatcher(run);
    const first = [batcher.submit(1), batcher.submit(2)];
    await turns();
    const second = [batcher.submit(3), batcher.submit(4)];
    await turns();
    expect(groups).toEqual([[1, 2]]);
    ends[0]!();
    await turns();
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ]);
    ends[1]!();
    expect(await Promise.all([...first, ...second])).toEqual([10, 20, 30, 40]);
  });

  it('is done in groups of no more than is said', async () => {
    const groups: number[][] = [];
    const batcher = new MicroBatcher(
      async (items: number[]) => {
        groups.push(items);
        return items;
      },
      { most: 2 },
    );
    expect(await Promise.all([1, 2, 3, 4, 5].map((item) => batcher.submit(item)))).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(groups).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('makes the next wait no longer than its limit when one waits for a lock', async () => {
    const { groups, ends, run } = work();
    const batcher = new MicroBatcher(run, { patienceMs: 20 });
    const stuck = batcher.submit(1);
    await turns();
    const next = batcher.submit(2);
    await expect.poll(() => groups.length).toBe(2);
    ends[1]!();
    expect(await next).toBe(20);
    ends[0]!();
    expect(await stuck).toBe(10);
  });

  it('is tried one by one where the group fails, so that a bad one harms none', async () => {
    const batcher = new MicroBatcher(async (items: number[]) => {
      if (items.includes(2)) throw new Error('Expected another number, got 2');
      return items;
    });
    const results = await Promise.allSettled([1, 2, 3].map((item) => batcher.submit(item)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
