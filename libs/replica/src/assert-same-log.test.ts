import { LogReplaced } from '@sinergi/broker';
import { type SqlSession, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { markGap, readPositions } from './position-table.js';
import type { Copy } from './sync/testing/copy.js';
import { emptyCopy } from './sync/testing/empty-copy.js';
import { CLUSTER, everydayLog, SampleLog, TOPIC } from './sync/testing/sample-log.js';

let postgres: TemporaryPostgres;
let session: SqlSession;
let copy: Copy;
const log = everydayLog();
const END = log.records().length;

beforeAll(async () => {
  postgres = await temporaryPostgres();
});
afterAll(() => postgres.stop());

beforeEach(async () => {
  ({ session, copy } = await emptyCopy(postgres));
  return () => session.release();
});

describe('the record before a position', () => {
  it('is known by a row, a dead letter, a fork or a duplicate where reading stopped', async () => {
    for (let next = 1; next <= END; next++) {
      await copy.deliver(log, next - 1, next);
      expect(await copy.deliver(log, next - 1, next)).toMatchObject({
        nextOffset: BigInt(next),
        inserted: 0,
      });
    }
  });

  it('of a log made anew is unknown wherever reading stopped, and is not applied', async () => {
    const anew = new SampleLog();
    for (let n = 0; n <= END; n++) anew.event(`other-${n}`, 1);
    for (let next = 1; next <= END; next++) {
      await copy.deliver(log, next - 1, next);
      await expect(copy.deliver(anew, next - 1, END)).rejects.toThrow(LogReplaced);
      expect((await readPositions(session.query))[0]!.nextOffset).toBe(BigInt(next));
    }
  });

  it('takes back the note of a gap when it is there again', async () => {
    await copy.deliver(log, 0, 5);
    await markGap(session.query, TOPIC, 0, CLUSTER, 'another log');
    await copy.deliver(log, 4, 5);
    expect((await readPositions(session.query))[0]).toMatchObject({ gap: null, nextOffset: 5n });
  });
});
