import {
  agencyOfUrn,
  type DirectoryEntry,
  SIGNATURE_HEADER,
  SIGNING_ALGORITHM,
} from '@sinergi/contracts';
import { publicSigningKey, SIGNING_KEY_BYTES, signingKeyId } from '@sinergi/directory';
import {
  type ApprovedEntry,
  approvedItself,
  approvedListing,
  DIRECTORY,
  type KeyName,
} from './approved-evidence.js';
import { EvidenceError } from './evidence-error.js';
import {
  APPROVED_FORMAT,
  type ApprovedEvidence,
  type EvidenceRecord,
  readEvidence,
  type SignedEvidence,
} from './evidence-form.js';
import { entryIn, schemaHashOf } from './evidence-schema.js';
import { leafOfRecord } from './leaf-of-record.js';
import { proofFromText } from './record-proof.js';
import { type ListedKey, verifyRecord } from './sign-records.js';
import { SignatureError } from './signature-error.js';

/** What a verifier has to know beforehand: all else is in the file. */
export interface Pinned {
  /** fingerprint of the terms with which the directory begins, 32 bytes */
  root?: Buffer | undefined;
  /** raw Ed25519 public key that signed the directory before it had terms, 32 bytes */
  directoryKey?: Buffer | undefined;
}

/** What verified evidence proves. */
export interface VerifiedEvidence {
  exchangeId: string;
  topic: string;
  key: string;
  eventId: string;
  version: number;
  /** who signed the record, and with which key; null for a directory record that was approved */
  signer: KeyName | null;
  /** why the directory record counts: the one that lists the key, or the record itself */
  directory: SignedBy | ApprovedBy;
}

export interface SignedBy {
  version: number;
  signer: KeyName;
}

export interface ApprovedBy extends Omit<ApprovedEntry, 'entry'> {
  version: number;
  /** such as `ANNOUNCED`, which is not in force */
  change: string;
}

/**
 * Verifies that an agency signed a record with a key that the directory listed. It asks nobody: all
 * but the root is in the file. What it cannot know is whether the key was withdrawn later, and
 * whether other terms came in between.
 *
 * @param file the bytes of the file
 * @throws EvidenceError
 */
export async function verifyEvidence(file: Buffer, pinned: Pinned): Promise<VerifiedEvidence> {
  const evidence = readEvidence(file);
  if (evidence.format === APPROVED_FORMAT) {
    if (pinned.root) return verifyApproved(evidence, pinned.root);
    throw new EvidenceError('NO_ROOT', `Expected a root for ${APPROVED_FORMAT}, got none`);
  }
  if (pinned.directoryKey) return verifySigned(evidence, pinned.directoryKey);
  throw new EvidenceError('NO_KEY', `Expected a directory key for ${evidence.format}, got none`);
}

async function verifyApproved(file: ApprovedEvidence, root: Buffer): Promise<VerifiedEvidence> {
  const { exchangeId, terms } = file;
  const pinned = { exchangeId, root };
  if (file.listing === null) {
    const { entry, ...approved } = await approvedItself(file.record, terms, pinned);
    const { eventId, version, change } = entry;
    const { topic, key } = file.record;
    return {
      ...{ exchangeId, topic, key, eventId, version },
      ...{ signer: null, directory: { version, change, ...approved } },
    };
  }
  const { entry, ...approved } = await approvedListing(file.listing, terms, pinned);
  const signer = signerListedIn(entry, file.record, exchangeId);
  const { version, change } = entry;
  return {
    ...factsOf(file.record, exchangeId),
    ...{ signer, directory: { version, change, ...approved } },
  };
}

async function verifySigned(
  { exchangeId, record, listing }: SignedEvidence,
  directoryKey: Buffer,
): Promise<VerifiedEvidence> {
  const root = { raw: directoryKey, keyId: idOfRaw(directoryKey) };
  if (listing === null) {
    if (record.topic !== DIRECTORY)
      throw notEvidence('Expected the directory record that lists the key, got none');
    const signer = checkSigned(record, exchangeId, { agency: sourceOf(record), ...root });
    const facts = factsOf(record, exchangeId);
    return { ...facts, signer, directory: { version: facts.version, signer } };
  }
  if (listing.topic !== DIRECTORY)
    throw notEvidence(`Expected a record of ${DIRECTORY} as listing, got one of another topic`);
  const coordinator = checkSigned(listing, exchangeId, { agency: sourceOf(listing), ...root });
  // The listing's signature was checked, so its bytes are those of the coordinator.
  const entry = await entryIn(listing);
  const signer = signerListedIn(entry, record, exchangeId);
  return {
    ...factsOf(record, exchangeId),
    ...{ signer, directory: { version: entry.version, signer: coordinator } },
  };
}

/** Checks that the agency of a directory entry signed a record with a key that the entry lists. */
function signerListedIn(
  entry: DirectoryEntry,
  record: EvidenceRecord,
  exchangeId: string,
): KeyName {
  const agency = sourceOf(record);
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
  return checkSigned(record, exchangeId, { agency, raw: key.key, keyId });
}

const notEvidence = (message: string): EvidenceError => new EvidenceError('NOT_EVIDENCE', message);

const idOfRaw = (raw: Buffer): string => signingKeyId(publicSigningKey(raw));

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

function checkSigned(
  record: EvidenceRecord,
  exchangeId: string,
  { agency, keyId, raw }: KeyName & { raw: Buffer },
): KeyName {
  const proof = proofOf(record);
  const { topic, key, headers } = record;
  const value = Buffer.from(record.value, 'base64');
  const hash = schemaHashOf(record);
  const listed: ListedKey = { agency, keyId, publicKey: publicSigningKey(raw) };
  translated(() =>
    verifyRecord(leafOfRecord({ topic, key, value, headers }, exchangeId, hash), proof, listed),
  );
  return { agency, keyId };
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
