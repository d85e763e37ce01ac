import { SIGNATURE_HEADER } from '@sinergi/contracts';
import { type SqlSession, sessionAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Admission, VerifySignature } from '../admit-record.js';
import { EvidenceCheck } from './evidence-check.js';
import { Copy } from './testing/copy.js';
import { anAdmission, everydayLog, TOPIC } from './testing/sample-log.js';

const PLACE = { topic: TOPIC, partition: 0 };
const NONE = { count: 0, firstOffset: 0, columns: { count: 0, firstOffset: 0 }, buckets: [] };

let close: () => Promise<void>;
let session: SqlSession;
let copy: Copy;
/** how many signatures were verified */
let verified: number;
let answer: ReturnType<VerifySignature>;

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
  copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
  await copy.read(everydayLog());
  await copy.keep();
});
afterAll(() => close());
beforeEach(async () => {
  await copy.bringBack();
  [verified, answer] = [0, { verdict: 'SIGNED' }];
});

/** One header is the signature here; which keys there are is the agency's test. */
const admission: Admission = {
  ...anAdmission(),
  verifySignature: (_record, signature) => {
    verified += 1;
    return signature === 'signed'
      ? answer
      : { verdict: 'DEAD', reason: 'BAD_SIGNATURE', detail: 'Expected a signature' };
  },
};
admission.directory.advance(
  [
    {
      ...{ offset: 1n, appendedAt: 1_000, version: 2, isSigned: false, approvals: null },
      value: Buffer.from('an entry with a key'),
      entry: {
        ...admission.directory.latest('kec-menteng')!,
        publicKeys: [
          { keyId: 'one', algorithm: 'Ed25519', key: Buffer.alloc(32), revokedAt: null },
        ],
      },
    },
  ],
  2n,
);
const aCheck = () => new EvidenceCheck(session.inTransaction, admission);
const UNSIGN = `UPDATE history SET headers = headers - '${SIGNATURE_HEADER}'`;
/** Fences of the sample are of version 1, in which nobody has a key: rows count by the second. */
const fenceAnew = () => session.query('UPDATE fence SET directory_version = 2');

describe('checking the evidence of stored rows', () => {
  it('verifies a page once, and again when something on it changed', async () => {
    await fenceAnew();
    const check = aCheck();
    expect(await check.check(PLACE)).toEqual(NONE);
    const all = verified;
    expect(all).toBeGreaterThan(20);
    expect(await check.check(PLACE)).toEqual(NONE);
    expect(verified).toBe(all);
    await session.query(`${UNSIGN} WHERE log_offset = 40`);
    expect(await check.check(PLACE)).toMatchObject({ count: 1, firstOffset: 40 });
    await session.query('UPDATE fence SET directory_version = 1 WHERE log_offset < 30');
    const before = verified;
    await check.check(PLACE);
    expect(verified).toBeGreaterThan(before);
  });

  it('names the buckets in which healing finds the rows', async () => {
    await fenceAnew();
    await session.query(`${UNSIGN} WHERE log_offset >= 40`);
    const { count, buckets } = await aCheck().check(PLACE);
    expect(count).toBeGreaterThan(10);
    expect(new Set(buckets).size).toBe(buckets.length);
    expect(buckets.length).toBeGreaterThan(3);
  });

  it('asks for no signature before the first fence, where the owner had no key', async () => {
    await session.query(`${UNSIGN} WHERE log_offset < 14`);
    expect(await aCheck().check(PLACE)).toEqual(NONE);
  });

  it('says nothing of rows whose schema nobody serves now, and asks again later', async () => {
    await fenceAnew();
    const check = aCheck();
    for (const silence of [
      { verdict: 'WAIT' },
      { verdict: 'DEAD', reason: 'UNKNOWN_SCHEMA', detail: 'Expected a schema' },
    ] as const) {
      answer = silence;
      expect(await check.check(PLACE)).toEqual(NONE);
    }
    const before = verified;
    answer = { verdict: 'SIGNED' };
    expect(await check.check(PLACE)).toEqual(NONE);
    expect(verified).toBeGreaterThan(before);
  });

  it('leaves rows to the scrub whose bytes changed', async () => {
    await fenceAnew();
    await session.query(`UPDATE history SET value = 'x', headers = '{}' WHERE log_offset = 40`);
    expect(await aCheck().check(PLACE)).toEqual(NONE);
  });

  it.each(["kecamatan = '31.71.07'", 'subject_id = event_id', "owner = 'kec-gambir'"])(
    'finds a row by whose columns queries would find another: %s',
    async (damage) => {
      await fenceAnew();
      const check = aCheck();
      expect(await check.check(PLACE)).toEqual(NONE);
      await session.query(`UPDATE history SET ${damage} WHERE log_offset = 40`);
      for (const _ of [1, 2])
        expect(await check.check(PLACE)).toMatchObject({
          ...{ count: 0, columns: { count: 1, firstOffset: 40 } },
          buckets: [expect.any(Number)],
        });
    },
  );

  it('holds nobody up who applies meanwhile', async () => {
    await fenceAnew();
    const check = new EvidenceCheck(
      (work) =>
        session.inTransaction(async (query) => {
          const result = await work(query);
          const { rows } = await query(
            `SELECT count(*) AS n FROM pg_locks
             WHERE pid = pg_backend_pid() AND mode NOT IN ('AccessShareLock', 'ExclusiveLock')`,
          );
          expect(rows).toEqual([{ n: '0' }]);
          return result;
        }),
      admission,
    );
    expect(await check.check(PLACE)).toEqual(NONE);
  });
});
