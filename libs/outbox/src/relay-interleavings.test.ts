import type { OutgoingRecord } from '@sinergi/broker';
import {
  eventually,
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { append } from './append.js';
import { outboxMigrations } from './migrations.js';
import { pendingCount } from './pending.js';
import { Relay, type RelaySession } from './relay.js';
import { PublishedLog } from './testing/published-log.js';

const LARGEST_BATCH = 4;
const WITHIN_MS = 120_000;
const quiet = { info: () => undefined, warn: () => undefined };

let postgres: TemporaryPostgres;
let url: string;
let session: SqlSession;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  url = await postgres.createDatabase('interleavings');
  session = await sqlSession(url);
  for (const { up } of outboxMigrations) await session.query(up);
});
afterAll(async () => {
  await session.release();
  await postgres.stop();
});

type Step =
  | { does: 'write'; entity: number; records: number; commits: boolean }
  | { does: 'begin'; records: number }
  | { does: 'commit what is begun' }
  | { does: 'fail at the broker'; how: 'lost' | 'stored' }
  | { does: 'fail at the mark'; how: 'before' | 'after' }
  | { does: 'start another'; batchSize: number; keeps: boolean }
  | { does: 'drain' };

const few = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constant('write' as const),
        entity: few(3),
        records: few(6),
        commits: fc.boolean(),
      }),
    },
    fc.record({ does: fc.constant('begin' as const), records: few(3) }),
    fc.record({ does: fc.constant('commit what is begun' as const) }),
    fc.record({
      does: fc.constant('fail at the broker' as const),
      how: fc.constantFrom('lost' as const, 'stored' as const),
    }),
    fc.record({
      does: fc.constant('fail at the mark' as const),
      how: fc.constantFrom('before' as const, 'after' as const),
    }),
    fc.record({
      does: fc.constant('start another' as const),
      batchSize: few(LARGEST_BATCH),
      keeps: fc.boolean(),
    }),
    fc.record({ does: fc.constant('drain' as const) }),
  ),
  { minLength: 1, maxLength: 14 },
);

/**
 * One outbox, whoever writes to it, and the relays of it: at most two at a time, of which one
 * works.
 */
class Exchange {
  readonly log = new PublishedLog();
  /** by entity, the last version that was committed */
  readonly committed = new Map<string, number>();
  failures = 0;
  private failing: 'before' | 'after' | undefined;
  private readonly relays: Relay[] = [];
  private readonly begun: { writer: SqlSession; entity: string; records: number }[] = [];
  /** how often one was begun: each is of an entity of its own */
  private transactions = 0;

  async do(step: Step): Promise<void> {
    switch (step.does) {
      case 'write':
        return this.write(`entity ${step.entity}`, step.records, step.commits);
      case 'begin':
        return this.begin(step.records);
      case 'commit what is begun':
        return this.commit();
      case 'fail at the broker':
        this.failures += 1;
        return this.log.failNext(step.how);
      case 'fail at the mark':
        this.failures += 1;
        this.failing = step.how;
        return;
      case 'start another':
        if (!step.keeps || this.relays.length > 1) await this.relays.shift()?.stop();
        return this.start(step.batchSize);
      case 'drain':
        return this.drain();
    }
  }

  start(batchSize: number): void {
    const relay = new Relay({
      connect: () => this.connect(),
      publisher: () => this.log.publisher(),
      lockKey: 'test',
      logger: quiet,
      batchSize,
    });
    relay.start();
    this.relays.push(relay);
  }

  async end(): Promise<void> {
    while (this.begun.length > 0) await this.commit();
    await this.drain();
  }

  /** Leaves nothing behind that could speak in the next schedule. */
  async stop(): Promise<void> {
    await Promise.all([
      ...this.relays.map((relay) => relay.stop()),
      ...this.begun.map(({ writer }) => writer.release()),
    ]);
    await session.query('TRUNCATE outbox');
  }

  private async drain(): Promise<void> {
    this.wake();
    await eventually(
      'the outbox is drained',
      async () => (await pendingCount(session.query)).pending === 0,
    );
  }

  private async write(entity: string, records: number, commits: boolean): Promise<void> {
    const has = this.committed.get(entity) ?? 0;
    await session.query('BEGIN');
    await append(session.query, versions(entity, has, records));
    await session.query(commits ? 'COMMIT' : 'ROLLBACK');
    if (commits) this.committed.set(entity, has + records);
    this.wake();
  }

  /** Its places in the outbox lie before those of what is committed meanwhile. */
  private async begin(records: number): Promise<void> {
    this.transactions += 1;
    const entity = `begun ${this.transactions}`;
    const writer = await sqlSession(url);
    await writer.query('BEGIN');
    await append(writer.query, versions(entity, 0, records));
    this.begun.push({ writer, entity, records });
  }

  private async commit(): Promise<void> {
    const first = this.begun.shift();
    if (!first) return;
    await first.writer.query('COMMIT');
    await first.writer.release();
    this.committed.set(first.entity, first.records);
    this.wake();
  }

  /** A connection that is lost right before the database marks what was sent, or right after. */
  private async connect(): Promise<RelaySession> {
    const own = await sqlSession(url);
    return {
      ...own,
      query: async (sql, params) => {
        const how = sql.includes('UPDATE outbox') ? this.failing : undefined;
        if (how) this.failing = undefined;
        if (how === 'before') throw new Error('Expected a connection, got none');
        const result = await own.query(sql, params);
        if (how === 'after') throw new Error('Expected an answer of the database, got none');
        return result;
      },
    };
  }

  private wake(): void {
    for (const relay of this.relays) relay.wake();
  }
}

const versions = (entity: string, after: number, count: number): OutgoingRecord[] =>
  Array.from({ length: count }, (_, n) => ({
    topic: 'timpora.sighting',
    key: entity,
    value: Buffer.from(String(after + n + 1)),
    headers: { ce_id: `${entity}/${after + n + 1}` },
  }));

/**
 * What a replica would hold that takes each entity's versions one after the other and knows those
 * that come again.
 * @throws where one is left out
 */
function heldAfter(records: readonly OutgoingRecord[]): Map<string, number> {
  const held = new Map<string, number>();
  for (const { key, value } of records) {
    const [has, version] = [held.get(key) ?? 0, Number(value)];
    if (version > has + 1)
      throw new Error(`Expected version ${has + 1} of ${key} at most, got ${version}`);
    held.set(key, Math.max(has, version));
  }
  return held;
}

it(
  'publishes each committed version after the one it follows, whatever fails or is taken over',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, few(LARGEST_BATCH), async (schedule, batchSize) => {
        const exchange = new Exchange();
        exchange.start(batchSize);
        try {
          for (const step of schedule) await exchange.do(step);
          await exchange.end();
          const { log, committed, failures } = exchange;
          expect(heldAfter(log.records)).toEqual(committed);
          const written = [...committed.values()].reduce((sum, count) => sum + count, 0);
          // At most two batches are sent again for each failure.
          expect(log.records.length).toBeLessThanOrEqual(written + failures * 2 * LARGEST_BATCH);
        } finally {
          await exchange.stop();
        }
      }),
      { numRuns: 20 },
    );
  },
  WITHIN_MS,
);
