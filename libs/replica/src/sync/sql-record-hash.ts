import { BUCKETS } from '../partition-digest.js';
import { HASH_BYTES } from '../record-hash.js';

/**
 * Returns `recordHash` as a SQL expression. The database hashes a partition, so no value travels.
 *
 * @param row alias of a row that has key, version and value
 */
export const sqlRecordHash = (row: string): string =>
  `substring(sha256(
     int4send(octet_length(convert_to(${row}.key, 'UTF8'))) || int4send(${row}.version)
     || convert_to(${row}.key, 'UTF8') || ${row}.value) FROM 1 FOR ${HASH_BYTES})`;

/** `bucketOf` as a SQL expression. @param row alias of a row that has a key */
export const sqlBucket = (row: string): string =>
  `get_byte(sha256(convert_to(${row}.key, 'UTF8')), 0) % ${BUCKETS}`;

/** Returns the XOR of hashes, as bytes, as a SQL aggregate; null over no rows. */
export const sqlXorOf = (hash: string): string =>
  `int8send(bit_xor(('x' || encode(${hash}, 'hex'))::bit(64)::bigint))`;

/** Returns the XOR of hashes by bucket. @param rows with columns bucket and digest */
export const digestsOf = (rows: readonly Record<string, unknown>[]): Map<number, Buffer> =>
  new Map(rows.map((row) => [Number(row['bucket']), row['digest'] as Buffer]));
