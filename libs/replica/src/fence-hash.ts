import { hash } from 'node:crypto';
import { HASH_BYTES } from './record-hash.js';

/** So that no row of a history has the bytes of a fence. */
const TAG = 'sinergi/fence/1';

/**
 * Returns the hash of a fence for the digest: the first 64 bits of SHA-256 over its place in the
 * partition, the directory version that it puts in force, and the SHA-256 of its value, which names
 * the hash of the directory. Every copy that read the fence has the same.
 *
 * @param sha256 SHA-256 of the fence's value as it is on the log, 32 bytes
 * @returns 8 bytes
 */
export function fenceHash(offset: bigint, directoryVersion: bigint, sha256: Buffer): Buffer {
  const input = Buffer.alloc(TAG.length + 16 + sha256.length);
  input.write(TAG, 'latin1');
  input.writeBigInt64BE(offset, TAG.length);
  input.writeBigInt64BE(directoryVersion, TAG.length + 8);
  sha256.copy(input, TAG.length + 16);
  return hash('sha256', input, 'buffer').subarray(0, HASH_BYTES);
}

/** Returns `fenceHash` as a SQL expression. @param row alias of a row of `fence` */
export const sqlFenceHash = (row: string): string =>
  `substring(sha256(convert_to('${TAG}', 'UTF8') || int8send(${row}.log_offset)
     || int8send(${row}.directory_version) || ${row}.sha256) FROM 1 FOR ${HASH_BYTES})`;
