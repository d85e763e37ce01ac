import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals secrets at rest with a key that has this use only: AES-256-GCM,
 * the nonce in front, the tag behind.
 */
export class SecretBox {
  private readonly key: Buffer;

  /** @param use server and purpose, such as `console/refresh` */
  constructor(secret: string, use: string) {
    this.key = createHash('sha256').update(`sinergi/${use}\n${secret}`).digest();
  }

  seal(content: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  }

  /** @returns undefined for bytes that were sealed with another key, or changed since */
  open(sealed: Buffer): Buffer | undefined {
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      return Buffer.concat([
        decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]);
    } catch {
      return undefined;
    }
  }
}
