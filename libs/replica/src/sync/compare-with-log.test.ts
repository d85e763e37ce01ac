import { type SqlSession, sessionAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compareWithLog } from './compare-with-log.js';
import { healPartition } from './heal.js';
import { LogWindow } from './log-window.js';
import { redriveDeadLetter } from './redrive.js';
import { Copy } from './testing/copy.js';
import {
  anAdmission,
  CLUSTER,
  everydayLog,
  keyOf,
  readJson,
  SampleLog,
  TOPIC,
} from './testing/sample-log.js';

let close: () => Promise<void>;
let session: SqlSession;
let copy: Copy;

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
  copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
});
afterAll(() => close());
beforeEach(
  async () =>
    void (await session.query('TRUNCATE history, position, dead_letter, version_hole, fence')),
);

async function differences(log: SampleLog): Promise<string[]> {
  const { keys } = await compareWithLog(copy.healing(log));
  return keys.map(({ key, version, difference }) => `${difference} ${key} ${version}`);
}

describe('comparing a copy with its log', () => {
  it('names lost and changed rows, and no row that is right', async () => {
    const log = everydayLog();
    await copy.read(log);
    expect(await differences(log)).toEqual([]);
    await session.query('DELETE FROM history WHERE key = $1 AND version = 1', [keyOf('late@0')]);
    await session.query("UPDATE history SET value = 'x' WHERE key = $1 AND version = 1", [
      keyOf('holed@0'),
    ]);
    expect(await differences(log)).toEqual([
      `MISSING ${keyOf('late@0')} 1`,
      `CHANGED ${keyOf('holed@0')} 1`,
    ]);
  });

  it('names the rows whose headers are not the log’s', async () => {
    const log = everydayLog();
    await copy.read(log);
    await session.query(
      `UPDATE history SET headers = headers - 'signature' WHERE key = $1 AND version = 2`,
      [keyOf('late@0')],
    );
    expect(await differences(log)).toEqual([`HEADERS ${keyOf('late@0')} 2`]);
  });

  it('names the rows whose columns are not what their values say', async () => {
    const log = everydayLog();
    await copy.read(log);
    await session.query("UPDATE state SET kecamatan = '31.71.07' WHERE key = $1", [
      keyOf('late@0'),
    ]);
    expect(await differences(log)).toEqual([`HEADERS ${keyOf('late@0')} 2`]);
    await healPartition(copy.healing(log));
    expect(await differences(log)).toEqual([]);
  });

  it('names the entities whose state is not the highest version, or that have none', async () => {
    const log = everydayLog();
    await copy.read(log);
    await session.query('UPDATE history SET latest = false WHERE key = ANY($1)', [
      [keyOf('late@0'), keyOf('holed@0')],
    ]);
    await session.query('UPDATE history SET latest = true WHERE key = $1 AND version = 1', [
      keyOf('late@0'),
    ]);
    const { keys, differing } = await compareWithLog(copy.healing(log));
    expect(differing).toBe(2);
    expect(
      keys.map(({ key, difference, version, copyHash }) => [
        ...[key, difference, version],
        copyHash === null,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [keyOf('late@0'), 'STATE', 2, false],
        [keyOf('holed@0'), 'STATE', 4, true],
      ]),
    );
    await healPartition(copy.healing(log));
    expect(await differences(log)).toEqual([]);
  });

  it('calls what the copy keeps as a dead letter put aside, not missing', async () => {
    const log = new SampleLog().event('a', 1).event('b', 1, 'refused before').event('c', 1);
    const before = anAdmission((topic, value) =>
      value.includes('refused before')
        ? { verdict: 'DEAD', reason: 'UNDECODABLE', detail: 'Expected what was known then' }
        : readJson(topic, value),
    );
    await new Copy(session.query, session.inTransaction, before).read(log);
    await session.query('DELETE FROM history WHERE key = $1', [keyOf('c')]);
    expect(await differences(log)).toEqual([
      `SET_ASIDE ${keyOf('b')} 1`,
      `MISSING ${keyOf('c')} 1`,
    ]);
  });
});

describe('a version too far ahead', () => {
  const log = new SampleLog().event('a', 1).event('a', 3_000).event('a', 1_000).event('a', 2_000);
  const reasons = async (): Promise<string[]> =>
    (await session.query('SELECT reason FROM dead_letter')).rows.map((row) =>
      String(row['reason']),
    );

  it('is dead for a later reader of the log too, and healing leaves it aside', async () => {
    await copy.read(log);
    expect(await reasons()).toEqual(['BAD_VERSION']);
    const picture = await copy.picture();
    expect(await differences(log)).toEqual([]);
    await healPartition({ ...copy.healing(log), buckets: 'all' });
    expect(await copy.picture()).toEqual(picture);
  });

  it('stays dead when it is redriven after versions came that lead up to it', async () => {
    await copy.read(log);
    const { admission, inTransaction } = copy;
    const topicPartition = { topic: TOPIC, partition: 0, offset: 1n };
    expect(
      await redriveDeadLetter({
        ...topicPartition,
        ...{ inTransaction, admission, clusterId: CLUSTER },
        recordAt: (coordinates) => new LogWindow(log).recordAt(coordinates),
      }),
    ).toMatchObject({ outcome: 'STILL_DEAD', reason: 'BAD_VERSION', reasonChanged: false });
    expect(await differences(log)).toEqual([]);
  });
});
