import type { OutgoingRecord, Publisher, StoredAt } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import { type RoundLimits, rest, restAfter, WakeableRest } from '@sinergi/pace';

/** One connection, so that the advisory lock and the rows that it guards belong to one session. */
export interface RelaySession {
  query: SqlQuery;
  release(): Promise<void>;
}

export interface RelayLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface RelayOptions {
  connect(): Promise<RelaySession>;
  publisher(): Promise<Publisher>;
  /** name of the outbox: the relay that holds the lock of this name publishes it */
  lockKey: string;
  logger: RelayLogger;
  batchSize?: number;
  /** epoch ms */
  now?: () => number;
  /**
   * called with each batch after it is marked: topic and key of every record, and the time, epoch
   * ms
   */
  onPublished?(records: readonly Pick<OutgoingRecord, 'topic' | 'key'>[], at: number): void;
}

export interface RelayState {
  running: boolean;
  holdsLock: boolean;
  lastError: string | null;
  /** epoch ms of the last batch that was published and marked, 0 before the first */
  lastProgressAt: number;
}

const BATCH = 500;
/**
 * The interval of the poll. A committer calls `wake`; the poll finds records that were committed
 * without a call.
 */
const POLL_MS = 1_000;
/** How often a relay on standby tries the lock. */
const LOCK_POLL_MS = 200;
/**
 * The rest between two batches, unless more records wait already: records that are committed
 * shortly after each other are published together.
 */
const ROUND: RoundLimits = { shortestMs: 25, longestMs: 500 };
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;
const LOCK = 'hashtextextended($1, 0)';

interface Row extends OutgoingRecord {
  position: string;
}

/** The error for a lost lock. Another relay may be at work, so this session may mark no row. */
class LockLost extends Error {}

/**
 * Publishes the records of the outbox in order, then marks them. An advisory lock of the session
 * allows one relay per outbox. A row that is not marked has an unknown outcome and is sent again,
 * byte for byte; at most two batches are sent again. Replicas recognise a repeated record by its
 * version. The relay retries for ever, because giving up loses events.
 */
export class Relay {
  private stopping: AbortController | undefined;
  private loop: Promise<void> = Promise.resolve();
  /** not used after a failure or on standby, where one hint would make the relay spin */
  private readonly idle = new WakeableRest();
  private current: RelayState = {
    running: false,
    holdsLock: false,
    lastError: null,
    lastProgressAt: 0,
  };
  private publisher: Publisher | undefined;

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    if (this.stopping) return;
    this.stopping = new AbortController();
    this.current = { ...this.current, running: true };
    this.loop = this.run(this.stopping.signal).finally(() => {
      this.current = { ...this.current, running: false, holdsLock: false };
    });
  }

  /** Tells the relay that records were committed; without this call the next poll finds them. */
  wake(): void {
    this.idle.wake();
  }

  state(): RelayState {
    return this.current;
  }

  /** Stops the relay after the batch in progress. */
  async stop(): Promise<void> {
    this.stopping?.abort();
    await this.loop;
    this.stopping = undefined;
  }

  private async run(signal: AbortSignal): Promise<void> {
    let backoffMs = FIRST_BACKOFF_MS;
    while (!signal.aborted) {
      let session: RelaySession | undefined;
      try {
        session = await this.options.connect();
        await this.relaySession(session.query, signal, () => {
          backoffMs = FIRST_BACKOFF_MS;
        });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (this.current.lastError !== message)
          this.options.logger.warn({ err: error }, 'relay failed, trying again');
        this.current = { ...this.current, holdsLock: false, lastError: message };
        await this.dropPublisher();
        await rest(backoffMs, signal);
        backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
      } finally {
        await session
          ?.query(`SELECT pg_advisory_unlock(${LOCK})`, [this.options.lockKey])
          .catch(() => undefined);
        await session?.release().catch(() => undefined);
      }
    }
    await this.dropPublisher();
  }

  private async relaySession(
    query: SqlQuery,
    signal: AbortSignal,
    onProgress: () => void,
  ): Promise<void> {
    while (!signal.aborted && !(await this.tryLock(query))) await rest(LOCK_POLL_MS, signal);
    const size = this.options.batchSize ?? BATCH;
    let following: Row[] | undefined;
    let marked: Promise<void> = Promise.resolve();
    while (!signal.aborted) {
      const began = performance.now();
      const rows = following ?? (await this.pending(query));
      following = undefined;
      if (rows.length === 0) {
        await marked;
        this.current = { ...this.current, lastError: null };
        await this.idle.rest(POLL_MS, signal);
        continue;
      }
      this.publisher ??= await this.options.publisher();
      const isFull = rows.length >= size;
      // While the broker stores a batch of a backlog, the batch before it is marked and the next
      // one is read.
      const [stored, next] = await Promise.all([
        this.publisher.publish(rows.map(({ position: _, ...record }) => record)),
        isFull ? this.pending(query, rows) : undefined,
        marked,
      ]);
      following = next;
      marked = this.mark(query, rows, stored).then(() => {
        onProgress();
        this.tell(rows);
      });
      // The next `await marked` reports the error.
      marked.catch(() => undefined);
      if (isFull) continue;
      await marked;
      const restMs = restAfter(performance.now() - began, ROUND);
      if (restMs > 0) await rest(restMs, signal);
    }
    await marked;
  }

  private tell(rows: readonly Row[]): void {
    const at = (this.options.now ?? Date.now)();
    this.current = { ...this.current, lastError: null, lastProgressAt: at };
    this.options.onPublished?.(rows, at);
  }

  private async tryLock(query: SqlQuery): Promise<boolean> {
    const { rows } = await query(`SELECT pg_try_advisory_lock(${LOCK}) AS held`, [
      this.options.lockKey,
    ]);
    const holdsLock = rows[0]?.['held'] === true;
    this.current = { ...this.current, holdsLock };
    return holdsLock;
  }

  /**
   * Reads the oldest rows that are not marked. Rows under way are excluded by their positions, one
   * by one, not by a range: a row that commits late has a position before theirs, and must go
   * before the rows that follow it.
   */
  private async pending(query: SqlQuery, underWay: readonly Row[] = []): Promise<Row[]> {
    this.idle.forget();
    const { rows } = await query(
      `SELECT position, topic, key, value, headers
       FROM outbox
       WHERE published_at IS NULL
         AND position <> ALL ($2::bigint[])
       ORDER BY position LIMIT $1`,
      [this.options.batchSize ?? BATCH, underWay.map(({ position }) => position)],
    );
    return rows as unknown as Row[];
  }

  /**
   * Marks rows as published. This checks the lock: a relay that slept past it marks nothing,
   * since its session no longer holds the lock.
   */
  private async mark(query: SqlQuery, rows: Row[], stored: StoredAt[]): Promise<void> {
    const marked = await query(
      `UPDATE outbox o SET published_at = clock_timestamp(), partition = m.partition,
         log_offset = m.log_offset
       FROM unnest($1::bigint[], $2::int[], $3::bigint[]) AS m(position, partition, log_offset)
       WHERE o.position = m.position AND EXISTS (
         SELECT 1
         FROM pg_locks l
         WHERE l.locktype = 'advisory'
           AND l.pid = pg_backend_pid()
           AND l.granted
           AND l.classid::bigint = ((hashtextextended($4, 0) >> 32) & 4294967295)
           AND l.objid::bigint = (hashtextextended($4, 0) & 4294967295))
       RETURNING o.position`,
      [
        rows.map(({ position }) => position),
        stored.map(({ partition }) => partition),
        stored.map(({ offset }) => String(offset)),
        this.options.lockKey,
      ],
    );
    if (marked.rows.length !== rows.length)
      throw new LockLost(
        `Expected to mark ${rows.length} rows under the relay's lock, got ${marked.rows.length}`,
      );
  }

  /** Closes the publisher. A publisher that met an error is not used again. */
  private async dropPublisher(): Promise<void> {
    const { publisher } = this;
    this.publisher = undefined;
    await publisher?.close().catch(() => undefined);
  }
}
