import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { HpkeWrap } from '@sinergi/contracts';
import { hpkeSuite } from './hpke-suite.js';
import type { Keystore } from './keystore.js';
import type { Member } from './member.js';
import { TrustError } from './trust-error.js';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a file is known by. It is bound to its stored bytes. */
export interface ContentName {
  /** code of the agency that keeps it */
  owner: string;
  attachmentId: string;
  /** of the bytes in clear, hexadecimal digits */
  sha256: string;
}

/** A file as it is stored: under a key of its own, which the agency's keystore wraps. */
export interface StoredContent {
  wrappedKey: Buffer;
  /** nonce, AES-256-GCM ciphertext, tag */
  content: Buffer;
}

/** Seals a file for this agency's own storage, under a new key. */
export function sealContent(keystore: Keystore, name: ContentName, bytes: Buffer): StoredContent {
  const key = randomBytes(KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bindingOf(STORED, [name.owner, name.attachmentId, name.sha256]));
  const content = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  const wrappedKey = keystore.wrap(key);
  key.fill(0);
  return { wrappedKey, content };
}

/** @throws TrustError DAMAGED where these are not the bytes that were stored under this name */
export function openContent(
  keystore: Keystore,
  name: ContentName,
  { wrappedKey, content }: StoredContent,
): Buffer {
  try {
    const key = keystore.unwrap(wrappedKey);
    const nonce = content.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(bindingOf(STORED, [name.owner, name.attachmentId, name.sha256]))
      .setAuthTag(content.subarray(-TAG_BYTES));
    key.fill(0);
    const ciphertext = content.subarray(NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    throw new TrustError(
      'DAMAGED',
      `Expected the bytes of ${name.attachmentId} as they were stored, got others`,
    );
  }
}

/** One sending of a file to another agency. */
export interface ContentSending extends ContentName {
  /** by which request it is sent: what was sent for one opens for no other */
  requestId: string;
}

/**
 * Seals a file for one agency's key (HPKE base mode, RFC 9180), so that only the holder of its
 * keystore reads it, whatever it travels over.
 */
export async function sealForMember(
  sending: ContentSending,
  { agency, keyId, publicKey }: Member,
  bytes: Buffer,
): Promise<HpkeWrap> {
  const recipientPublicKey = await hpkeSuite.kem.deserializePublicKey(publicKey);
  const info = infoOf(sending, agency);
  const { enc, ct } = await hpkeSuite.seal({ recipientPublicKey, info }, bytes);
  return { agency, keyId, enc: Buffer.from(enc), ciphertext: Buffer.from(ct) };
}

/** @throws TrustError DAMAGED where it was not sealed for this keystore and this sending */
export async function openFromOwner(
  keystore: Keystore,
  sending: ContentSending,
  sealed: HpkeWrap,
): Promise<Buffer> {
  try {
    return await keystore.hpkeOpen(sealed, infoOf(sending, sealed.agency));
  } catch {
    throw new TrustError(
      'DAMAGED',
      `Expected the bytes of ${sending.attachmentId} sealed for this agency, got others`,
    );
  }
}

const STORED = 'sinergi/attachment/v1';
const SENT = 'sinergi/attachment-sent/v1';

const infoOf = ({ owner, attachmentId, sha256, requestId }: ContentSending, agency: string) =>
  bindingOf(SENT, [owner, agency, attachmentId, sha256, requestId]);
/** Codes, ids and hashes hold no NUL, so no two names give the same bytes. */
const bindingOf = (tag: string, parts: readonly string[]): Buffer =>
  Buffer.from([tag, ...parts].join('\0'), 'utf8');
