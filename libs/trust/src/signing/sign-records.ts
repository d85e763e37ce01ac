import { type KeyObject, sign, verify } from 'node:crypto';
import { lengthPrefixed, uint32 } from '@sinergi/directory';
import { leafHash, MOST_LEAVES, pathOf, rootFromPath, rootOf } from './merkle-tree.js';
import { leafBytes, type RecordLeaf } from './record-leaf.js';
import type { RecordProof } from './record-proof.js';
import { SignatureError } from './signature-error.js';
import type { VerifiedRoots } from './verified-roots.js';

/** The signing agency and its key. */
export interface Signer {
  /** code of the agency */
  agency: string;
  keyId: string;
  /** Ed25519 */
  privateKey: KeyObject;
}

/** The agency that must have signed, and its key. */
export interface ListedKey {
  agency: string;
  keyId: string;
  /** Ed25519 */
  publicKey: KeyObject;
}

const TAG = 'sinergi/root/1';

/**
 * Signs records that are committed together: a tree of at most 32 leaves has one signature, and
 * each record has its own path in it. Source: RFC 9162 (trees), RFC 8032 (Ed25519).
 *
 * @returns a proof for each record, in order
 */
export function signRecords(leaves: readonly RecordLeaf[], signer: Signer): RecordProof[] {
  const proofs: RecordProof[] = [];
  for (let from = 0; from < leaves.length; from += MOST_LEAVES) {
    const hashes = leaves.slice(from, from + MOST_LEAVES).map((leaf) => leafHash(leafBytes(leaf)));
    const size = hashes.length;
    const signature = sign(null, rootBytes(signer, size, rootOf(hashes)), signer.privateKey);
    for (const index of hashes.keys())
      proofs.push({ keyId: signer.keyId, size, index, path: pathOf(hashes, index), signature });
  }
  return proofs;
}

/**
 * Checks that the owner of a key signed a record.
 *
 * @param verified the signatures that were checked before, so that the records of one tree cost one
 * verification; without it each record costs one
 * @returns the record's leaf hash, 32 bytes
 * @throws SignatureError WRONG_SIGNER where another key signed; BAD_SIGNATURE where the record, its
 * path or the signature differs
 */
export function verifyRecord(
  leaf: RecordLeaf,
  proof: RecordProof,
  key: ListedKey,
  verified?: VerifiedRoots,
): Buffer {
  if (proof.keyId !== key.keyId)
    throw new SignatureError(
      'WRONG_SIGNER',
      `Expected a signature by key ${key.keyId} of ${key.agency}, got one by ${proof.keyId}`,
    );
  const hash = leafHash(leafBytes(leaf));
  const root = rootFromPath(hash, proof.index, proof.size, proof.path);
  const isSigned =
    root !== undefined && isRootSigned(rootBytes(key, proof.size, root), key, proof, verified);
  if (!isSigned)
    throw new SignatureError(
      'BAD_SIGNATURE',
      `Expected a record that ${key.agency} signed with key ${key.keyId}, ` +
        'got another record or signature',
    );
  return hash;
}

function isRootSigned(
  root: Buffer,
  { publicKey }: ListedKey,
  { signature }: RecordProof,
  verified: VerifiedRoots | undefined,
): boolean {
  const check = (): boolean => verify(null, root, publicKey, signature);
  return verified ? verified.has(publicKey, root, signature, check) : check();
}

/**
 * Returns the bytes that are signed: tag, agency, key id, size of the tree and root, each after its
 * length.
 */
function rootBytes(by: { agency: string; keyId: string }, size: number, root: Buffer): Buffer {
  return lengthPrefixed([
    Buffer.from(TAG, 'utf8'),
    Buffer.from(by.agency, 'utf8'),
    Buffer.from(by.keyId, 'utf8'),
    uint32(size),
    root,
  ]);
}
