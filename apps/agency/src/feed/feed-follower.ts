import type { InTransaction, SqlQuery } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { type RoundLimits, rest, restAfter, WakeableRest } from '@sinergi/pace';
import { type FollowedRow, readFollowed } from './feed-row.js';

/**
 * Small, so that its transaction is short: while an old transaction is open, the database cannot
 * remove row versions that others replaced.
 */
const BATCH = 200;
/** Events that come shortly after the first one are handled with it. */
const ROUND: RoundLimits = { shortestMs: 300, longestMs: 2_000 };
const LONGEST_REST_MS = 2_000;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 10_000;

export interface FeedFollowerOptions {
  /** the name of its cursor */
  name: string;
  topics: readonly string[];
  inTransaction: InTransaction;
  /** handles a batch in the transaction that moves the cursor: all of it or nothing */
  handle(query: SqlQuery, rows: FollowedRow[]): Promise<void>;
  /**
   * handles work that waits for something other than an event, in the same transaction; it is
   * called also when no event is new
   */
  waiting?(query: SqlQuery): Promise<void>;
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
        const handled = await this.handleNext();
        backoffMs = FIRST_BACKOFF_MS;
        if (handled === BATCH) continue;
        const settleMs = restAfter(performance.now() - began, ROUND);
        await this.idle.rest(LONGEST_REST_MS, signal);
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

  private async handleNext(): Promise<number> {
    const { name, topics, inTransaction, handle, waiting, onHandled } = this.options;
    const rows = await inTransaction(async (query) => {
      const cursor = await query('SELECT last_seq FROM feed_cursor WHERE name = $1 FOR UPDATE', [
        name,
      ]);
      const after = BigInt((cursor.rows[0]?.['last_seq'] as string | undefined) ?? '0');
      const next = await readFollowed(query, after, BATCH, topics);
      if (next.length === 0) {
        await waiting?.(query);
        return next;
      }
      await handle(query, next);
      await query(
        `INSERT INTO feed_cursor (name, last_seq)
         VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET last_seq = excluded.last_seq`,
        [name, String(next.at(-1)!.feedSeq)],
      );
      await waiting?.(query);
      return next;
    });
    if (rows.length > 0) onHandled?.(rows);
    return rows.length;
  }
}
