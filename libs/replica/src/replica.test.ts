import { createHash } from 'node:crypto';
import type { InTransaction, SqlQuery } from '@sinergi/database';
import { type SqlSession, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Copy } from './sync/testing/copy.js';
import { emptyCopy } from './sync/testing/empty-copy.js';
import { everydayLog, SampleLog } from './sync/testing/sample-log.js';

let postgres: TemporaryPostgres;
let session: SqlSession;
const log = everydayLog();
const END = log.records().length;

beforeAll(async () => {
  postgres = await temporaryPostgres();
});
afterAll(() => postgres.stop());

beforeEach(async () => {
  ({ session } = await emptyCopy(postgres));
  return () => session.release();
});

const aCopy = (inTransaction: InTransaction = session.inTransaction): Copy =>
  new Copy(session.query, inTransaction);

/** Everything the log decides, from a copy that read it in one go. */
async function whole(): Promise<{ picture: unknown; digestMarks: unknown }> {
  const copy = aCopy();
  await copy.keep();
  await copy.read(log, { batch: END });
  const seen = { picture: await copy.picture(), digestMarks: await copy.digestMarks() };
  await copy.bringBack();
  return seen;
}

class Killed extends Error {}

/**
 * A process that dies right before its nth statement of a transaction (the database rolls back), or
 * right after its commit (nobody hears of it).
 */
function dying(at: number | 'after-commit'): InTransaction {
  return async (work) => {
    let said = 0;
    const counting =
      (query: SqlQuery): SqlQuery =>
      (sql, params) => {
        said += 1;
        if (said === at) return Promise.reject(new Killed(`before statement ${at}`));
        return query(sql, params);
      };
    const result = await session.inTransaction((query) => work(counting(query)));
    if (at === 'after-commit') throw new Killed('after the commit');
    return result;
  };
}

type Step =
  | { does: 'deliver'; back: number; size: number }
  | { does: 'deliver too far'; skip: number; size: number }
  | { does: 'die'; at: number | 'after-commit'; size: number }
  | { does: 'keep' }
  | { does: 'restore' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constant('deliver' as const),
        back: fc.nat(6),
        size: fc.integer({ min: 1, max: 12 }),
      }),
    },
    fc.record({
      does: fc.constant('deliver too far' as const),
      skip: fc.integer({ min: 1, max: 9 }),
      size: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({
      does: fc.constant('die' as const),
      at: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant('after-commit' as const)),
      size: fc.integer({ min: 1, max: 12 }),
    }),
    fc.record({ does: fc.constant('keep' as const) }),
    fc.record({ does: fc.constant('restore' as const) }),
  ),
  { minLength: 1, maxLength: 20 },
);

async function take(step: Step): Promise<void> {
  const copy = aCopy();
  const { rows } = await session.query('SELECT next_offset FROM position');
  const next = Number(rows[0]?.['next_offset'] ?? 0);
  const upTo = (from: number, size: number): number => Math.min(from + size, END);
  if (step.does === 'keep') return copy.keep();
  if (step.does === 'restore') return copy.bringBack();
  const from =
    step.does === 'deliver'
      ? Math.max(0, next - step.back)
      : step.does === 'deliver too far'
        ? next + step.skip
        : next;
  if (from >= END) return;
  if (step.does !== 'die') return void (await copy.deliver(log, from, upTo(from, step.size)));
  await aCopy(dying(step.at))
    .deliver(log, from, upTo(from, step.size))
    .catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a replica', () => {
  it('ends in the same copy, digest and cuts after any split, repeat, kill, restore', async () => {
    const expected = await whole();
    await fc.assert(
      fc.asyncProperty(steps, async (schedule) => {
        const copy = aCopy();
        await copy.keep();
        for (const step of schedule) await take(step);
        await copy.read(log);
        expect({ picture: await copy.picture(), digestMarks: await copy.digestMarks() }).toEqual(
          expected,
        );
        await session.query('TRUNCATE history, position, dead_letter, version_hole, fence');
        await session.query('UPDATE feed SET last_seq = 0');
      }),
      { numRuns: 40 },
    );
  });

  it('applies nothing of a batch that begins past where it stands', async () => {
    const copy = aCopy();
    await copy.deliver(log, 0, 5);
    expect(await copy.deliver(log, 7, 12)).toMatchObject({ nextOffset: 5n, inserted: 0 });
    expect(await copy.deliver(log, 3, 9)).toMatchObject({ nextOffset: 9n, inserted: 4 });
  });

  it('moves its position with what it applies, or not at all', async () => {
    const broken = aCopy((work) =>
      session.inTransaction((query) =>
        work((sql, params) =>
          sql.includes('INSERT INTO history')
            ? Promise.reject(new Killed('the disk is full'))
            : query(sql, params),
        ),
      ),
    );
    await expect(broken.deliver(log, 0, 5)).rejects.toThrow('the disk is full');
    expect((await session.query('SELECT count(*) AS n FROM history')).rows[0]).toEqual({ n: '0' });
    expect(
      Number(
        (await session.query('SELECT coalesce(max(next_offset), 0) AS next FROM position'))
          .rows[0]!['next'],
      ),
    ).toBe(0);
    await aCopy().read(log);
    expect(
      Number((await session.query('SELECT next_offset FROM position')).rows[0]!['next_offset']),
    ).toBe(END);
  });

  it('puts poison aside with its bytes and its reason, and goes on', async () => {
    const poisoned = new SampleLog().event('a', 1).poison().tombstone('a').event('a', 2);
    await aCopy().read(poisoned);
    const { rows } = await session.query(
      `SELECT log_offset, reason, value_bytes, encode(sha256, 'hex') AS sha256
       FROM dead_letter
       ORDER BY log_offset`,
    );
    expect(rows).toEqual([
      {
        ...{ log_offset: '1', reason: 'UNDECODABLE', value_bytes: 8 },
        sha256: sha256Of('no event'),
      },
      { ...{ log_offset: '2', reason: 'TOMBSTONE', value_bytes: 0 }, sha256: sha256Of('') },
    ]);
    expect((await session.query('SELECT version FROM state')).rows).toEqual([{ version: 2 }]);
  });

  it('numbers what it shows without holes, in the order in which it became visible', async () => {
    await aCopy().read(log, { batch: 4 });
    const { rows } = await session.query('SELECT feed_seq FROM history ORDER BY feed_seq');
    expect(rows.map((row) => Number(row['feed_seq']))).toEqual(rows.map((_, i) => i + 1));
  });
});
