import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Sealed } from '@sinergi/contracts';

const TAG_BYTES = 16;

export interface SealContext {
  eventId: string;
  group: string;
  /** of the group's schema, 8 bytes */
  fingerprint: Buffer;
}

/** Seals a group's bytes for one event: AES-256-GCM, a random 96-bit nonce, bound to event, schema and group. Source: NIST SP 800-38D. */
export function seal(key: Buffer, context: SealContext & { scope: string; generation: number }, plaintext: Buffer): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  const { group, scope, generation, fingerprint } = context;
  return { group, scope, generation, fingerprint, nonce, ciphertext };
}

/** @throws Error when it was sealed under another key or for another event, schema or group, or was changed */
export function unseal(key: Buffer, eventId: string, { group, fingerprint, nonce, ciphertext }: Sealed): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(associated({ eventId, group, fingerprint }));
  decipher.setAuthTag(ciphertext.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(ciphertext.subarray(0, -TAG_BYTES)), decipher.final()]);
}

/** An event id has 36 characters and a fingerprint 8 bytes, so no two contexts share these bytes. */
function associated({ eventId, fingerprint, group }: SealContext): Buffer {
  return Buffer.concat([Buffer.from(eventId.toLowerCase()), fingerprint, Buffer.from(group)]);
}
