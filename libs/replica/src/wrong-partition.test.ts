import { partitionOf } from '@sinergi/broker';
import {
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replicaMigrations } from './migrations.js';
import { compareWithLog } from './sync/compare-with-log.js';
import { scrubInSnapshot } from './sync/scrub.js';
import { Copy } from './sync/testing/copy.js';
import {
  anAdmission,
  entityIn,
  keyOf,
  readJson,
  SampleLog,
  TOPIC,
} from './sync/testing/sample-log.js';

/** As many as sightings have. */
const PARTITIONS = 6;
const EVERY = Array.from({ length: PARTITIONS }, (_, partition) => partition);
const TABLES = 'history, position, dead_letter, version_hole';
const own = (partition: number, name = 'own'): string => entityIn(partition, PARTITIONS, name);

let postgres: TemporaryPostgres;
let session: SqlSession;
let copy: Copy;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  session = await sqlSession(await postgres.createDatabase('copy'));
  copy = aCopy(PARTITIONS);
  await copy.migrate();
});
afterAll(async () => {
  await session.release();
  await postgres.stop();
});
beforeEach(async () => void (await session.query(`TRUNCATE ${TABLES}`)));

const aCopy = (partitions: number): Copy =>
  new Copy(session.query, session.inTransaction, anAdmission(readJson, partitions));

async function readAll(log: SampleLog, order: readonly number[] = EVERY, batch = 9): Promise<void> {
  for (const partition of order) await copy.read(log, { partition, batch });
}

async function findings(): Promise<string[]> {
  const found: string[] = [];
  for (const partition of EVERY) {
    const report = await scrubInSnapshot(session.inTransaction, { topic: TOPIC, partition });
    found.push(...report.findings.map(({ code }) => `${partition}: ${code}`));
  }
  return found;
}

async function differing(log: SampleLog): Promise<string[]> {
  const keys: string[] = [];
  for (const partition of EVERY) {
    const compared = await compareWithLog({ ...copy.healing(log), partition });
    keys.push(...compared.keys.map(({ key, difference }) => `${partition}: ${difference} ${key}`));
  }
  return keys;
}

const deadLetters = async (): Promise<string[]> =>
  (
    await session.query(
      'SELECT partition, log_offset, reason FROM dead_letter ORDER BY partition, log_offset',
    )
  ).rows.map((row) => `${row['partition']}/${row['log_offset']} ${row['reason']}`);

async function stateOf(entity: string): Promise<string> {
  const { rows } = await session.query(
    "SELECT encode(value, 'escape') AS value FROM state WHERE key = $1",
    [keyOf(entity)],
  );
  return String(rows[0]?.['value']);
}

describe('records in another partition than their key’s', () => {
  it('are put aside, and leave what the owner says and a copy equal to the log', async () => {
    const entity = own(3);
    const log = new SampleLog(PARTITIONS)
      .event(entity, 1, '', 3)
      .event(entity, 2, 'forged', 0)
      .event(own(4), 1, 'never said elsewhere', 0)
      .event(entity, 2, 'what the owner says', 3);
    await readAll(log);
    expect(await deadLetters()).toEqual(['0/0 WRONG_PARTITION', '0/1 WRONG_PARTITION']);
    expect(await stateOf(entity)).toContain('what the owner says');
    expect(await findings()).toEqual([]);
    expect(await differing(log)).toEqual([]);
  });

  const placed = fc.record({
    entity: fc.nat(9),
    version: fc.integer({ min: 1, max: 4 }),
    note: fc.constantFrom('', 'other bytes'),
    /** where nobody chooses, a record lies in its key’s partition */
    partition: fc.option(fc.nat(PARTITIONS - 1)),
  });
  it('lead to the same copy in any partition and in any order of reading', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(placed, { minLength: 1, maxLength: 40 }),
        fc.shuffledSubarray(EVERY, { minLength: PARTITIONS }),
        fc.integer({ min: 1, max: 9 }),
        async (records, order, batch) => {
          const log = new SampleLog(PARTITIONS);
          for (const { entity, version, note, partition } of records) {
            const at = partitionOf(keyOf(`e${entity}`), PARTITIONS);
            log.event(`e${entity}`, version, note, partition ?? at);
          }
          await session.query(`TRUNCATE ${TABLES}`);
          await readAll(log);
          const picture = await copy.picture();
          await session.query(`TRUNCATE ${TABLES}`);
          await readAll(log, order, batch);
          expect(await copy.picture()).toEqual(picture);
          expect(await findings()).toEqual([]);
          expect(await differing(log)).toEqual([]);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('a copy from before records had to lie in their key’s partition', () => {
  const emptyMisplaced = replicaMigrations.find(({ name }) => name === 'Replica1764300000000')!;
  const fences = replicaMigrations.find(({ name }) => name === 'Replica1764600006000')!;
  /** As a database of that time is migrated: later its digests got a bucket for fences. */
  const migrate = (): Promise<unknown> =>
    session.inTransaction(async (query) => {
      for (const sql of [fences.down, emptyMisplaced.up, fences.up]) await query(sql);
    });
  const nextOffsets = async (): Promise<number[]> =>
    (await session.query('SELECT next_offset FROM position ORDER BY partition')).rows.map((row) =>
      Number(row['next_offset']),
    );

  it('is emptied and read again, so that its owner’s version comes out of quarantine', async () => {
    const entity = own(3);
    const log = new SampleLog(PARTITIONS)
      .event(entity, 1, 'forged', 0)
      .event(entity, 1, 'what the owner says', 3)
      .event(own(0), 1, '', 0);
    // As it came to be: the forgery was read first, so the owner's own version was the fork.
    await readAll(
      new SampleLog(PARTITIONS)
        .event(own(0), 1, '', 0)
        .event(entity, 1, 'forged', 3)
        .event(entity, 1, 'what the owner says', 3),
    );
    await session.query('UPDATE history SET partition = 0, log_offset = 9 WHERE partition = 3');
    expect(await deadLetters()).toEqual(['3/1 FORK']);
    await migrate();
    expect(await nextOffsets()).toEqual([0, 0]);
    await readAll(log);
    expect(await deadLetters()).toEqual(['0/0 WRONG_PARTITION']);
    expect(await stateOf(entity)).toContain('what the owner says');
    expect(await findings()).toEqual([]);
  });

  it('is left alone where every record lies where it should, for any key length', async () => {
    const log = new SampleLog(PARTITIONS);
    for (let n = 0; n < 60; n++) {
      const entity = `e${n}`;
      log.event(entity, 1, '', partitionOf(keyOf(entity), PARTITIONS));
    }
    await readAll(log);
    // The hash takes four bytes at a time and what is left over: keys of every length.
    for (let length = 1; length < 30; length++)
      for (const key of ['x'.repeat(length), 'ÿ'.repeat(length)])
        await session.query(
          `INSERT INTO history (topic, key, version, feed_seq, partition, log_offset, appended_at,
             event_id, hash, value, headers, latest, owner)
           SELECT topic, $1, version, -$3::bigint, $2, 1000 + $3::bigint, appended_at, event_id,
             hash, value, headers, latest, owner
           FROM history WHERE feed_seq > 0 LIMIT 1`,
          [key, partitionOf(key, PARTITIONS), length + (key.startsWith('x') ? 0 : 100)],
        );
    const before = await copy.picture();
    await migrate();
    expect(await copy.picture()).toEqual(before);
  });
});
