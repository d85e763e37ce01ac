import { type TemporaryPostgres, temporaryPostgres, withSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BinaryArrays } from './binary-arrays.js';

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await temporaryPostgres();
});
afterAll(() => postgres.stop());

/** Returns Postgres' own text of each array, sent once as pg writes arrays and once in binary. */
async function understood(
  type: string,
  values: unknown[],
): Promise<{ asText: unknown; asBinary: unknown }> {
  const sql = `SELECT array(
      SELECT v::text FROM unnest($1::${type}[]) WITH ORDINALITY AS u(v, n) ORDER BY n) AS seen,
        cardinality($1::${type}[]) AS n`;
  return withSession(postgres.url, async (query) => ({
    asText: (await query(sql, [values])).rows[0],
    asBinary: (await query(sql, new BinaryArrays(sql).encode([values]))).rows[0],
  }));
}

describe('arrays in binary', () => {
  it.each<[string, unknown[]]>([
    ['text', ['a', '', 'with "quotes", {braces} and \\', 'é漢😀', 'NULL', null, undefined]],
    ['int', [0, 1, -1, 2_147_483_647, -2_147_483_648, '7', null]],
    ['bigint', [0n, '9223372036854775807', '-1', 42, null]],
    ['float8', [0, -0.5, 1_795_548_704_356.123, '3.25', null]],
    [
      'uuid',
      ['00000000-0000-4000-8000-000000000001', 'FFFFFFFF-ffff-4fff-8fff-ffffffffffff', null],
    ],
    ['bytea', [Buffer.from([0, 1, 255]), Buffer.alloc(0), new Uint8Array([7]), null]],
    ['jsonb', ['{"a":[1,"\\"x\\""]}', { b: null }, 'null', null]],
    ['text', []],
    ['bytea', [null]],
    ['uuid', Array.from({ length: 1_000 }, () => '12345678-1234-4234-8234-123456789abc')],
  ])('%s: mean what pg writes as text (%#)', async (type, values) => {
    const { asText, asBinary } = await understood(type, values);
    expect(asBinary).toEqual(asText);
  });

  it.each<[string, unknown]>([
    ['uuid', '00000000-0000-4000-8000-00000000000'],
    ['uuid', 'no uuid at all, of thirty-six letters'],
    ['int', 1.5],
    ['int', 'many'],
    ['int', 2_147_483_648],
    ['bigint', '9223372036854775808'],
    ['bytea', 'text'],
  ])('%s: %s is refused before it is sent', (type, value) => {
    expect(() => new BinaryArrays(`SELECT $1::${type}[]`).encode([[value]])).toThrow(
      /Expected|out of range|Cannot convert/,
    );
  });

  it('leave alone what is no array, and what the statement does not cast', () => {
    const params = ['a', null, ['x'], ['1']];
    const encoded = new BinaryArrays('SELECT $1, $2::text[], $3, $4::int[]').encode(params);
    expect(encoded.slice(0, 3)).toEqual(params.slice(0, 3));
    expect(encoded[3]).toBeInstanceOf(Buffer);
    expect(params[3]).toEqual(['1']);
  });
});
