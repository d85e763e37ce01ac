import { createCipheriv, createDecipheriv } from 'node:crypto';

const INITIAL_VALUE = Buffer.alloc(8, 0xa6);

/** AES-256 key wrap. Source: RFC 3394. @param kek 32 bytes @returns 8 bytes more than the key */
export function wrapKey(kek: Buffer, key: Buffer): Buffer {
  const cipher = createCipheriv('id-aes256-wrap' as 'aes-256-cbc', kek, INITIAL_VALUE);
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

/** @throws Error when it was wrapped under another key, or was changed */
export function unwrapKey(kek: Buffer, wrapped: Buffer): Buffer {
  const decipher = createDecipheriv('id-aes256-wrap' as 'aes-256-cbc', kek, INITIAL_VALUE);
  return Buffer.concat([decipher.update(wrapped), decipher.final()]);
}
