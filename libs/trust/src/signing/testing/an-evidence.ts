import { generateKeyPairSync } from 'node:crypto';
import {
  type DirectoryEntry,
  EventCodec,
  eventHeaders,
  MemorySchemaRegistry,
  type RecordName,
  SIGNATURE_HEADER,
  sampleEvents,
  schemaHash,
  schemaText,
} from '@sinergi/contracts';
import { rawPublicKey, signingKeyId } from '@sinergi/directory';
import type { EvidenceRecord, SignedEvidence } from '../evidence-form.js';
import { leafOfRecord } from '../leaf-of-record.js';
import { proofToText } from '../record-proof.js';
import { type Signer, signRecords } from '../sign-records.js';

export const EXCHANGE = 'exchange of a test';
export const coordinator = aSigner('imigrasi-dki');
export const menteng = aSigner('kec-menteng');
/** Signs the directory. */
export const directoryKey = rawPublicKey(coordinator.privateKey);

const codec = new EventCodec(new MemorySchemaRegistry());

/** What a record is said to be. */
export interface RecordPlace {
  topic: string;
  key: string;
  version: number;
}

/** A record with the value's bytes, before it is signed. */
export type Unsigned = RecordPlace & { recordName: RecordName; value: Buffer; eventId: string };

export function aSigner(agency: string): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { agency, keyId: signingKeyId(privateKey), privateKey };
}

export const sampleOf = (name: RecordName) =>
  sampleEvents().find(({ recordName }) => recordName === name)!.value;

export async function encoded(
  recordName: RecordName,
  value: object,
  place: RecordPlace,
): Promise<Unsigned> {
  const { eventId } = value as { eventId: string };
  return { ...place, recordName, eventId, value: await codec.encode(recordName, value) };
}

/** Signs records that share trees, as those of one commit do. */
export function signTogether(records: readonly Unsigned[], signer: Signer): EvidenceRecord[] {
  const plain = records.map(({ topic, key, version, value, eventId, recordName }) => {
    const headers = eventHeaders({
      ...{ eventId, owner: signer.agency, version },
      ...{ type: 'a.type', time: 0, directoryVersion: 9n },
    });
    return { record: { topic, key, value, headers }, recordName };
  });
  const leaves = plain.map(({ record, recordName }) =>
    leafOfRecord(record, EXCHANGE, schemaHash(recordName)),
  );
  return signRecords(leaves, signer).map((proof, n) => {
    const { record, recordName } = plain[n]!;
    const { topic, key, value, headers } = record;
    return {
      ...{ topic, key, partition: 0, offset: String(n), appendedAt: '2026-11-29T00:00:00.000Z' },
      headers: { ...headers, [SIGNATURE_HEADER]: proofToText(proof) },
      value: value.toString('base64'),
      schema: JSON.parse(schemaText(recordName)) as Record<string, unknown>,
    };
  });
}

/** The directory entry of kec-menteng with its signing key, before it is signed. */
export function anEntry(
  change: (entry: DirectoryEntry) => Partial<DirectoryEntry> = () => ({}),
): Promise<Unsigned> {
  const entry: DirectoryEntry = {
    ...(sampleOf('DirectoryEntry') as DirectoryEntry),
    ...{ code: 'kec-menteng', owner: 'imigrasi-dki', version: 2 },
    publicKeys: [
      {
        ...{ keyId: menteng.keyId, algorithm: 'Ed25519', validFrom: 0, revokedAt: null },
        ...{ proof: null, endorsement: null },
        key: rawPublicKey(menteng.privateKey),
      },
    ],
  };
  const place = { topic: 'timpora.directory', key: 'kec-menteng', version: 2 };
  return encoded('DirectoryEntry', { ...entry, ...change(entry) }, place);
}

/** @param change of the directory entry that lists the key of kec-menteng */
export async function anEvidence(
  change?: (entry: DirectoryEntry) => Partial<DirectoryEntry>,
  signers = { record: menteng, listing: coordinator },
): Promise<SignedEvidence & { listing: EvidenceRecord }> {
  const sighting = await encoded('Sighting', sampleOf('Sighting'), {
    ...{ topic: 'timpora.sighting', key: 'kec-menteng:one', version: 3 },
  });
  return {
    format: 'sinergi-evidence-1',
    exchangeId: EXCHANGE,
    record: signTogether([sighting], signers.record)[0]!,
    listing: signTogether([await anEntry(change)], signers.listing)[0]!,
  };
}

export const bytesOf = (file: unknown): Buffer => Buffer.from(JSON.stringify(file));
