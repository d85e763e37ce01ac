import { createHash, hash } from 'node:crypto';

const TAG = 'sinergi/directory/1';

/** The hash of a directory without records, 32 bytes. */
export const EMPTY_DIRECTORY_HASH: Buffer = hash('sha256', TAG, 'buffer');

/**
 * Returns the hash of the directory after one more record, 32 bytes: SHA-256 over the hash before
 * it, the length of the key and the version (4 bytes each, big-endian), the key and the value.
 *
 * @param value the whole Kafka value, framing included
 */
export function directoryHashAfter(
  before: Buffer,
  { key, version, value }: { key: string; version: number; value: Buffer },
): Buffer {
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(Buffer.byteLength(key, 'utf8'), 0);
  numbers.writeUInt32BE(version, 4);
  return createHash('sha256').update(before).update(numbers).update(key).update(value).digest();
}
