import { Waiters } from '@sinergi/pace';
import { type FeedReading, ReadFeedEvents } from './read-feed-events.js';

/** How many events one reading takes, and how many the tail holds. */
const REACH = 200;
/** Lies before every position. */
const NOWHERE = -1n;
/** A hint may be lost: then the tail finds new events after this time. */
const LOOK_AGAIN_MS = 10_000;

/**
 * The end of the feed, read once for all readers that wait there: a hundred idle readers cost as
 * much as one. A reader that is further back than the tail reaches reads pages by itself until it
 * arrives.
 *
 * Invariant: the tail holds all events of `(from, to]`, of all flows, oldest first.
 */
export class FeedTail {
  private from = 0n;
  private to = NOWHERE;
  /** counts how often the tail began anew; a reader that waited before must read by itself */
  private era = 0;
  private recent: FeedReading['items'] = [];
  private readonly waiters = new Waiters(() => this.wake(), LOOK_AGAIN_MS);
  private isReading = false;
  private isWoken = false;

  constructor(private readonly feed: Pick<ReadFeedEvents, 'read' | 'flows'>) {}

  /** Tells the tail that new events may exist. */
  wake(): void {
    this.isWoken = true;
    if (!this.isReading && this.waiters.count > 0) void this.readOn();
  }

  /**
   * Returns the events after a position, as soon as there are any.
   * @returns undefined where the tail does not reach back to the position: the caller reads pages
   */
  async after(position: bigint, leaving: AbortSignal): Promise<FeedReading | undefined> {
    if (this.waiters.count === 0 && position > this.to) this.beginAt(position);
    const { era } = this;
    while (era === this.era && position >= this.from) {
      if (position < this.to)
        return {
          items: this.recent.filter((item) => item.position > position),
          next: this.to,
          hasMore: false,
        };
      if (leaving.aborted) return { items: [], next: position, hasMore: false };
      await this.moved(leaving);
    }
    // Where the copy was restored, the tail is ahead of it until it reads again.
    this.wake();
    return undefined;
  }

  private beginAt(position: bigint): void {
    this.from = position;
    this.to = position;
    this.recent = [];
  }

  private async moved(leaving: AbortSignal): Promise<void> {
    const released = this.waiters.wait(leaving);
    // An event may have come between the reader's last page and now.
    if (this.isWoken && !this.isReading) void this.readOn();
    await released;
  }

  private async readOn(): Promise<void> {
    this.isReading = true;
    try {
      while (this.isWoken && this.waiters.count > 0) {
        this.isWoken = false;
        const began = this.to;
        const { items, next, hasMore } = await this.feed.read(began, REACH, {
          flows: this.feed.flows,
        });
        // The readers that waited have left, and another reader has begun the tail elsewhere.
        if (this.to !== began) {
          this.isWoken = true;
          continue;
        }
        if (hasMore) this.isWoken = true;
        if (next > began) this.moveTo(next, items);
      }
    } catch {
      // The waiting readers now read by themselves and meet the error: the copy was restored, or is
      // away.
      this.era += 1;
      this.beginAt(NOWHERE);
      this.waiters.release();
    } finally {
      this.isReading = false;
    }
  }

  private moveTo(next: bigint, items: FeedReading['items']): void {
    this.to = next;
    this.recent.push(...items);
    const surplus = this.recent.length - REACH;
    if (surplus > 0) {
      this.from = this.recent[surplus - 1]!.position;
      this.recent.splice(0, surplus);
    }
    this.waiters.release();
  }
}
