import { hash } from 'node:crypto';

/**
 * 64 bits. That is enough to notice an accident in a partition, and small enough to XOR for every
 * row.
 */
export const HASH_BYTES = 8;

/**
 * Returns the hash of one history row for the digest: the first 64 bits of SHA-256 over key,
 * version and value bytes. The key is length-prefixed, so that no two different rows share an
 * input.
 *
 * @param key record key, as on the wire
 * @param version the entity's version, 1 and up
 * @param value the whole Kafka value, framing included
 * @returns 8 bytes
 */
export function recordHash(key: string, version: number, value: Buffer): Buffer {
  const keyLength = Buffer.byteLength(key, 'utf8');
  const input = Buffer.allocUnsafe(8 + keyLength + value.length);
  input.writeUInt32BE(keyLength, 0);
  input.writeUInt32BE(version, 4);
  input.write(key, 8, 'utf8');
  input.set(value, 8 + keyLength);
  return hash('sha256', input, 'buffer').subarray(0, HASH_BYTES);
}
