import { type SqlSession, sessionAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { markGap, readPositions } from '../position-table.js';
import { resyncPartition } from './resync.js';
import { scrubInSnapshot } from './scrub.js';
import { Copy } from './testing/copy.js';
import { anAdmission, CLUSTER, everydayLog, readJson, TOPIC } from './testing/sample-log.js';

let close: () => Promise<void>;
let session: SqlSession;
let copy: Copy;
const log = everydayLog(2);
let untouched: Record<string, unknown[]>;

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
  copy = new Copy(session.query, session.inTransaction, anAdmission(readJson, 2));
  await copy.migrate();
  for (const partition of [0, 1]) await copy.read(log, { partition });
  await copy.keep();
  untouched = await copy.picture();
});
afterAll(() => close());
beforeEach(() => copy.bringBack());

const resync = (partition: number, clusterId?: string) =>
  session.inTransaction((query) => resyncPartition(query, { topic: TOPIC, partition, clusterId }));

describe('resynchronising a partition', () => {
  it('takes away only what it brought, and starts from the beginning without a gap', async () => {
    await markGap(
      session.query,
      TOPIC,
      1,
      CLUSTER,
      'Expected the log to reach offset 99, got a log that ends at 3',
    );
    const removed = await resync(1);
    expect(removed.history).toBe(untouched['history']!.length / 2);
    expect(removed).toMatchObject({
      states: untouched['state']!.length / 2,
      deadLetters: 10,
      holes: 2,
    });
    const [other, emptied] = await readPositions(session.query);
    expect(other!.nextOffset).toBe(BigInt(log.records(0).length));
    expect(emptied).toMatchObject({
      nextOffset: 0n,
      records: 0n,
      duplicates: 0n,
      entities: 0n,
      lastAppendedAt: 0,
      digestMarks: [],
      gap: null,
    });
    for (const partition of [0, 1])
      expect(
        (await scrubInSnapshot(session.inTransaction, { topic: TOPIC, partition })).findings,
      ).toEqual([]);
  });

  it('comes to the same copy when it is read again', async () => {
    await resync(0);
    await copy.read(log, { partition: 0 });
    expect(await copy.picture()).toEqual(untouched);
  });

  it('comes to the same copy even where no version was marked as the latest', async () => {
    await session.query('UPDATE history SET latest = false WHERE partition = 0');
    await resync(0);
    await copy.read(log, { partition: 0 });
    expect(await copy.picture()).toEqual(untouched);
  });

  it('reads from another cluster henceforth when told so', async () => {
    await resync(0, 'another');
    expect(
      (await session.query('SELECT cluster_id FROM position ORDER BY partition')).rows,
    ).toEqual([{ cluster_id: 'another' }, { cluster_id: CLUSTER }]);
  });
});
