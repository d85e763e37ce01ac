import { type TemporaryPostgres, temporaryPostgres, withSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gained, relationsOf } from './storage.js';
import { writeAheadLog } from './write-ahead-log.js';

const ROWS = 2_000;
/** Random, so that nothing is compressed. */
const VALUE_BYTES = 96;

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await temporaryPostgres();
  await withSession(postgres.url, async (query) => {
    await query('CREATE TABLE copy (id uuid PRIMARY KEY, feed bigint NOT NULL, value bytea)');
    await query('CREATE INDEX copy_feed ON copy (feed)');
    await query('CREATE TABLE aside (id integer PRIMARY KEY)');
    await query('CREATE VIEW state AS SELECT id FROM copy');
  });
});
afterAll(() => postgres.stop());

const insert = (): Promise<unknown> =>
  withSession(postgres.url, (query) =>
    query(
      `INSERT INTO copy
       SELECT gen_random_uuid(), n,
         decode(repeat(md5(random()::text), ${VALUE_BYTES / 16}), 'hex')
       FROM generate_series(1, $1) AS n`,
      [ROWS],
    ),
  );

describe('what rows cost a database', () => {
  it('is told by table and by index, and nothing of what did not grow', async () => {
    const before = await relationsOf(postgres);
    await insert();
    const grown = gained(before, await relationsOf(postgres));
    const sorted = [...grown].sort((left, right) => left.name.localeCompare(right.name));
    expect(sorted.map(({ name, indexOf }) => [name, indexOf])).toEqual([
      ['copy', null],
      ['copy_feed', 'copy'],
      ['copy_pkey', 'copy'],
    ]);
    expect(sorted[0]!.bytes).toBeGreaterThan(ROWS * VALUE_BYTES);
    expect(sorted[2]!.bytes).toBeGreaterThan(ROWS * 16);
  });

  it('is written ahead, at least as many bytes as the rows have', async () => {
    const written = await writeAheadLog(postgres.url);
    await insert();
    expect(await written()).toBeGreaterThan(ROWS * (VALUE_BYTES + 16));
  });
});
