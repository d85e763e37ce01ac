import { HASH_BYTES, MOST_LEAVES } from './merkle-tree.js';
import { SignatureError } from './signature-error.js';

/** Bytes of an Ed25519 signature. Source: RFC 8032, 5.1.6. */
export const SIGNATURE_BYTES = 64;

/** The proof beside a record: its place in the signed tree, and the signature. */
export interface RecordProof {
  /** id of the agency's key that signed */
  keyId: string;
  /** leaves of the tree */
  size: number;
  /** index of the record's leaf, from 0 */
  index: number;
  /** hashes of 32 bytes from the leaf up */
  path: Buffer[];
  /** Ed25519 over the root, 64 bytes */
  signature: Buffer;
}

const FORMAT = 1;
const FIXED_BYTES = 4;
const KEY_ID = /^ed25519-[0-9a-f]{16}$/;
const KEY_ID_BYTES = 24;
/** The maximum number of hashes in a path of a tree of `MOST_LEAVES` leaves. */
const MOST_HASHES = Math.ceil(Math.log2(MOST_LEAVES));

/**
 * Encodes a proof for the `signature` header: format (1), size, index and path length (a byte
 * each), key id (24 ASCII characters), path (32 bytes each), signature (64 bytes).
 */
export function encodeProof({ keyId, size, index, path, signature }: RecordProof): Buffer {
  return Buffer.concat([
    Buffer.of(FORMAT, size, index, path.length),
    Buffer.from(keyId, 'latin1'),
    ...path,
    signature,
  ]);
}

/**
 * Reads a proof. Its bytes come from outside: every length is checked before it is used.
 *
 * @throws SignatureError MALFORMED
 */
export function decodeProof(bytes: Buffer): RecordProof {
  const least = FIXED_BYTES + KEY_ID_BYTES + SIGNATURE_BYTES;
  if (bytes.length < least)
    throw malformed(`Expected a signature of at least ${least} bytes, got ${bytes.length}`);
  const [format, size, index, hashes] = bytes as unknown as [number, number, number, number];
  if (format !== FORMAT) throw malformed(`Expected signature format ${FORMAT}, got ${format}`);
  if (size < 1 || size > MOST_LEAVES)
    throw malformed(`Expected a tree of 1 to ${MOST_LEAVES} leaves, got ${size}`);
  if (index >= size) throw malformed(`Expected a leaf index below ${size}, got ${index}`);
  if (hashes > MOST_HASHES)
    throw malformed(`Expected a path of at most ${MOST_HASHES} hashes, got ${hashes}`);
  const length = least + hashes * HASH_BYTES;
  if (bytes.length !== length)
    throw malformed(`Expected a signature of ${length} bytes, got ${bytes.length}`);
  const keyId = bytes.toString('latin1', FIXED_BYTES, FIXED_BYTES + KEY_ID_BYTES);
  if (!KEY_ID.test(keyId)) throw malformed('Expected the id of an Ed25519 key, got another text');
  const pathAt = FIXED_BYTES + KEY_ID_BYTES;
  return {
    ...{ keyId, size, index },
    path: Array.from({ length: hashes }, (_, n) =>
      bytes.subarray(pathAt + n * HASH_BYTES, pathAt + (n + 1) * HASH_BYTES),
    ),
    signature: bytes.subarray(-SIGNATURE_BYTES),
  };
}

/** Returns a proof as the header `signature` has it: base64 (RFC 4648, 4). */
export const proofToText = (proof: RecordProof): string => encodeProof(proof).toString('base64');

/**
 * Reads the header `signature`: canonical base64 and nothing else, so one proof has one text.
 *
 * @throws SignatureError MALFORMED
 */
export function proofFromText(text: string): RecordProof {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text)
    throw malformed('Expected a signature in base64, got another text');
  return decodeProof(bytes);
}

const malformed = (message: string): SignatureError => new SignatureError('MALFORMED', message);
