import { type KeyObject, sign, verify } from 'node:crypto';
import { type PublicKey, SIGNING_ALGORITHM, WRAPPING_ALGORITHM } from '@sinergi/contracts';
import { publicSigningKey } from './ed25519.js';
import { keyIdOf } from './key-id.js';
import { lengthPrefixed } from './length-prefixed.js';

const KEY_BYTES = 32;

/** A key and whose it is said to be. */
export interface ClaimedKey {
  exchangeId: string;
  /** code of the agency */
  agency: string;
  keyId: string;
  algorithm: string;
  /** raw, 32 bytes */
  key: Buffer;
}

/** `proof`: the member has the key. `endorsement`: the key that it had before says so too. */
export type KeyClaim = 'proof' | 'endorsement';

/**
 * Signs that a key is an agency's. A proof of an Ed25519 key is signed with the key itself. An
 * X25519 key cannot sign: the agency's signing key does. It names agency and exchange, so it is of
 * no use for another.
 */
export function signKey(claim: KeyClaim, key: ClaimedKey, privateKey: KeyObject): Buffer {
  return sign(null, claimBytes(claim, key), privateKey);
}

/** @param by raw Ed25519 public key, 32 bytes */
export function isKeySigned(
  claim: KeyClaim,
  key: ClaimedKey,
  signature: Buffer,
  by: Buffer,
): boolean {
  return verify(null, claimBytes(claim, key), publicSigningKey(by), signature);
}

function claimBytes(claim: KeyClaim, key: ClaimedKey): Buffer {
  const { exchangeId, agency, keyId, algorithm, key: raw } = key;
  const texts = [`sinergi/key-${claim}/1`, exchangeId, agency, keyId, algorithm];
  return lengthPrefixed([...texts.map((text) => Buffer.from(text, 'utf8')), raw]);
}

/** Tells whether a new key of an agency was proved by whoever has it. */
export function isProved(key: PublicKey, agency: string, exchangeId: string, all: PublicKey[]) {
  const { proof, keyId, algorithm, key: raw } = key;
  if (proof === null || raw.length !== KEY_BYTES || keyId !== keyIdOf(algorithm, raw)) return false;
  const claimed = { exchangeId, agency, keyId, algorithm, key: raw };
  if (algorithm === SIGNING_ALGORITHM) return isKeySigned('proof', claimed, proof, raw);
  if (algorithm !== WRAPPING_ALGORITHM) return false;
  return signingKeysIn(all).some((by) => isKeySigned('proof', claimed, proof, by.key));
}

/** Tells whether a signing key that the agency had before, and still has, signed a new key. */
export function isEndorsed(
  { endorsement, keyId, algorithm, key }: PublicKey,
  agency: string,
  exchangeId: string,
  before: readonly PublicKey[],
): boolean {
  if (endorsement === null) return false;
  const claimed = { exchangeId, agency, keyId, algorithm, key };
  return signingKeysIn(before).some((by) =>
    isKeySigned('endorsement', claimed, endorsement, by.key),
  );
}

const signingKeysIn = (keys: readonly PublicKey[]): PublicKey[] =>
  keys.filter(
    ({ algorithm, revokedAt, key }) =>
      algorithm === SIGNING_ALGORITHM && revokedAt === null && key.length === KEY_BYTES,
  );
