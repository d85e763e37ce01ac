import { type SessionAtHand, type SqlSession, sessionAtHand, sqlSession } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPositions, setPaused } from '../position-table.js';
import { compareWithLog } from './compare-with-log.js';
import { groupDeadLetters, listDeadLetters } from './dead-letter-list.js';
import { dismissDeadLetters } from './dismiss.js';
import { lookAtRewind, rewindPartition } from './rewind.js';
import { scrubInSnapshot } from './scrub.js';
import { Copy } from './testing/copy.js';
import { anAdmission, CLUSTER, everydayLog, readJson, TOPIC } from './testing/sample-log.js';

let close: () => Promise<void>;
let createDatabase: SessionAtHand['createDatabase'];
let session: SqlSession;
let copy: Copy;
const log = everydayLog(2);
const PLACE = { topic: TOPIC, partition: 0 };
const END = log.records(0).length;
let untouched: Record<string, unknown[]>;

beforeAll(async () => {
  ({ session, close, createDatabase } = await sessionAtHand());
  copy = new Copy(session.query, session.inTransaction, anAdmission(readJson, 2));
  await copy.migrate();
  for (const partition of [0, 1]) await copy.read(log, { partition });
  await copy.keep();
  untouched = await copy.picture();
});
afterAll(() => close());
beforeEach(() => copy.bringBack());

const rewind = (rewindTo: bigint) =>
  session.inTransaction((query) =>
    rewindPartition(query, { ...PLACE, rewindTo, clusterId: CLUSTER, log }),
  );
const pause = () => setPaused(session.query, [PLACE], true);
const compare = () =>
  compareWithLog({
    ...PLACE,
    inTransaction: session.inTransaction,
    admission: copy.admission,
    log,
  });

describe('rewinding a partition', () => {
  it('is refused while it is read, and leaves all as it was', async () => {
    await expect(rewind(0n)).rejects.toMatchObject({ code: 'NOT_PAUSED' });
    expect(await copy.picture()).toEqual(untouched);
  });

  it('is refused past the position: nothing is ever skipped', async () => {
    await pause();
    await expect(rewind(BigInt(END) + 1n)).rejects.toMatchObject({ code: 'AHEAD_OF_POSITION' });
  });

  it.each([
    [
      'a row that was lost',
      `DELETE FROM history
       WHERE ctid = (SELECT ctid FROM history WHERE partition = 0 ORDER BY log_offset LIMIT 1)`,
    ],
    [
      'a lost dead letter',
      `DELETE FROM dead_letter
       WHERE ctid = (SELECT ctid FROM dead_letter WHERE partition = 0 ORDER BY log_offset LIMIT 1)`,
    ],
    [
      'a position that was set ahead',
      'UPDATE position SET next_offset = next_offset + 3 WHERE partition = 0',
    ],
  ])('is refused over %s: what is left would be taken for what the log says', async (_, damage) => {
    await pause();
    expect((await session.query(damage)).rowCount).toBe(1);
    await expect(rewind(BigInt(END))).rejects.toMatchObject({
      code: 'STILL_DIFFERS',
      message: expect.stringContaining('heal it first'),
    });
  });

  it.each([0, 1, Math.floor(END / 3), Math.floor(END / 2), END - 1, END])(
    'makes the copy what it was at offset %i, and reading on brings back the rest',
    async (offset) => {
      const fresh = await sqlSession(await createDatabase(`fresh${offset}`));
      const other = new Copy(fresh.query, fresh.inTransaction, anAdmission(readJson, 2));
      await other.migrate();
      await other.read(log, { partition: 0, to: offset });
      await other.read(log, { partition: 1 });
      const asItWas = await other.picture();
      await fresh.release();
      await pause();
      await rewind(BigInt(offset));
      // A partition that was never read has no position yet.
      if (offset > 0) expect(await copy.picture()).toEqual(asItWas);
      expect((await scrubInSnapshot(session.inTransaction, PLACE)).findings).toEqual([]);
      await copy.read(log, { partition: 0 });
      expect(await copy.picture()).toEqual(untouched);
    },
  );

  it('says before what would be read again, by offset and by time', async () => {
    const look = async (point: Parameters<typeof lookAtRewind>[3]) =>
      (await lookAtRewind(session.query, log, [PLACE], point))[0];
    const end = BigInt(END);
    expect(await look({ offset: 3n })).toMatchObject({
      nextOffset: end,
      rewindTo: 3n,
      replayed: end - 3n,
      refused: null,
      isPaused: false,
    });
    expect(await look({ offset: end + 5n })).toMatchObject({
      replayed: 0n,
      refused: 'AHEAD_OF_POSITION',
    });
    expect(await look({ time: new Date(log.records(0)[4]!.appendedAt) })).toMatchObject({
      rewindTo: expect.any(BigInt),
    });
    expect(await look({ time: new Date('2100-01-01') })).toMatchObject({
      rewindTo: end,
      replayed: 0n,
    });
    await pause();
    expect(await look({ offset: 0n })).toMatchObject({ isPaused: true });
  });
});

describe('comparing with the log', () => {
  it('finds nothing in a copy that is in order', async () => {
    expect(await compare()).toMatchObject({
      comparedTo: BigInt(END),
      recordsRead: END,
      differing: 0,
      keys: [],
    });
  });

  it('lists the rows that were lost, changed or forged, with both hashes', async () => {
    const { rows } = await session.query(
      'SELECT key, version FROM history WHERE partition = 0 ORDER BY log_offset LIMIT 2',
    );
    const [lost, changed] = rows as { key: string; version: number }[];
    await session.query('DELETE FROM history WHERE topic = $1 AND key = $2 AND version = $3', [
      TOPIC,
      lost!.key,
      lost!.version,
    ]);
    await session.query(
      `UPDATE history SET value = value || 'x' WHERE topic = $1 AND key = $2 AND version = $3`,
      [TOPIC, changed!.key, changed!.version],
    );
    await session.query(
      `INSERT INTO history (topic, key, version, feed_seq, partition, log_offset, appended_at,
         event_id, hash, value, headers, latest, owner)
       SELECT topic, key, 999, feed_seq + 100000, partition, log_offset, appended_at, event_id,
         hash, value, headers, false, owner
       FROM history WHERE topic = $1 AND key = $2 AND version = $3`,
      [TOPIC, changed!.key, changed!.version],
    );
    const { differing, keys } = await compare();
    // Three rows, and a state that is not the highest version of its history.
    expect(differing).toBe(4);
    expect(
      keys.map(({ key, version, difference, logHash, copyHash }) => [
        key,
        version,
        difference,
        logHash === null,
        copyHash === null,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [lost!.key, lost!.version, 'MISSING', false, true],
        [changed!.key, changed!.version, 'CHANGED', false, false],
        [changed!.key, 999, 'EXTRA', true, false],
        [changed!.key, 999, 'STATE', false, false],
      ]),
    );
  });
});

describe('dismissing dead letters', () => {
  it('no longer counts or lists them, accounts for every offset, and is done once', async () => {
    const { entries } = await listDeadLetters(session.query, { limit: 100 });
    const dismissal = {
      officer: 'Operator Satu',
      reason: 'asked the publisher: test data',
      at: new Date(0).toISOString(),
    };
    expect(await dismissDeadLetters(session.query, entries.slice(0, 1), dismissal)).toBe(1);
    expect(await dismissDeadLetters(session.query, entries.slice(0, 1), dismissal)).toBe(0);
    expect((await listDeadLetters(session.query, { limit: 100 })).entries).toHaveLength(
      entries.length - 1,
    );
    const grouped = (await groupDeadLetters(session.query)).reduce(
      (sum, { count }) => sum + count,
      0,
    );
    expect(grouped).toBe(entries.length - 1);
    expect((await scrubInSnapshot(session.inTransaction, PLACE)).findings).toEqual([]);
  });
});

it('keeps a pause over what is applied', async () => {
  expect(await pause()).toBe(1);
  expect(await pause()).toBe(0);
  const [position] = await readPositions(session.query);
  expect(position!.paused).toBe(true);
});
