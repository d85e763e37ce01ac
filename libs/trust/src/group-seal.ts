import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  associatedData,
  BOUND_FORMAT,
  FIRST_FORMAT,
  firstAssociatedData,
  type SealBinding,
} from './seal-binding.js';
import { TrustError } from './trust-error.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a sealed group consists of. */
export interface GroupSeal {
  format: number;
  nonce: Buffer;
  ciphertext: Buffer;
}

/**
 * Seals a group by AES-256-GCM with a random 96-bit nonce; the tag's 16 bytes end the ciphertext.
 */
export function sealGroup(key: Buffer, binding: SealBinding, plaintext: Buffer): GroupSeal {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(
    associatedData(binding),
  );
  return {
    format: BOUND_FORMAT,
    nonce,
    ciphertext: Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]),
  };
}

/**
 * Opens a sealed group.
 *
 * @param expectedFormat the format of the seals of a record with this schema. Another one is
 *   refused: a seal of before, put into a record of today, would not be bound to it
 * @throws TrustError WRONG_FORMAT, DAMAGED where it was not sealed with this key and binding
 */
export function openGroup(
  key: Buffer,
  binding: SealBinding,
  { format, nonce, ciphertext }: GroupSeal,
  expectedFormat: number,
): Buffer {
  if (format !== expectedFormat || (format !== FIRST_FORMAT && format !== BOUND_FORMAT))
    throw new TrustError(
      'WRONG_FORMAT',
      `Expected a seal of format ${expectedFormat}, as the record's schema has it, ` +
        `got format ${format}`,
    );
  const bound = format === BOUND_FORMAT ? associatedData(binding) : firstAssociatedData(binding);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(bound)
      .setAuthTag(ciphertext.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new TrustError(
      'DAMAGED',
      `Expected a seal of group ${binding.group} made for event ${binding.eventId}, ` +
        'got one of another record, or changed bytes',
    );
  }
}
