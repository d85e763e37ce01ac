import { lengthPrefixed, uint32 } from '@sinergi/directory';

/** Seals of before: bound to event, group and the group's schema only. */
export const FIRST_FORMAT = 1;
/** Seals that are bound to everything that their meaning depends on. */
export const BOUND_FORMAT = 2;

/** The record in which a seal lies, apart from its publisher. */
export interface RecordOfSeal {
  topic: string;
  /** UUID in its 36 characters */
  entityId: string;
  /** UUID in its 36 characters */
  eventId: string;
  /** from 1 */
  version: number;
  /** SHA-256 of the canonical form of the schema that the record was written with, 32 bytes */
  schemaHash: Buffer;
}

/** A record that was read, as its seals are opened by it. */
export interface SealedIn {
  record: RecordOfSeal;
  /** the format of seals in records with this schema */
  format: number;
}

/** The binding of a seal: the seal opens only where each of these is as it was when it was made. */
export interface SealBinding extends RecordOfSeal {
  exchangeId: string;
  publisher: string;
  group: string;
  /** the id to which the key belongs: the subject's, or the entity's */
  scope: string;
  /** generation of the key */
  generation: number;
  /** CRC-64-AVRO of the group's schema, 8 bytes */
  fingerprint: Buffer;
}

const TAG = 'sinergi/seal/2';

/**
 * Returns the associated data of a seal: the tag and each field with its length before it (4 bytes,
 * big-endian), so that no two bindings give the same bytes.
 */
export function associatedData(binding: SealBinding): Buffer {
  const fields = [
    TAG,
    binding.exchangeId,
    binding.publisher,
    binding.topic,
    binding.entityId,
    uint32(binding.version),
    binding.eventId,
    binding.schemaHash,
    binding.group,
    binding.scope,
    uint32(binding.generation),
    binding.fingerprint,
  ];
  return lengthPrefixed(fields.map((field) => (typeof field === 'string' ? utf8(field) : field)));
}

/**
 * Returns the associated data of a seal of the first format. Event id and fingerprint have fixed
 * lengths, so no two bindings give the same bytes.
 */
export function firstAssociatedData({ eventId, fingerprint, group }: SealBinding): Buffer {
  return Buffer.concat([Buffer.from(eventId, 'latin1'), fingerprint, utf8(group)]);
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
