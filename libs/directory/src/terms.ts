import { createHash } from 'node:crypto';
import type { DirectoryTerms, NamedKey } from '@sinergi/contracts';
import { publicSigningKey, SIGNING_KEY_BYTES, signingKeyId } from './ed25519.js';
import { lengthPrefixed, uint32 } from './length-prefixed.js';

const TAG = 'sinergi/directory-root/1';

/** The part of the terms that the pinned root covers: whose hands the directory is in. */
export type FoundingTerms = Pick<
  DirectoryTerms,
  'approvers' | 'threshold' | 'recovery' | 'fenceSigners'
>;

/**
 * Returns the fingerprint of the terms with which a directory begins, 32 bytes: SHA-256 over tag,
 * exchange, threshold, approvers, recovery key and fence signers, each after its length. Each
 * agency's settings pin it.
 */
export function rootOfDirectory(exchangeId: string, terms: FoundingTerms): Buffer {
  const { approvers, threshold, recovery, fenceSigners } = terms;
  const bytes = lengthPrefixed([
    Buffer.from(TAG, 'utf8'),
    Buffer.from(exchangeId, 'utf8'),
    uint32(threshold),
    bytesOf(approvers),
    bytesOf(recovery ? [recovery] : []),
    bytesOf(fenceSigners),
  ]);
  return createHash('sha256').update(bytes).digest();
}

function bytesOf(keys: readonly NamedKey[]): Buffer {
  return lengthPrefixed(
    keys.flatMap(({ agency, keyId, key }) => [Buffer.from(agency), Buffer.from(keyId), key]),
  );
}

/** Returns what is wrong with terms in themselves, or null. */
export function faultOfTerms(terms: DirectoryTerms): string | null {
  const { approvers, threshold, recovery, fenceSigners, delaySeconds } = terms;
  if (threshold < 1 || threshold > approvers.length)
    return `a threshold from 1 to the number of approvers (${approvers.length}), got ${threshold}`;
  if (delaySeconds < 0) return `a delay of at least 0 s, got ${delaySeconds} s`;
  if (fenceSigners.length === 0) return 'at least one signer of fences, got none';
  const hands = recovery ? [...approvers, recovery] : approvers;
  if (hasTwice(hands.map(({ key }) => key.toString('hex'))))
    return 'a key of its own for each approver, got one key twice';
  if (hasTwice(approvers.map(({ agency }) => agency))) return 'each approver once, got one twice';
  for (const { agency, keyId, key } of [...hands, ...fenceSigners])
    if (key.length !== SIGNING_KEY_BYTES || signingKeyId(publicSigningKey(key)) !== keyId)
      return `keys that are named by their bytes, got another of ${agency}`;
  return null;
}

const hasTwice = (names: readonly string[]): boolean => new Set(names).size < names.length;
