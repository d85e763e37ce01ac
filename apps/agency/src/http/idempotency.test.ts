import type { SqlQuery } from '@sinergi/database';
import { createLogger } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import { eventually, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../database/database.js';
import { Idempotency, type IdempotentCall } from './idempotency.js';

const ANSWER = { status: 201, body: { version: 1 } };
const idempotency = new Idempotency(Buffer.alloc(32, 7));

let postgres: TemporaryPostgres;
let database: Database;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  const logger = createLogger({ service: 'test', level: 'error' });
  database = new Database({
    ...{ agency: 'kec-menteng', url: await postgres.createDatabase('agency'), poolSize: 4 },
    outage: new OutageLog({ of: 'database', logger }),
  });
  await database.connect();
  await database.query('CREATE TABLE effect (of text)');
});
beforeEach(() => database.query('TRUNCATE idempotency, effect').then(() => undefined));
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

const aCall = (said: Partial<IdempotentCall> = {}): IdempotentCall => ({
  ...{ client: 'one', key: 'a key', operation: 'bulletin PUBLISHED', payload: { title: 'Satu' } },
  ...said,
});

/** Claims, has its effect where it is new, and keeps its answer: what a door does. */
async function once(query: SqlQuery, call: IdempotentCall, work = async (): Promise<void> => {}) {
  const [before] = await idempotency.claim(query, [call]);
  if (before) return before;
  await query('INSERT INTO effect VALUES ($1)', [call.client]);
  await work();
  await idempotency.keep(query, [{ call, answer: ANSWER }]);
  return ANSWER;
}
const carryOut = (call: IdempotentCall, work?: () => Promise<void>) =>
  database.inTransaction((query) => once(query, call, work));
const count = async (table: string): Promise<number> =>
  Number((await database.query(`SELECT count(*) AS n FROM ${table}`)).rows[0]!['n']);

describe('a call that is repeated', () => {
  it('gets the first answer, and has no second effect', async () => {
    await carryOut(aCall());
    expect(await carryOut(aCall())).toEqual(ANSWER);
    expect(await count('effect')).toBe(1);
  });

  it.each([
    ['another body', { payload: { title: 'Dua' } }],
    ['another operation', { operation: 'bulletin WITHDRAWN' }],
  ])('with %s under the same key is refused, and has no effect', async (_what, said) => {
    await carryOut(aCall());
    await expect(carryOut(aCall(said))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
      status: 422,
      detail: 'Expected the request that this Idempotency-Key was first used for, got another',
    });
    expect(await count('effect')).toBe(1);
  });

  it('without a key, or by another client under the same one, is another call', async () => {
    for (const call of [aCall(), aCall({ client: 'two' })]) await carryOut(call);
    for (const _ of [1, 2]) await carryOut(aCall({ key: undefined }));
    expect([await count('effect'), await count('idempotency')]).toEqual([4, 2]);
  });

  it('at the same moment waits for the first, and gets its answer', async () => {
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let isAtWork = false;
    const first = carryOut(aCall(), () => {
      isAtWork = true;
      return held;
    });
    await eventually('the first is at work', () => isAtWork, 10_000, 5);
    const second = carryOut(aCall());
    await eventually('the second waits', isSomebodyWaiting, 10_000, 10);
    goOn();
    expect(await Promise.all([first, second])).toEqual([ANSWER, ANSWER]);
    expect(await count('effect')).toBe(1);
  });

  it('after one that failed is new: a failed transaction leaves no key', async () => {
    const failing = carryOut(aCall(), async () => {
      throw new TypeError('it went wrong');
    });
    await expect(failing).rejects.toThrow('it went wrong');
    expect([await count('effect'), await count('idempotency')]).toEqual([0, 0]);
    await carryOut(aCall());
    expect(await count('effect')).toBe(1);
  });
});

const isSomebodyWaiting = async (): Promise<boolean> => {
  const { rows } = await database.query(
    `SELECT 1 AS one FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
};

describe('several calls in one transaction', () => {
  it('are answered each for itself, in the order given', async () => {
    const calls = [aCall({ key: 'a' }), aCall({ key: undefined }), aCall({ key: 'b' })];
    const answers = await database.inTransaction(async (query) => {
      expect(await idempotency.claim(query, [calls[2]!])).toEqual([null]);
      await idempotency.keep(query, [{ call: calls[2]!, answer: ANSWER }]);
      return idempotency.claim(query, calls);
    });
    expect(answers).toEqual([null, null, ANSWER]);
  });
});

describe('a key', () => {
  it('has 1 to 1000 characters', async () => {
    await carryOut(aCall({ key: 'k'.repeat(1_000) }));
    for (const key of ['', 'k'.repeat(1_001)])
      await expect(carryOut(aCall({ key }))).rejects.toMatchObject({
        code: 'invalid-request',
        detail: `Expected an Idempotency-Key of 1 to 1000 characters, got ${key.length}`,
      });
  });

  it('is kept as a keyed hash, and so is what was sent under it', async () => {
    await carryOut(aCall({ key: 'nomor-perkara-7', payload: { name: 'Budi' } }));
    const { rows } = await database.query(
      `SELECT concat(encode(key_hash, 'escape'), encode(payload_hash, 'escape'), response) AS kept
       FROM idempotency`,
    );
    expect(rows[0]!['kept']).not.toMatch(/nomor-perkara|Budi/);
  });
});
