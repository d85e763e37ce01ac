import { createCipheriv, createDecipheriv } from 'node:crypto';
import { TrustError } from './trust-error.js';

const ALGORITHM = 'id-aes256-wrap';
/** RFC 3394, 2.2.3.1: the integrity check value that is also the initial value. */
const INITIAL_VALUE = Buffer.alloc(8, 0xa6);
/** A key of 16 bytes with its integrity check: the shortest that RFC 3394 wraps. */
const SHORTEST_BYTES = 24;

/**
 * Wraps a key by AES Key Wrap (RFC 3394).
 *
 * @param kek AES-256 key
 * @param key a multiple of 8 bytes, 16 at least
 * @returns 8 bytes more than `key`
 */
export function wrapKey(kek: Buffer, key: Buffer): Buffer {
  const cipher = createCipheriv(ALGORITHM, kek, INITIAL_VALUE);
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

/** @throws TrustError DAMAGED where `wrapped` was not made under `kek` */
export function unwrapKey(kek: Buffer, wrapped: Buffer): Buffer {
  try {
    if (wrapped.length < SHORTEST_BYTES) throw new RangeError('too short');
    const decipher = createDecipheriv(ALGORITHM, kek, INITIAL_VALUE);
    return Buffer.concat([decipher.update(wrapped), decipher.final()]);
  } catch {
    throw new TrustError('DAMAGED', 'Expected a key wrapped under this key, got other bytes');
  }
}
