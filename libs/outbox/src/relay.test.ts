import {
  eventually,
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { append, LARGEST_RECORD_BYTES, RecordTooLarge } from './append.js';
import { outboxMigrations } from './migrations.js';
import { pendingCount, pruneOutbox } from './pending.js';
import { Relay, type RelaySession } from './relay.js';
import { PublishedLog } from './testing/published-log.js';

let postgres: TemporaryPostgres;
let url: string;
let session: SqlSession;
let databases = 0;
const relays: Relay[] = [];
const quiet = { info: () => undefined, warn: () => undefined };

beforeAll(async () => {
  postgres = await temporaryPostgres();
});
afterAll(() => postgres.stop());

beforeEach(async () => {
  url = await postgres.createDatabase(`outbox_${databases++}`);
  session = await sqlSession(url);
  for (const { up } of outboxMigrations) await session.query(up);
  return async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await session.release();
  };
});

function aRecord(key: string, value: string | Buffer = key) {
  return { topic: 'timpora.sighting', key, value: Buffer.from(value), headers: { ce_id: key } };
}

function startRelay(
  log: PublishedLog,
  connect: () => Promise<RelaySession> = () => sqlSession(url),
  more: Partial<ConstructorParameters<typeof Relay>[0]> = {},
): Relay {
  const relay = new Relay({
    connect,
    publisher: () => log.publisher(),
    lockKey: 'test',
    logger: quiet,
    ...more,
  });
  relays.push(relay);
  relay.start();
  return relay;
}

/** Relays in batches of a few; before each is sent, its number is told. */
function startRelayOfBatches(
  log: PublishedLog,
  batchSize: number,
  beforeBatch: (batch: number) => unknown,
  more: Parameters<typeof startRelay>[2] = {},
): Relay {
  let batches = 0;
  const publisher = async () => {
    const inner = await log.publisher();
    const publish: typeof inner.publish = async (records) => {
      await beforeBatch(++batches);
      return inner.publish(records);
    };
    return { ...inner, publish };
  };
  return startRelay(log, undefined, { publisher, batchSize, ...more });
}

const drained = () =>
  eventually(
    'the outbox is drained',
    async () => (await pendingCount(session.query)).pending === 0,
  );

describe('the outbox and its relay', () => {
  it('publishes what committed, in its order, and nothing that was rolled back', async () => {
    await session.inTransaction((query) => append(query, [aRecord('a'), aRecord('b')]));
    await session
      .inTransaction(async (query) => {
        await append(query, [aRecord('never')]);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await session.inTransaction((query) => append(query, [aRecord('c')]));
    const log = new PublishedLog();
    startRelay(log);
    await drained();
    expect(log.records.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(log.records[0]).toEqual(aRecord('a'));
  });

  it('tells of what it published once it is marked, and of a record sent twice once', async () => {
    await session.inTransaction((query) => append(query, [aRecord('a'), aRecord('b')]));
    const log = new PublishedLog();
    log.failNext('stored');
    const told: string[] = [];
    const relay = new Relay({
      ...{
        connect: () => sqlSession(url),
        publisher: () => log.publisher(),
        lockKey: 'test',
        logger: quiet,
      },
      onPublished: (records) => told.push(...records.map(({ topic }) => topic)),
    });
    relays.push(relay);
    relay.start();
    await eventually('both are told of', () => told.length > 0);
    await drained();
    expect([log.records.length, told]).toEqual([4, ['timpora.sighting', 'timpora.sighting']]);
  });

  it('keeps the order of an entity whose versions come by concurrent transactions', async () => {
    await session.query('CREATE TABLE entity (id int PRIMARY KEY, version int NOT NULL)');
    await session.query('INSERT INTO entity VALUES (1, 0)');
    const writers = await Promise.all(Array.from({ length: 4 }, () => sqlSession(url)));
    const log = new PublishedLog();
    startRelay(log);
    await Promise.all(
      writers.map(async (writer) => {
        for (let i = 0; i < 20; i++) {
          await writer.inTransaction(async (query) => {
            const { rows } = await query(
              'UPDATE entity SET version = version + 1 WHERE id = 1 RETURNING version',
            );
            await append(query, [aRecord(String(rows[0]!['version']))]);
          });
        }
      }),
    );
    await drained();
    expect(log.records.map(({ key }) => Number(key))).toEqual(
      Array.from({ length: 80 }, (_, i) => i + 1),
    );
    await Promise.all(writers.map((writer) => writer.release()));
  });

  it('publishes what commits late, behind what was published before it', async () => {
    const late = await sqlSession(url);
    await late.query('BEGIN');
    await append(late.query, [aRecord('late')]);
    await append(session.query, [aRecord('early')]);
    const log = new PublishedLog();
    startRelay(log);
    await drained();
    await late.query('COMMIT');
    await drained();
    expect(log.records.map(({ key }) => key)).toEqual(['early', 'late']);
    await late.release();
  });

  it('publishes a long backlog in order, each record once, also what commits late', async () => {
    const late = await sqlSession(url);
    await late.query('BEGIN');
    await append(late.query, [aRecord('late')]);
    const keys = Array.from({ length: 25 }, (_, n) => String(n));
    await append(
      session.query,
      keys.map((key) => aRecord(key)),
    );
    const log = new PublishedLog();
    const told: string[] = [];
    startRelayOfBatches(log, 3, (batch) => batch === 3 && late.query('COMMIT'), {
      onPublished: (records) => told.push(...records.map(({ topic }) => topic)),
    });
    await drained();
    const published = log.records.map(({ key }) => key);
    expect(published.filter((key) => key !== 'late')).toEqual(keys);
    expect(published).toHaveLength(26);
    await eventually('the last were told of', () => told.length >= 26);
    expect(told).toHaveLength(26);
    // In one of the batches read after it was committed, not behind the whole backlog.
    expect(published.indexOf('late')).toBeLessThan(16);
    await late.release();
  });

  it.each(['stored', 'lost'] as const)(
    'sends again what may not be there when a batch of a backlog is %s without an answer',
    async (how) => {
      const keys = Array.from({ length: 12 }, (_, n) => String(n));
      await append(
        session.query,
        keys.map((key) => aRecord(key)),
      );
      const log = new PublishedLog();
      startRelayOfBatches(log, 2, (batch) => batch === 3 && log.failNext(how));
      await drained();
      const published = log.records.map(({ key }) => key);
      expect([...new Set(published)]).toEqual(keys);
      expect(published.length).toBeGreaterThanOrEqual(keys.length);
      expect(published.length).toBeLessThanOrEqual(keys.length + 4);
    },
  );

  it('sends the same bytes again when the answer was lost, with another publisher', async () => {
    const log = new PublishedLog();
    log.failNext('stored');
    await append(session.query, [aRecord('a')]);
    startRelay(log);
    await drained();
    expect(log.records).toEqual([aRecord('a'), aRecord('a')]);
  });

  it('loses nothing when nothing was stored', async () => {
    const log = new PublishedLog();
    log.failNext('lost');
    await append(session.query, [aRecord('a')]);
    const relay = startRelay(log);
    await drained();
    expect(log.records).toEqual([aRecord('a')]);
    expect(relay.state()).toMatchObject({ running: true, holdsLock: true });
  });

  it('lets one relay of two work, and the other take over', async () => {
    const log = new PublishedLog();
    const first = startRelay(log);
    await eventually('the first holds the lock', () => first.state().holdsLock);
    const second = startRelay(log);
    await append(session.query, [aRecord('a')]);
    await drained();
    expect(second.state().holdsLock).toBe(false);
    await first.stop();
    await eventually('the second holds the lock', () => second.state().holdsLock);
    await append(session.query, [aRecord('b')]);
    await drained();
    expect(log.records.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('marks nothing once its session has lost the lock, as a zombie that wakes up', async () => {
    const log = new PublishedLog();
    let stolen = false;
    const relay = startRelay(log, async () => {
      const own = await sqlSession(url);
      return {
        ...own,
        query: async (sql, params) => {
          if (sql.includes('UPDATE outbox') && !stolen) {
            stolen = true;
            await own.query('SELECT pg_advisory_unlock_all()');
          }
          return own.query(sql, params);
        },
      };
    });
    await append(session.query, [aRecord('a')]);
    await drained();
    expect(stolen).toBe(true);
    expect(log.records).toEqual([aRecord('a'), aRecord('a')]);
    expect(relay.state().running).toBe(true);
  });

  it('does not spin on a hint while its database is away or another relay works', async () => {
    const log = new PublishedLog();
    const first = startRelay(log);
    await eventually('the first holds the lock', () => first.state().holdsLock);
    let attempts = 0;
    const standby = startRelay(log, async () => {
      const own = await sqlSession(url);
      return {
        ...own,
        query: (sql, params) => {
          if (sql.includes('pg_try_advisory_lock')) attempts += 1;
          return own.query(sql, params);
        },
      };
    });
    let connects = 0;
    const away = startRelay(log, async () => {
      connects += 1;
      throw new Error('connection refused');
    });
    for (const relay of [standby, away]) relay.wake();
    await eventually('both have tried a few times', () => attempts >= 4 && connects >= 4);
    expect(attempts).toBeLessThan(50);
    expect(connects).toBeLessThan(50);
  });

  it('goes on after its connection was killed', async () => {
    const log = new PublishedLog();
    const relay = startRelay(log);
    await eventually('the relay holds the lock', () => relay.state().holdsLock);
    await session.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database
       WHERE locktype = 'advisory' AND datname = current_database()`,
    );
    await append(session.query, [aRecord('a')]);
    await drained();
    expect(log.records).toEqual([aRecord('a')]);
  });

  it('refuses in the caller’s transaction what the broker would refuse, to the byte', async () => {
    const fits = { ...aRecord('k'), headers: {}, value: Buffer.alloc(LARGEST_RECORD_BYTES - 1) };
    await append(session.query, [fits]);
    await expect(
      append(session.query, [{ ...fits, value: Buffer.alloc(LARGEST_RECORD_BYTES) }]),
    ).rejects.toBeInstanceOf(RecordTooLarge);
    expect((await pendingCount(session.query)).pending).toBe(1);
  });

  it('prunes what was published, and only that', async () => {
    const log = new PublishedLog();
    const relay = startRelay(log);
    await append(session.query, [aRecord('a')]);
    await drained();
    await relay.stop();
    await append(session.query, [aRecord('b')]);
    expect(await pruneOutbox(session.query, 0)).toBe(1);
    expect((await pendingCount(session.query)).pending).toBe(1);
  });
});
