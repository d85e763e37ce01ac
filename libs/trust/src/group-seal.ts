import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { TrustError } from './trust-error.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The binding of a seal: the seal opens only in its own event, for its own schema and group. */
export interface SealBinding {
  /** UUID in its 36 characters */
  eventId: string;
  /** CRC-64-AVRO of the group's schema, 8 bytes */
  fingerprint: Buffer;
  group: string;
}

/**
 * Seals a group by AES-256-GCM with a random 96-bit nonce; the tag's 16 bytes end the ciphertext.
 */
export function sealGroup(
  key: Buffer,
  binding: SealBinding,
  plaintext: Buffer,
): { nonce: Buffer; ciphertext: Buffer } {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(
    associatedData(binding),
  );
  return {
    nonce,
    ciphertext: Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]),
  };
}

/**
 * Opens a sealed group.
 *
 * @throws TrustError DAMAGED where it was not sealed with this key and binding
 */
export function openGroup(
  key: Buffer,
  binding: SealBinding,
  { nonce, ciphertext }: { nonce: Buffer; ciphertext: Buffer },
): Buffer {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(associatedData(binding))
      .setAuthTag(ciphertext.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new TrustError(
      'DAMAGED',
      `Expected a seal of group ${binding.group} made for event ${binding.eventId}, ` +
        'got other bytes',
    );
  }
}

/**
 * Returns the associated data of a binding. Event id and fingerprint have fixed lengths, so no two
 * bindings give the same bytes.
 */
function associatedData({ eventId, fingerprint, group }: SealBinding): Buffer {
  return Buffer.concat([Buffer.from(eventId, 'latin1'), fingerprint, Buffer.from(group, 'utf8')]);
}
