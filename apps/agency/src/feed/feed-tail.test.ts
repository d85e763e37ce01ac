import { setMaxListeners } from 'node:events';
import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import type { FeedEvent } from './feed-event.js';
import { FeedTail } from './feed-tail.js';
import { CursorAhead, type FeedReading } from './read-feed-events.js';

/** A feed that ends at `end` and counts how often it is read. */
function aFeed(end: bigint) {
  return {
    end,
    readings: 0,
    flows: ['sighting'],
    async read(after: bigint, limit: number): Promise<FeedReading> {
      this.readings += 1;
      if (after > this.end) throw new CursorAhead();
      const items: FeedReading['items'] = [];
      for (let position = after + 1n; position <= this.end && items.length < limit; position += 1n)
        items.push({
          position,
          flow: 'sighting',
          cursor: `at ${position}`,
          event: {} as FeedEvent,
        });
      return {
        items,
        next: items.at(-1)?.position ?? this.end,
        hasMore: items.length === limit,
      };
    },
  };
}

const positions = (reading: FeedReading | undefined): bigint[] | undefined =>
  reading?.items.map(({ position }) => position);

/**
 * The controller of a reader that leaves a hundred waits at once; a stream waits once at a time.
 */
function leavingAll(): AbortController {
  const leaving = new AbortController();
  setMaxListeners(100, leaving.signal);
  return leaving;
}

describe('the end of the feed', () => {
  it('is read once for all who wait there', async () => {
    const feed = aFeed(7n);
    const tail = new FeedTail(feed);
    const leaving = leavingAll();
    const waiting = Array.from({ length: 100 }, () => tail.after(7n, leaving.signal));
    feed.end = 9n;
    tail.wake();
    expect((await Promise.all(waiting)).map(positions)).toEqual(waiting.map(() => [8n, 9n]));
    expect(feed.readings).toBe(1);
  });

  it('costs nothing while nothing comes', async () => {
    const feed = aFeed(7n);
    const tail = new FeedTail(feed);
    const leaving = leavingAll();
    const waiting = Array.from({ length: 100 }, () => tail.after(7n, leaving.signal));
    leaving.abort();
    expect((await Promise.all(waiting)).every((reading) => reading?.next === 7n)).toBe(true);
    tail.wake();
    expect(feed.readings).toBe(0);
  });

  it('knows of what came between a reader’s last page and its waiting', async () => {
    const feed = aFeed(7n);
    const tail = new FeedTail(feed);
    feed.end = 8n;
    tail.wake();
    expect(positions(await tail.after(7n, new AbortController().signal))).toEqual([8n]);
  });

  it('sends whoever is further back than it reaches to read pages', async () => {
    const feed = aFeed(1_000n);
    const tail = new FeedTail(feed);
    const leaving = new AbortController();
    const ahead = tail.after(1_000n, leaving.signal);
    expect(await tail.after(400n, leaving.signal)).toBeUndefined();
    feed.end = 1_001n;
    tail.wake();
    expect(positions(await ahead)).toEqual([1_001n]);
    expect(positions(await tail.after(1_000n, leaving.signal))).toEqual([1_001n]);
  });

  it('lets those who wait look for themselves where the copy was put back', async () => {
    const feed = aFeed(1_000n);
    const tail = new FeedTail(feed);
    const leaving = new AbortController();
    const ahead = tail.after(1_000n, leaving.signal);
    feed.end = 7n;
    tail.wake();
    expect(await ahead).toBeUndefined();
    const again = tail.after(7n, leaving.signal);
    feed.end = 8n;
    tail.wake();
    expect(positions(await again)).toEqual([8n]);
  });

  it('gives every reader every event once, in order, whoever comes and goes', async () => {
    const feed = aFeed(1_000n);
    const tail = new FeedTail(feed);
    const last = 2_000n;
    const read = async (from: bigint, rests: number): Promise<bigint[]> => {
      const got: bigint[] = [];
      for (let position = from, isAtEnd = false; position < last; ) {
        const told: FeedReading | undefined = isAtEnd
          ? await tail.after(position, new AbortController().signal)
          : undefined;
        const page: FeedReading = told ?? (await feed.read(position, 200));
        isAtEnd = told !== undefined || page.items.length < 200;
        got.push(...page.items.map((item) => item.position));
        position = page.next;
        for (let i = 0; i < rests; i += 1) await new Promise(setImmediate);
      }
      return got;
    };
    const readers = [0n, 3n, 150n, 0n, 1_000n].map((from, i) => ({
      from,
      got: read(from, i * 3),
    }));
    let isDone = false;
    const done = Promise.all(readers.map(({ got }) => got)).then(() => {
      isDone = true;
    });
    await eventually('all of it is read', async () => {
      for (let i = 0; i < 10; i += 1) {
        feed.end = feed.end + 7n > last ? last : feed.end + 7n;
        tail.wake();
        await new Promise(setImmediate);
      }
      return isDone;
    });
    await done;
    for (const { from, got } of readers) {
      const wanted = Array.from({ length: Number(last - from) }, (_, i) => from + BigInt(i) + 1n);
      expect(await got).toEqual(wanted);
    }
  });
});
