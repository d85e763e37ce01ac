import { createHash } from 'node:crypto';

/** 64 bits: enough to notice an accident in a partition, small enough to XOR for every row. */
export const HASH_BYTES = 8;

/**
 * What one history row weighs in a digest: the first 64 bits of SHA-256 over key, version and value bytes.
 * Length-prefixed, so that no two different rows share an input.
 *
 * @param key record key, as on the wire
 * @param version the entity's version, 1 and up
 * @param value the whole Kafka value, framing included
 * @returns 8 bytes
 */
export function recordHash(key: string, version: number, value: Buffer): Buffer {
  const keyBytes = Buffer.from(key, 'utf8');
  const head = Buffer.allocUnsafe(8);
  head.writeUInt32BE(keyBytes.length, 0);
  head.writeUInt32BE(version, 4);
  return createHash('sha256').update(head).update(keyBytes).update(value).digest().subarray(0, HASH_BYTES);
}
