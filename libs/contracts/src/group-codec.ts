import avro, { type Type } from 'avsc';
import { avroFingerprint } from './avro-fingerprint.js';
import { boundedWalk } from './bounded-walk.js';
import { ContractError } from './contract-error.js';
import { publishedSchemas } from './generated/published.js';
import { recordSchemas } from './generated/schemas.js';
import type { RecordTypes, SealedRecordName } from './generated/types.js';

interface Version {
  fingerprint: Buffer;
  walk: (bytes: Buffer, at: number) => number;
  read: (bytes: Buffer) => unknown;
}

interface Group {
  type: Type;
  fingerprint: Buffer;
  versions: Version[];
}

const groups = new Map<SealedRecordName, Group>();

/**
 * Encodes the bytes that are sealed: the group's bare Avro, without framing.
 *
 * @throws ContractError UNENCODABLE
 */
export function encodeGroup<N extends SealedRecordName>(
  recordName: N,
  value: RecordTypes[N],
): Buffer {
  try {
    return groupOf(recordName).type.toBuffer(value);
  } catch {
    throw new ContractError(
      'UNENCODABLE',
      `Expected the fields of ${recordName}, got other fields`,
    );
  }
}

/**
 * @param fingerprint of the schema it was written with, 8 bytes
 * @throws ContractError UNKNOWN_SCHEMA, TRUNCATED or UNDECODABLE
 */
export function decodeGroup<N extends SealedRecordName>(
  recordName: N,
  bytes: Buffer,
  fingerprint: Buffer,
): RecordTypes[N] {
  const version = groupOf(recordName).versions.find((candidate) =>
    candidate.fingerprint.equals(fingerprint),
  );
  if (!version)
    throw new ContractError(
      'UNKNOWN_SCHEMA',
      `Expected a published version of ${recordName}, ` +
        `got fingerprint ${fingerprint.toString('hex')}`,
    );
  if (version.walk(bytes, 0) !== bytes.length)
    throw new ContractError(
      'UNDECODABLE',
      `Expected the bytes of one ${recordName}, got further bytes after it`,
    );
  return version.read(bytes) as RecordTypes[N];
}

/** Returns the CRC-64-AVRO of the group's current schema: 8 bytes, little-endian. */
export function groupFingerprint(recordName: SealedRecordName): Buffer {
  return groupOf(recordName).fingerprint;
}

function groupOf(recordName: SealedRecordName): Group {
  const known = groups.get(recordName);
  if (known) return known;
  const type = avro.Type.forSchema(recordSchemas[recordName] as never);
  const schemas = [
    recordSchemas[recordName],
    ...(publishedSchemas[recordName] ?? []).map(({ schema }) => schema),
  ];
  const versions = schemas.map((schema): Version => {
    const writer = avro.Type.forSchema(schema as never);
    const resolver = type.createResolver(writer);
    return {
      fingerprint: avroFingerprint(writer),
      walk: boundedWalk(schema),
      read: (bytes) => type.fromBuffer(bytes, resolver),
    };
  });
  const group = { type, versions, fingerprint: versions[0]!.fingerprint };
  groups.set(recordName, group);
  return group;
}
