import {
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOf, PartitionDigest } from '../partition-digest.js';
import { HASH_BYTES, recordHash } from '../record-hash.js';
import { digestsOf, sqlBucket, sqlRecordHash, sqlXorOf } from './sql-record-hash.js';

let postgres: TemporaryPostgres;
let session: SqlSession;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  session = await sqlSession(postgres.url);
});
afterAll(async () => {
  await session.release();
  await postgres.stop();
});

const row = fc.record({
  // Postgres text holds no NUL, and admission refuses a key with one.
  key: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\u0000', '')),
  version: fc.integer({ min: 1, max: 2_147_483_647 }),
  value: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
});

describe('hashing in the database', () => {
  it('comes to the hash, the bucket and the digest that applying came to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const params = [
          rows.map(({ key }) => key),
          rows.map(({ version }) => version),
          rows.map(({ value }) => value),
        ];
        const from = 'FROM unnest($1::text[], $2::int[], $3::bytea[]) AS r(key, version, value)';
        const hashed = await session.query(
          `SELECT ${sqlRecordHash('r')} AS hash, ${sqlBucket('r')} AS bucket ${from}`,
          params,
        );
        expect(hashed.rows).toEqual(
          rows.map(({ key, version, value }) => ({
            hash: recordHash(key, version, value),
            bucket: bucketOf(key),
          })),
        );
        const digest = PartitionDigest.empty();
        for (const { key, version, value } of rows)
          digest.toggle(key, recordHash(key, version, value));
        const buckets = await session.query(
          `SELECT ${sqlBucket('r')} AS bucket, ${sqlXorOf(sqlRecordHash('r'))} AS digest ${from}
           GROUP BY 1`,
          params,
        );
        const none = Buffer.alloc(HASH_BYTES);
        expect(PartitionDigest.of(digestsOf(buckets.rows), none).bytes()).toEqual(digest.bytes());
      }),
    );
  });
});
