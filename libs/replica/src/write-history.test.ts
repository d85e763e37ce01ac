import {
  eventually,
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replicaMigrations } from './migrations.js';
import { type HistoryRow, writeHistory } from './write-history.js';

const YEAR_9999 = 253_402_300_799_999;
const BY_COPY = 60;

let postgres: TemporaryPostgres;
let session: SqlSession;
let other: SqlSession;
beforeAll(async () => {
  postgres = await temporaryPostgres();
  session = await sqlSession(postgres.url);
  other = await sqlSession(postgres.url);
  for (const { up } of replicaMigrations) await session.query(up);
});
afterAll(async () => {
  await session?.release();
  await other?.release();
  await postgres?.stop();
});
const empty = async (): Promise<void> => {
  await session.query('TRUNCATE history');
  await session.query('UPDATE feed SET last_seq = 0');
};
beforeEach(empty);

const eventIdOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

function aRow(n: number, said: Partial<HistoryRow['candidate']> = {}): HistoryRow {
  const headers = { ce_id: eventIdOf(n), odd: 'a\0"\\\n' };
  return {
    topic: 'timpora.sighting',
    record: {
      ...{ topic: 'timpora.sighting', partition: n % 3, offset: BigInt(n), headers },
      ...{
        appendedAt: 1_700_000_000_000 + n,
        key: Buffer.from(`k${n}`),
        value: Buffer.of(n % 256),
      },
    },
    candidate: {
      ...{ key: `kec-menteng:${n}`, version: 1, eventId: eventIdOf(n), owner: 'kec-menteng' },
      ...{ change: 'REPORTED', occurredAt: n, kecamatan: null, subjectId: null, kind: null },
      ...{ lane: 'LIVE', filters: null, ...said },
    },
    hash: Buffer.alloc(8, n),
    latest: true,
  };
}
const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => aRow(first + n));

const write = (rows: readonly HistoryRow[], by = session) =>
  by.inTransaction((query) => writeHistory(query, rows));

async function written(): Promise<Record<string, unknown>[]> {
  const { rows } = await session.query('SELECT * FROM history ORDER BY feed_seq');
  return rows.map(({ applied_at: _, ...row }) => row);
}
const feedEnd = async () => (await session.query('SELECT last_seq FROM feed')).rows[0]!['last_seq'];

describe('rows of the history', () => {
  it('are the same whether few or many come together', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter((words) => !words.includes('\0'));
    const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
    const said = fc.record({
      change: text,
      occurredAt: fc.oneof(fc.nat(), fc.integer({ min: 0, max: YEAR_9999 })),
      kecamatan: orNull(text),
      subjectId: orNull(fc.uuid()),
      kind: orNull(text),
      filters: orNull(fc.dictionary(fc.constantFrom('status', 'addressees'), orNull(text))),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { minLength: BY_COPY, maxLength: 2 * BY_COPY }),
        async (all) => {
          const rows = all.map((one, n) => ({ ...aRow(n, one), latest: n % 7 > 0 }));
          await empty();
          for (let at = 0; at < rows.length; at += 9) await write(rows.slice(at, at + 9));
          const few = await written();
          await empty();
          await write(rows);
          expect(await written()).toEqual(few);
          expect(few).toHaveLength(rows.length);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('go on in the feed where it ended, in their order', async () => {
    await write(rowsFrom(0, 3));
    await write(rowsFrom(3, BY_COPY));
    await write(rowsFrom(3 + BY_COPY, 2));
    const rows = await written();
    expect(rows.map((row) => [row['feed_seq'], row['key']])).toEqual(
      rowsFrom(0, 5 + BY_COPY).map(({ candidate }, n) => [String(n + 1), candidate.key]),
    );
    expect(await feedEnd()).toBe(String(5 + BY_COPY));
  });

  it.each([2, BY_COPY])('are not written, nor numbered, where one of %i is there', async (n) => {
    await write(rowsFrom(1, 1));
    await expect(write(rowsFrom(0, n))).rejects.toMatchObject({ code: '23505' });
    expect(await written()).toHaveLength(1);
    expect(await feedEnd()).toBe('1');
  });

  it.each([2, BY_COPY])(
    'come after those of whoever wrote %i first, once it commits',
    async (n) => {
      const { later } = await session.inTransaction(async (query) => {
        await writeHistory(query, rowsFrom(0, n));
        const later = write(rowsFrom(100, n), other);
        await eventually('the other waits for the feed', async () => {
          const { rows } = await query(`SELECT FROM pg_locks WHERE NOT granted`);
          return rows.length > 0;
        });
        return { later };
      });
      await later;
      const keys = (await written()).map((row) => row['key']);
      expect(keys).toEqual(
        [...rowsFrom(0, n), ...rowsFrom(100, n)].map(({ candidate }) => candidate.key),
      );
    },
  );

  it('have the same bytes in every copy, beside their own place in its feed', async () => {
    const rows = rowsFrom(0, BY_COPY);
    await write(rows);
    const first = await written();
    await empty();
    await write(rowsFrom(1_000, 1));
    await write(rows.map((row) => ({ ...row, latest: false })));
    const second = (await written()).slice(1);
    expect(second).toEqual(
      first.map((row, n) => ({ ...row, feed_seq: String(n + 2), latest: false })),
    );
  });
});
