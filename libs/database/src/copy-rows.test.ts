import {
  atSlowest,
  eventually,
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyRows, encodeColumns, encodeFields, type RowOf } from './copy-rows.js';
import { ServiceDatabase } from './service-database.js';

const COLUMNS = {
  n: 'int',
  short: 'smallint',
  long: 'bigint',
  real: 'float8',
  words: 'text',
  id: 'uuid',
  bytes: 'bytea',
  at: 'timestamptz',
  said: 'jsonb',
  yes: 'boolean',
} as const;
type Row = RowOf<typeof COLUMNS>;
const YEAR_9999 = Date.parse('9999-12-31T23:59:59.999Z');

const nothing: Row = {
  ...{ n: 0, short: null, long: null, real: null, words: null },
  ...{ id: null, bytes: null, at: null, said: null, yes: null },
};
const aRow = (row: Partial<Row>): Row => ({ ...nothing, ...row });

let postgres: TemporaryPostgres;
let session: SqlSession;
let other: SqlSession;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  session = await sqlSession(postgres.url);
  other = await sqlSession(postgres.url);
  const columns = Object.entries(COLUMNS).map((column) => column.join(' '));
  await session.query(`CREATE TABLE kept (${columns.join(', ')}, UNIQUE (n))`);
}, atSlowest(60_000));
afterAll(async () => {
  await session?.release();
  await other?.release();
  await postgres?.stop();
});
beforeEach(() => session.query('TRUNCATE kept'));

const copy = (rows: readonly Row[]) =>
  session.inTransaction((query) => copyRows(query, 'kept', [encodeColumns(COLUMNS, rows)]));

/** What the table has, as the server writes it, in order. */
async function kept(): Promise<Record<string, unknown>[]> {
  const { rows } = await session.query(
    `SELECT n, short, long::text, real, words, id, bytes,
       round(extract(epoch FROM at) * 1000) AS at, said, yes
     FROM kept
     ORDER BY n`,
  );
  return rows.map((row) => ({ ...row, at: row['at'] === null ? null : Number(row['at']) }));
}
const asKept = (row: Row) => ({
  ...row,
  long: row.long === null ? null : String(row.long),
  said: typeof row.said === 'string' ? JSON.parse(row.said) : row.said,
});

describe('rows by COPY', () => {
  it.each<[string, Partial<Row>]>([
    ['nothing but its key', {}],
    ['the least numbers', { short: -32_768, n: -2_147_483_648, long: -(2n ** 63n) }],
    ['the greatest numbers', { short: 32_767, n: 2_147_483_647, long: 2n ** 63n - 1n }],
    ['numbers below zero', { short: -1, n: -1, long: -1, real: -0.5 }],
    ['the end of the year 9999', { at: YEAR_9999 }],
    ['a time before 1970 and one in 2000', { at: -1 }],
    ['the moment from which times count', { at: Date.UTC(2000) }],
    ['no bytes and no text', { bytes: Buffer.alloc(0), words: '' }],
    ['bytes of every kind', { bytes: Buffer.from([0, 255, 10, 13, 92]) }],
    ['text that COPY as text would escape', { words: '\\N\t\n\\.\r"é漢😀' }],
    ['a UUID', { id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' }],
    ['JSON as text', { said: '{"a": [1, "\\"x\\"", null]}' }],
    ['JSON as a value', { said: { b: 'ü' } }],
    ['yes', { yes: true }],
    ['no', { yes: false }],
  ])('hold %s', async (_, row) => {
    await copy([aRow(row)]);
    expect(await kept()).toEqual([asKept(aRow(row))]);
  });

  it('come back as they were written, whatever they hold', async () => {
    const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
    const text = fc
      .string({ unit: 'grapheme', maxLength: 50 })
      .filter((words) => !words.includes('\0'));
    const row = fc.record<Omit<Row, 'n'>>({
      short: orNull(fc.integer({ min: -32_768, max: 32_767 })),
      long: orNull(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
      real: orNull(fc.double({ noDefaultInfinity: true, noNaN: true })),
      words: orNull(text),
      id: orNull(fc.uuid()),
      bytes: orNull(fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))),
      at: orNull(fc.integer({ min: -62_000_000_000_000, max: YEAR_9999 })),
      said: orNull(fc.dictionary(text, fc.option(fc.integer(), { nil: null }))),
      yes: orNull(fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 100 }), async (some) => {
        await session.query('TRUNCATE kept');
        const rows = some.map((one, n) => ({ ...one, n }));
        await copy(rows);
        expect(await kept()).toEqual(rows.map(asKept));
      }),
      { numRuns: 50 },
    );
  });

  it('have the microsecond of a time that a statement would give them', async () => {
    const time = fc.oneof(
      fc.integer({ min: -62_000_000_000_000, max: YEAR_9999 }),
      fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
      // Here many times lie half a microsecond between two.
      fc.integer({ min: 3_300_000_000_000, max: 5_400_000_000_000 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(time, { minLength: 1, maxLength: 100 }), async (times) => {
        await session.query('TRUNCATE kept');
        await copy(times.map((at, n) => aRow({ n, at })));
        const { rows } = await session.query(
          `SELECT k.at, t.ms
           FROM kept k
             JOIN unnest($1::float8[]) WITH ORDINALITY AS t(ms, n) ON t.n - 1 = k.n
           WHERE k.at <> to_timestamp(t.ms / 1000.0)`,
          [times],
        );
        expect(rows).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('are made of parts, of which one may be written to several tables', async () => {
    await session.query('CREATE TEMP TABLE other (LIKE kept)');
    const shared = encodeColumns({ words: 'text' }, [{ words: 'one' }, { words: 'two' }]);
    const numbers = (first: number) =>
      encodeColumns({ n: 'int' }, [{ n: first }, { n: first + 1 }]);
    await session.inTransaction(async (query) => {
      await Promise.all([
        copyRows(query, 'kept', [numbers(1), shared]),
        copyRows(query, 'other', [numbers(7), shared]),
      ]);
    });
    const { rows } = await session.query(
      'SELECT n, words FROM kept UNION ALL SELECT n, words FROM other ORDER BY n',
    );
    expect(rows).toEqual([
      { n: 1, words: 'one' },
      { n: 2, words: 'two' },
      { n: 7, words: 'one' },
      { n: 8, words: 'two' },
    ]);
  });

  it.each<[string, Partial<Record<keyof Row, unknown>>]>([
    ['a number that is too great for its column', { short: 32_768 }],
    ['half a number', { n: 1.5 }],
    ['a bigint of 65 bits', { long: 2n ** 63n }],
    ['no UUID', { id: 'no uuid at all, of thirty-six letters' }],
    ['text where bytes belong', { bytes: 'text' }],
    ['no time', { at: Number.NaN }],
    ['a word for yes', { yes: 'true' }],
  ])('are refused before they are sent where they hold %s', (_, row) => {
    expect(() => encodeFields(COLUMNS, aRow(row as Partial<Row>))).toThrow(
      /Expected|out of range|cannot be converted/,
    );
  });

  it.each([
    ['a NUL in text', { words: 'a\0b' }, '22021'],
    ['a NUL in JSON', { said: '{"a": "\\u0000"}' }, '22P05'],
    ['what is no JSON', { said: '{' }, '22P02'],
    ['a time that no timestamp has', { at: -9e15 }, '22008'],
  ])('are refused by the server where they hold %s', async (_, row, code) => {
    await expect(copy([aRow({ n: 1 }), aRow({ n: 2, ...row })])).rejects.toMatchObject({ code });
    expect(await kept()).toEqual([]);
  });

  it('are refused by a connection that does not know COPY', async () => {
    const database = new ServiceDatabase({ service: 't', url: postgres.url, migrations: [] });
    await database.connect();
    try {
      const refused = copyRows(
        async (sql, params) => ({ rows: await database.query(sql, params), rowCount: null }),
        'kept',
        [encodeColumns(COLUMNS, [nothing])],
      );
      await expect(refused).rejects.toThrow('Expected a connection that runs COPY');
      expect(await database.query('SELECT n FROM kept')).toEqual([]);
    } finally {
      await database.close();
    }
  });
});

describe('a COPY in a transaction', () => {
  it('fails with the code of a row that is there, and a savepoint keeps the rest', async () => {
    await session.inTransaction(async (query) => {
      await query('INSERT INTO kept (n) VALUES (500)');
      await query('SAVEPOINT before');
      const rows = Array.from({ length: 1_000 }, (_, n) => aRow({ n }));
      await expect(copyRows(query, 'kept', [encodeColumns(COLUMNS, rows)])).rejects.toMatchObject({
        code: '23505',
      });
      await expect(query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
      await query('ROLLBACK TO SAVEPOINT before');
      await copyRows(query, 'kept', [encodeColumns(COLUMNS, rows.slice(0, 500))]);
    });
    const { rows } = await session.query('SELECT count(*)::int AS n, max(n) FROM kept');
    expect(rows).toEqual([{ n: 501, max: 500 }]);
  });

  it('is refused after a statement that failed, and its data are no statements', async () => {
    const together = session.inTransaction((query) =>
      Promise.allSettled([
        query('SELECT 1 / 0'),
        copyRows(query, 'kept', [encodeColumns(COLUMNS, [aRow({ words: 'COMMIT' })])]),
        query('SELECT 1'),
      ]),
    );
    expect((await together).map((one) => one.status === 'rejected' && one.reason.code)).toEqual([
      '22012',
      '25P02',
      '25P02',
    ]);
    expect(await kept()).toEqual([]);
  });

  it('takes its place among statements that are sent together', async () => {
    const count = 'SELECT count(*)::int AS n FROM kept WHERE n >= $1';
    const rows = (from: number) =>
      encodeColumns(
        COLUMNS,
        Array.from({ length: 200 }, (_, n) => aRow({ n: from + n, words: 'x'.repeat(1_000) })),
      );
    const answers = await session.inTransaction((query) =>
      Promise.all([
        query(count, [0]),
        copyRows(query, 'kept', [rows(0)]),
        query(count, [0]),
        query('UPDATE kept SET n = -1 - n'),
        copyRows(query, 'kept', [rows(0)]),
        query(count, [0]),
        query(count, [-1_000]),
      ]),
    );
    expect(answers.map((answer) => answer?.rows[0]?.['n'])).toEqual([
      ...[0, undefined, 200, undefined, undefined, 200, 400],
    ]);
  });

  it('waits for a server that does not read, and sends 10 MB once it does', async () => {
    const rows = Array.from({ length: 100 }, (_, n) =>
      aRow({ n, bytes: Buffer.alloc(100_000, n) }),
    );
    let isOver = false;
    const large = await other.inTransaction(async (holding) => {
      await holding('LOCK TABLE kept');
      const sent = session.inTransaction((query) =>
        Promise.all([
          copyRows(query, 'kept', [encodeColumns(COLUMNS, rows)]).then(() => {
            isOver = true;
          }),
          query('SELECT sum(length(bytes))::int AS bytes FROM kept'),
        ]),
      );
      await eventually('COPY waits for the table', async () => {
        const { rows: waiting } = await holding(
          `SELECT 1 FROM pg_locks WHERE relation = 'kept'::regclass AND NOT granted`,
        );
        return waiting.length === 1;
      });
      expect(isOver).toBe(false);
      return { sent };
    });
    const [, { rows: sums }] = await large.sent;
    expect(sums).toEqual([{ bytes: 10_000_000 }]);
    const { rows: ends } = await session.query(
      'SELECT bytes FROM kept WHERE n IN (0, 99) ORDER BY n',
    );
    expect(ends.map(({ bytes }) => (bytes as Buffer).at(-1))).toEqual([0, 99]);
  });

  it('fails with its connection', async () => {
    const lost = await sqlSession(postgres.url);
    const { rows } = await lost.query('SELECT pg_backend_pid() AS pid');
    const failed = await other.inTransaction(async (holding) => {
      await holding('LOCK TABLE kept');
      const sent = copyRows(lost.query, 'kept', [encodeColumns(COLUMNS, [nothing])]);
      sent.catch(() => undefined);
      await holding('SELECT pg_terminate_backend($1)', [rows[0]!['pid']]);
      return { sent };
    });
    await expect(failed.sent).rejects.toThrow();
    await expect(
      copyRows(lost.query, 'kept', [encodeColumns(COLUMNS, [nothing])]),
    ).rejects.toThrow();
    await lost.release().catch(() => undefined);
  });
});
