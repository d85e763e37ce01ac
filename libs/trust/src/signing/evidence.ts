import {
  agencyOfUrn,
  type DirectoryEntry,
  EventCodec,
  hashOfSchema,
  SIGNATURE_HEADER,
  SIGNING_ALGORITHM,
} from '@sinergi/contracts';
import { publicSigningKey, SIGNING_KEY_BYTES, signingKeyId } from '@sinergi/directory';
import { EvidenceError } from './evidence-error.js';
import { type EvidenceRecord, readEvidence } from './evidence-form.js';
import { leafOfRecord } from './leaf-of-record.js';
import { proofFromText } from './record-proof.js';
import { type ListedKey, verifyRecord } from './sign-records.js';
import { SignatureError } from './signature-error.js';

const DIRECTORY = 'timpora.directory';

/** What verified evidence proves. */
export interface VerifiedEvidence {
  exchangeId: string;
  topic: string;
  key: string;
  eventId: string;
  version: number;
  /** code of the agency that signed the record, and its key */
  agency: string;
  keyId: string;
  /** the directory record that lists the key, and who signed it */
  listing: { version: number; agency: string; keyId: string } | null;
}

/**
 * Verifies that an agency signed a record with a key that the directory listed. It asks nobody: all
 * but the directory key is in the file. What it cannot know is whether the key was withdrawn later.
 *
 * @param file the bytes of the file
 * @param directoryKey raw Ed25519 public key of the one who signs the directory, 32 bytes
 * @throws EvidenceError
 */
export async function verifyEvidence(
  file: Buffer,
  directoryKey: Buffer,
): Promise<VerifiedEvidence> {
  const { exchangeId, record, listing } = readEvidence(file);
  const root = { raw: directoryKey, keyId: idOfRaw(directoryKey) };
  if (listing === null) {
    if (record.topic !== DIRECTORY)
      throw notEvidence('Expected the directory record that lists the key, got none');
    const agency = sourceOf(record);
    checkSigned(record, exchangeId, listed(agency, root));
    return { ...factsOf(record, exchangeId), agency, keyId: root.keyId, listing: null };
  }
  if (listing.topic !== DIRECTORY)
    throw notEvidence(`Expected a record of ${DIRECTORY} as listing, got one of another topic`);
  const coordinator = sourceOf(listing);
  checkSigned(listing, exchangeId, listed(coordinator, root));
  const agency = sourceOf(record);
  const entry = await entryIn(listing);
  if (entry.code !== agency || !record.key.startsWith(`${agency}:`))
    throw notEvidence('Expected record and listing of one owner, got two');
  const keyId = proofOf(record).keyId;
  const key = entry.publicKeys.find(
    (candidate) => candidate.algorithm === SIGNING_ALGORITHM && candidate.keyId === keyId,
  );
  // The id is derived from the key, so an entry that says otherwise lists neither.
  if (!key || key.key.length !== SIGNING_KEY_BYTES || idOfRaw(key.key) !== keyId)
    throw new EvidenceError('UNKNOWN_KEY', `Expected a listed key of ${agency}, got ${keyId}`);
  if (key.revokedAt !== null)
    throw new EvidenceError('REVOKED_KEY', `Expected a key in use, got ${keyId}, withdrawn`);
  checkSigned(record, exchangeId, listed(agency, { raw: key.key, keyId }));
  return {
    ...factsOf(record, exchangeId),
    ...{ agency, keyId },
    listing: { version: entry.version, agency: coordinator, keyId: root.keyId },
  };
}

const notEvidence = (message: string): EvidenceError => new EvidenceError('NOT_EVIDENCE', message);

const idOfRaw = (raw: Buffer): string => signingKeyId(publicSigningKey(raw));

const listed = (agency: string, { raw, keyId }: { raw: Buffer; keyId: string }): ListedKey => ({
  ...{ agency, keyId },
  publicKey: publicSigningKey(raw),
});

function sourceOf({ headers }: EvidenceRecord): string {
  const agency = agencyOfUrn(headers['ce_source']);
  if (agency === undefined) throw notEvidence('Expected a ce_source of an agency, got another');
  return agency;
}

function proofOf({ headers }: EvidenceRecord) {
  const signature = headers[SIGNATURE_HEADER];
  if (signature === undefined)
    throw new EvidenceError('UNSIGNED', 'Expected a signed record, got one without a signature');
  return translated(() => proofFromText(signature));
}

function checkSigned(record: EvidenceRecord, exchangeId: string, key: ListedKey): void {
  const proof = proofOf(record);
  const { topic, key: recordKey, headers, schema } = record;
  const value = Buffer.from(record.value, 'base64');
  const { hash } = readSchema(schema);
  translated(() =>
    verifyRecord(
      leafOfRecord({ topic, key: recordKey, value, headers }, exchangeId, hash),
      proof,
      key,
    ),
  );
}

/** The listing's signature was checked, so its bytes are those of the coordinator. */
async function entryIn({ topic, value, schema }: EvidenceRecord): Promise<DirectoryEntry> {
  try {
    const { value: entry } = await readSchema(schema).codec.decode(
      topic,
      Buffer.from(value, 'base64'),
    );
    return entry as DirectoryEntry;
  } catch (error) {
    throw new EvidenceError('NOT_EVIDENCE', 'Expected a directory entry, got other bytes', {
      cause: error,
    });
  }
}

interface ReadSchema {
  hash: Buffer;
  /** knows this schema alone, by whatever id */
  codec: EventCodec;
}

/** By their text: the files of one exchange have a few schemas, and to read one takes longest. */
const readSchemas = new Map<string, ReadSchema>();
const MOST_SCHEMAS = 64;

function readSchema(schema: EvidenceRecord['schema']): ReadSchema {
  const text = JSON.stringify(schema);
  const known = readSchemas.get(text);
  if (known) return known;
  const codec = new EventCodec({
    byId: async () => text,
    idOf: () => Promise.reject(new TypeError('Expected to read only, got a value to write')),
  });
  const read = { hash: hashOfSchema(text), codec };
  if (readSchemas.size >= MOST_SCHEMAS) readSchemas.clear();
  readSchemas.set(text, read);
  return read;
}

function factsOf({ topic, key, headers }: EvidenceRecord, exchangeId: string) {
  const version = Number(headers['entity-version'] ?? 1);
  return { exchangeId, topic, key, eventId: headers['ce_id'] ?? '', version };
}

function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SignatureError || error instanceof RangeError)) throw error;
    throw new EvidenceError('BAD_SIGNATURE', error.message, { cause: error });
  }
}
