import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { SIGNING_ALGORITHM } from '@sinergi/contracts';
import { keyIdOf } from './key-id.js';

/** bytes of an Ed25519 private key. Source: RFC 8032, 5.1.5 */
export const SEED_BYTES = 32;
/** bytes of an Ed25519 public key. Source: RFC 8032, 5.1.5 */
export const SIGNING_KEY_BYTES = 32;

/** DER before the seed of an Ed25519 private key. Source: RFC 8410, 7. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
/** DER before an Ed25519 public key. Source: RFC 8410, 4. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** @param seed 32 bytes */
export function signingKeyFromSeed(seed: Buffer): KeyObject {
  const der = Buffer.concat([PKCS8_HEAD, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return key;
}

/**
 * @param raw 32 bytes
 * @throws RangeError for another length
 */
export function publicSigningKey(raw: Buffer): KeyObject {
  if (raw.length !== SIGNING_KEY_BYTES)
    throw new RangeError(
      `Expected an Ed25519 key of ${SIGNING_KEY_BYTES} bytes, got ${raw.length}`,
    );
  return createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
}

/** Returns the raw public half of a key, 32 bytes. */
export function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url');
}

/** Returns a key's name, derived from its public half. */
export const signingKeyId = (key: KeyObject): string =>
  keyIdOf(SIGNING_ALGORITHM, rawPublicKey(key));
