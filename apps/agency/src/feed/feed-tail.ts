import { type FeedReading, ReadFeedEvents } from './read-feed-events.js';

/** As much as is read at once, and as far back as the tail reaches. */
const REACH = 200;
/** Before every position. */
const NOWHERE = -1n;
/** A hint may be lost: then what came is found after this. */
const LOOK_AGAIN_MS = 10_000;

/**
 * The end of the feed, read once for all who wait there: a hundred idle readers cost what one does.
 * Who is further back than the tail reaches reads pages by itself until it is here.
 *
 * All events of `(from, to]` are held, of all flows, oldest first.
 */
export class FeedTail {
  private from = 0n;
  private to = NOWHERE;
  /** counts how often the tail began anew; who waited before that has to look for itself */
  private era = 0;
  private recent: FeedReading['items'] = [];
  private readonly waiting = new Set<() => void>();
  private lookAgain: NodeJS.Timeout | undefined;
  private isReading = false;
  private isWoken = false;

  constructor(private readonly feed: Pick<ReadFeedEvents, 'read' | 'flows'>) {}

  /** New events may be there. */
  wake(): void {
    this.isWoken = true;
    if (!this.isReading && this.waiting.size > 0) void this.readOn();
  }

  /**
   * What follows a position, as soon as something does.
   * @returns undefined where the tail does not reach back to it: it has to be read by pages
   */
  async after(position: bigint, leaving: AbortSignal): Promise<FeedReading | undefined> {
    if (this.waiting.size === 0 && position > this.to) this.beginAt(position);
    const { era } = this;
    while (era === this.era && position >= this.from) {
      if (position < this.to)
        return { items: this.recent.filter((item) => item.position > position), next: this.to };
      if (leaving.aborted) return { items: [], next: position };
      await this.moved(leaving);
    }
    // Where the copy was put back, the tail is ahead of it until it looks.
    this.wake();
    return undefined;
  }

  private beginAt(position: bigint): void {
    this.from = position;
    this.to = position;
    this.recent = [];
  }

  private moved(leaving: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        leaving.removeEventListener('abort', done);
        this.waiting.delete(done);
        if (this.waiting.size === 0) {
          clearInterval(this.lookAgain);
          this.lookAgain = undefined;
        }
        resolve();
      };
      this.waiting.add(done);
      leaving.addEventListener('abort', done, { once: true });
      this.lookAgain ??= setInterval(() => this.wake(), LOOK_AGAIN_MS);
      // Something may have come between the reader's last page and now.
      if (this.isWoken && !this.isReading) void this.readOn();
    });
  }

  private async readOn(): Promise<void> {
    this.isReading = true;
    try {
      while (this.isWoken && this.waiting.size > 0) {
        this.isWoken = false;
        const began = this.to;
        const { items, next } = await this.feed.read(began, REACH, this.feed.flows);
        // Whoever waited has left and somebody else has begun elsewhere.
        if (this.to !== began) {
          this.isWoken = true;
          continue;
        }
        if (items.length === REACH) this.isWoken = true;
        if (next > began) this.moveTo(next, items);
      }
    } catch {
      // Whoever waits reads by itself and meets what went wrong: the copy was put back, or is away.
      this.era += 1;
      this.beginAt(NOWHERE);
      this.release();
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
    this.release();
  }

  private release(): void {
    for (const done of [...this.waiting]) done();
  }
}
