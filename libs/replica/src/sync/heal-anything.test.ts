import { atSlowest, type SqlSession, sessionAtHand } from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from './finding.js';
import { healPartition } from './heal.js';
import { scrubInSnapshot } from './scrub.js';
import { Copy } from './testing/copy.js';
import { anAdmission, everydayLog, OWNER, readJson, TOPIC } from './testing/sample-log.js';

let close: () => Promise<void>;
let session: SqlSession;
let copy: Copy;
const log = everydayLog(2);
const LENGTH = log.records(0).length;
const READ_TO = LENGTH - 15;
let untouched: Record<string, unknown[]>;
let readOn: Record<string, unknown[]>;

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
  copy = new Copy(session.query, session.inTransaction, anAdmission(readJson, 2));
  await copy.migrate();
  for (const partition of [0, 1]) await copy.read(log, { partition, to: READ_TO });
  await copy.keep();
  untouched = await copy.picture();
  for (const partition of [0, 1]) await copy.read(log, { partition });
  readOn = await copy.picture();
});
afterAll(() => close());

interface Damage {
  sql: string;
  /** how many more records the reader takes afterwards */
  readsOn: number;
}

const nth = (table: string, n: number): string =>
  `ctid = (SELECT ctid FROM ${table} ORDER BY topic, key, version OFFSET ${n} LIMIT 1)`;
const ROW =
  'topic, key, version, feed_seq, partition, log_offset, appended_at, event_id, ' +
  'hash, value, headers, owner, latest';
const keyOf = (n: number): string =>
  `key = (SELECT key FROM history ORDER BY topic, key, version OFFSET ${n} LIMIT 1)`;
const FLIP = 'value = set_byte(value, 0, get_byte(value, 0) # 1)';

/**
 * One thing done to the copy; `n` and `m` say where. Accounts that are forged are so by more than
 * what else is done could make up for.
 */
const kinds: ((n: number, m: number, partition: number) => string)[] = [
  (n) => `UPDATE history SET ${FLIP} WHERE ${nth('history', n)}`,
  (n) =>
    `UPDATE history SET value = 'forged', hash = '\\x0102030405060708' WHERE ${nth('history', n)}`,
  (n) => `DELETE FROM history WHERE ${nth('history', n)}`,
  (n) => `DELETE FROM history WHERE ${keyOf(n)}`,
  (n, m, partition) =>
    `DELETE FROM history WHERE partition = ${partition} AND log_offset BETWEEN ${n} AND ${n + m}`,
  (n) =>
    `UPDATE history SET version = version + 7 WHERE ${nth('history', n)}
       AND NOT EXISTS (
         SELECT 1
         FROM history h
         WHERE h.topic = history.topic
           AND h.key = history.key
           AND h.version = history.version + 7)`,
  (n, m) =>
    `INSERT INTO history (${ROW})
     SELECT topic, key, version + 1 + ${m}, feed_seq + 100000 + ${m}, partition, log_offset,
       appended_at, event_id, hash, value, headers, owner, false
     FROM history WHERE ${nth('history', n)} ON CONFLICT DO NOTHING`,
  (n, m) =>
    `INSERT INTO history (${ROW})
     SELECT topic, '${OWNER}:forged-${m}', 1, feed_seq + 200000 + ${m}, partition, log_offset,
       appended_at, event_id, hash, value, headers, owner, true
     FROM history WHERE ${nth('history', n)} ON CONFLICT DO NOTHING`,
  (n, m) =>
    `UPDATE history SET log_offset = (
       SELECT log_offset
       FROM history h
       WHERE h.partition = history.partition
       ORDER BY key OFFSET ${m}
       LIMIT 1)
     WHERE ${nth('history', n)}`,
  (n) => `UPDATE history SET latest = false WHERE ${nth('history', n)}`,
  (n) =>
    `UPDATE history SET latest = false WHERE ${keyOf(n)};
     UPDATE history SET latest = true WHERE ${nth('history', n)}`,
  (n) => `DELETE FROM version_hole WHERE ${nth('version_hole', n % 4)}`,
  (n, m) =>
    `INSERT INTO version_hole
     SELECT topic, key, ${m + 1}
     FROM history
     WHERE ${nth('history', n)}
     ON CONFLICT DO NOTHING`,
  (_, m) =>
    `INSERT INTO version_hole
     VALUES ('${TOPIC}', '${OWNER}:forged-${m}', 1)
     ON CONFLICT DO NOTHING`,
  (_, m) =>
    `DELETE FROM dead_letter
     WHERE ctid = (
       SELECT ctid FROM dead_letter ORDER BY partition, log_offset OFFSET ${m % 8} LIMIT 1)`,
  (n) =>
    `INSERT INTO dead_letter (topic, partition, log_offset, reason, detail, value_bytes, sha256,
       appended_at)
     SELECT topic, partition, log_offset, 'UNDECODABLE', 'forged', 0, sha256(''), appended_at
     FROM history
     WHERE ${nth('history', n)}
     ON CONFLICT DO NOTHING`,
  (_, m, partition) =>
    `DELETE FROM dead_letter WHERE partition = ${partition} AND log_offset % 3 = ${m % 3}`,
  (n, _, partition) =>
    `UPDATE position SET digest = set_byte(digest, ${n}, 255 - get_byte(digest, ${n}))
     WHERE partition = ${partition}`,
  (_, m, partition) =>
    `UPDATE position SET records = records + ${1000 * (m - 4)} WHERE partition = ${partition}`,
  (_, m, partition) =>
    `UPDATE position SET duplicates = duplicates + ${3000 * (m - 4)}
     WHERE partition = ${partition}`,
  (_, m, partition) =>
    `UPDATE position SET entities = entities + ${m} WHERE partition = ${partition}`,
  (n, _, partition) =>
    `UPDATE position SET next_offset = greatest(0, next_offset - ${n})
     WHERE partition = ${partition}`,
  (_, m, partition) =>
    `UPDATE position SET next_offset = next_offset + ${m} WHERE partition = ${partition}`,
  (n, _, partition) =>
    `UPDATE position SET read_to = greatest(0, read_to - ${n}) WHERE partition = ${partition}`,
  (_, m, partition) =>
    `UPDATE position SET read_to = read_to + ${m} WHERE partition = ${partition}`,
  (_, __, partition) => `DELETE FROM position WHERE partition = ${partition}`,
];

const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc
    .record({
      kind: fc.integer({ min: 0, max: kinds.length - 1 }),
      n: fc.integer({ min: 0, max: 45 }),
      m: fc.integer({ min: 0, max: 9 }),
      partition: fc.integer({ min: 0, max: 1 }),
      readsOn: fc.constantFrom(0, 0, 0, 3),
    })
    .map(({ kind, n, m, partition, readsOn: more }) => ({
      sql: kinds[kind]!(n, m, partition),
      readsOn: more,
    })),
  { minLength: 1, maxLength: 5 },
);

const scrubBoth = async (): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const partition of [0, 1])
    findings.push(
      ...(await scrubInSnapshot(session.inTransaction, { topic: TOPIC, partition })).findings,
    );
  return findings;
};

describe('whatever is done to a copy', () => {
  it(
    'is found, and healed to what an untouched replica holds',
    async () => {
      await fc.assert(
        fc.asyncProperty(damages, fc.constantFrom([0, 1], [1, 0]), async (done, order) => {
          await copy.bringBack();
          for (const { sql, readsOn: more } of done) {
            await session.query(sql);
            if (more > 0) await readSomeMore(more);
          }
          if (done.every(({ readsOn: more }) => more === 0)) {
            const isUntouched = JSON.stringify(await copy.picture()) === JSON.stringify(untouched);
            expect((await scrubBoth()).length === 0).toBe(isUntouched);
          }
          for (const partition of order) await healPartition({ ...copy.healing(log), partition });
          expect(await scrubBoth()).toEqual([]);
          for (const partition of [0, 1]) await copy.read(log, { partition });
          expect(await copy.picture()).toEqual(readOn);
        }),
        { numRuns: 60 },
      );
    },
    atSlowest(120_000),
  );
});

/** As a reader does that goes on over a damaged copy, from where its position says. */
async function readSomeMore(records: number): Promise<void> {
  for (const partition of [0, 1]) {
    const { rows } = await session.query('SELECT next_offset FROM position WHERE partition = $1', [
      partition,
    ]);
    await copy.read(log, {
      partition,
      to: Math.min(Number(rows[0]?.['next_offset'] ?? 0) + records, LENGTH),
    });
  }
}
