import { hash } from 'node:crypto';
import { lengthPrefixed, uint32 } from '@sinergi/directory';
import { HASH_BYTES } from './merkle-tree.js';

/** The content of a record that a signature covers: every field that its meaning depends on. */
export interface RecordLeaf {
  /** the exchange that the record belongs to: a record of another one is foreign */
  exchangeId: string;
  topic: string;
  /** key of the record */
  key: string;
  /** UUID in its 36 characters */
  eventId: string;
  /** from 1 */
  version: number;
  /** SHA-256 of the schema's canonical form, 32 bytes */
  schemaHash: Buffer;
  /** the record's bytes as they are on the log */
  value: Buffer;
}

const TAG = 'sinergi/record/1';

/**
 * Returns the bytes of a leaf: the tag and each field with its length before it (4 bytes,
 * big-endian), so that no two records have the same bytes. The value is included as its SHA-256.
 *
 * @throws RangeError for a schema hash that is not 32 bytes or a version below 1
 */
export function leafBytes(leaf: RecordLeaf): Buffer {
  if (leaf.schemaHash.length !== HASH_BYTES)
    throw new RangeError(`Expected a schema hash of 32 bytes, got ${leaf.schemaHash.length}`);
  if (!Number.isInteger(leaf.version) || leaf.version < 1 || leaf.version > MOST_VERSION)
    throw new RangeError(`Expected a version from 1 to ${MOST_VERSION}, got ${leaf.version}`);
  return lengthPrefixed([
    Buffer.from(TAG, 'utf8'),
    Buffer.from(leaf.exchangeId, 'utf8'),
    Buffer.from(leaf.topic, 'utf8'),
    Buffer.from(leaf.key, 'utf8'),
    Buffer.from(leaf.eventId, 'utf8'),
    uint32(leaf.version),
    leaf.schemaHash,
    hash('sha256', leaf.value, 'buffer'),
  ]);
}

/** A version is a signed 32-bit integer on the wire. */
export const MOST_VERSION = 2_147_483_647;
