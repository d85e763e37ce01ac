import { createHash } from 'node:crypto';

/**
 * Returns the name of a public key: it is derived from its bytes, so it never means two keys.
 *
 * @param key raw, 32 bytes
 */
export function keyIdOf(algorithm: string, key: Buffer): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return `${algorithm.toLowerCase()}-${digest}`;
}
