import type { InTransaction, SqlQuery } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { type RoundLimits, rest, restAfter, WakeableRest } from '@sinergi/pace';
import { type FollowedRow, feedEnd, readFollowed } from './feed-row.js';

/**
 * Small, so that its transaction is short: while an old transaction is open, the database cannot
 * remove row versions that others replaced.
 */
const BATCH = 200;
/** Events that come shortly after the first one are handled with it. */
const ROUND: RoundLimits = { shortestMs: 300, longestMs: 2_000 };
/** A hint may be lost, and what is healed gives none: it looks again after this time. */
const LOOK_AGAIN_MS = 10_000;
/** How often it looks while something waits for more than an event. */
const WAITING_AGAIN_MS = 2_000;
/**
 * The cursor moves past events of other topics once they are so many. Otherwise every look would
 * read all of them again, where the follower's own events are rare.
 */
const PASSED_BY = 5_000n;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 10_000;

export interface FeedFollowerOptions {
  /** the name of its cursor */
  name: string;
  topics: readonly string[];
  database: { query: SqlQuery; inTransaction: InTransaction };
  /** handles a batch in the transaction that moves the cursor: all of it or nothing */
  handle(query: SqlQuery, rows: FollowedRow[]): Promise<void>;
  /** work that waits for something other than an event */
  waiting?: {
    /** whether some may wait; while none does, nothing is looked at unless the feed moved */
    some(): boolean;
    /** handles it in the transaction of a look, also where no event is new */
    handle(query: SqlQuery): Promise<void>;
  };
  /** called after the commit */
  onHandled?(rows: FollowedRow[]): void;
  logger: Logger;
}

/**
 * Runs an agency's own work about events after its replica applied them. The cursor moves in the
 * transaction of the work, so each event is handled exactly once. The work neither delays the
 * reading of the log nor makes it fail.
 */
export class FeedFollower {
  private readonly stopping = new AbortController();
  private work: Promise<void> = Promise.resolve();
  private readonly idle = new WakeableRest();
  /** the feed's end and the cursor at a look that found nothing more */
  private seen: { end: bigint; cursor: bigint } | undefined;

  constructor(private readonly options: FeedFollowerOptions) {}

  start(): void {
    this.work = this.run(this.stopping.signal);
  }

  /**
   * Hints that a topic has new events. Without the hint the follower finds them a little later.
   */
  wakeFor(topic: string): void {
    if (this.options.topics.includes(topic)) this.wake();
  }

  /** Hints that what the follower waits for may have come. */
  wake(): void {
    this.idle.wake();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
  }

  private async run(signal: AbortSignal): Promise<void> {
    let backoffMs = FIRST_BACKOFF_MS;
    while (!signal.aborted) {
      try {
        this.idle.forget();
        const began = performance.now();
        const handled = (await this.hasNothing()) ? 0 : await this.handleNext();
        backoffMs = FIRST_BACKOFF_MS;
        if (handled === BATCH) continue;
        const settleMs = restAfter(performance.now() - began, ROUND);
        await this.idle.rest(this.someWait() ? WAITING_AGAIN_MS : LOOK_AGAIN_MS, signal);
        await rest(settleMs, signal);
      } catch (error) {
        this.options.logger[levelOf(error)](
          { err: error, follower: this.options.name },
          'follower failed, trying again',
        );
        await rest(backoffMs, signal);
        backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
      }
    }
  }

  private someWait(): boolean {
    return this.options.waiting?.some() === true;
  }

  /**
   * Whether the feed and the cursor are where a look found nothing more. The cursor is compared
   * too, since in a database that was restored the feed may come to the same end by other events.
   */
  private async hasNothing(): Promise<boolean> {
    const { seen } = this;
    if (seen === undefined || this.someWait()) return false;
    const { rows } = await this.options.database.query(
      `SELECT last_seq AS feed_end,
         coalesce((SELECT last_seq FROM feed_cursor WHERE name = $1), 0) AS cursor
       FROM feed`,
      [this.options.name],
    );
    const [at] = rows;
    return at?.['feed_end'] === String(seen.end) && at['cursor'] === String(seen.cursor);
  }

  private async handleNext(): Promise<number> {
    const { name, topics, database, handle, waiting, onHandled } = this.options;
    this.seen = undefined;
    const { rows, seen } = await database.inTransaction(async (query) => {
      const cursor = await query('SELECT last_seq FROM feed_cursor WHERE name = $1 FOR UPDATE', [
        name,
      ]);
      const after = BigInt((cursor.rows[0]?.['last_seq'] as string | undefined) ?? '0');
      // Before the rows: what is numbered later is not passed by.
      const end = await feedEnd(query);
      const next = await readFollowed(query, after, BATCH, topics);
      const isAll = next.length < BATCH;
      if (next.length > 0) await handle(query, next);
      const handledTo = next.at(-1)?.feedSeq ?? after;
      const moved = isAll && end - handledTo >= PASSED_BY ? end : handledTo;
      if (moved > after)
        await query(
          `INSERT INTO feed_cursor (name, last_seq)
           VALUES ($1, $2)
           ON CONFLICT (name) DO UPDATE SET last_seq = excluded.last_seq`,
          [name, String(moved)],
        );
      if (waiting?.some()) await waiting.handle(query);
      return { rows: next, seen: isAll ? { end, cursor: moved } : undefined };
    });
    this.seen = seen;
    if (rows.length > 0) onHandled?.(rows);
    return rows.length;
  }
}
