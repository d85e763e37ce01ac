import type { DirectoryEntry, DirectoryTerms, NamedKey } from '@sinergi/contracts';
import {
  APPROVALS_HEADER,
  type Approval,
  approvalsFromText,
  approvedAt,
  countedApprovals,
  directoryHashAfter,
  EXCHANGE_CODE,
  faultOfTerms,
  recoveryHand,
  rootOfDirectory,
} from '@sinergi/directory';
import { EvidenceError } from './evidence-error.js';
import type { ApprovedRecord } from './evidence-form.js';
import { entryIn, schemaHashOf, TERMS_SCHEMAS } from './evidence-schema.js';
import { MOST_VERSION } from './record-leaf.js';

export const DIRECTORY = 'timpora.directory';

/** A key and whose it is. */
export interface KeyName {
  agency: string;
  keyId: string;
}

/** A directory record that enough approvers approved. */
export interface ApprovedEntry {
  entry: DirectoryEntry;
  /** those whose approvals were in force together, and since when, by their clocks, epoch ms */
  approvers: KeyName[];
  at: number;
  /** version of the terms by which it was approved */
  terms: number;
}

/** What a file is checked against. */
export interface PinnedRoot {
  exchangeId: string;
  /** fingerprint of the terms with which the directory begins, 32 bytes */
  root: Buffer;
}

interface TermsInForce {
  terms: DirectoryTerms;
  version: number;
}

type Agreement = Pick<ApprovedEntry, 'approvers' | 'at'>;

/** What a record was approved as, and the approvals that it carries. */
interface Approvable {
  version: number;
  about: { exchangeId: string; directoryHash: Buffer };
  given: Approval[];
}

/** The changes after which an entry is in force. */
const IN_FORCE: ReadonlySet<string> = new Set([
  ...['LISTED', 'CHANGED', 'KEY_ADDED', 'KEY_REVOKED', 'CLOSED'],
]);
const VERSION = /^[1-9]\d{0,9}$/;

/**
 * Checks that a directory record which lists a key was approved, by the terms before it, which go
 * back to the pinned root.
 *
 * @throws EvidenceError NOT_EVIDENCE, WRONG_ROOT, NOT_APPROVED
 */
export async function approvedListing(
  listing: ApprovedRecord,
  terms: readonly ApprovedRecord[],
  pinned: PinnedRoot,
): Promise<ApprovedEntry> {
  const inForce = await followTerms(terms, pinned);
  if (!inForce) throw notEvidence('Expected the terms by which the listing was approved, got none');
  const approved = await approvedUnder(inForce, listing, pinned);
  expectInForce(approved.entry);
  return approved;
}

/**
 * Checks that a directory record itself was approved. It may put terms in force, announce something
 * or refuse it.
 *
 * @throws as `approvedListing`
 */
export async function approvedItself(
  record: ApprovedRecord,
  terms: readonly ApprovedRecord[],
  pinned: PinnedRoot,
): Promise<ApprovedEntry> {
  const inForce = await followTerms(terms, pinned);
  return inForce ? approvedUnder(inForce, record, pinned, true) : founding(record, pinned);
}

/** @returns the last terms; undefined where the file has none */
async function followTerms(
  records: readonly ApprovedRecord[],
  pinned: PinnedRoot,
): Promise<TermsInForce | undefined> {
  let inForce: TermsInForce | undefined;
  for (const record of records) {
    if (record.key !== EXCHANGE_CODE)
      throw notEvidence(`Expected terms of ${EXCHANGE_CODE}, got a record of another key`);
    const { entry } = inForce
      ? await approvedUnder(inForce, record, pinned)
      : await founding(record, pinned);
    expectInForce(entry);
    inForce = { terms: entry.terms!, version: entry.version };
  }
  return inForce;
}

/** Whatever is wrong with the terms that a directory begins with: they are not the pinned ones. */
async function founding(record: ApprovedRecord, pinned: PinnedRoot): Promise<ApprovedEntry> {
  const { version, about, given } = approvableOf(record, pinned, undefined);
  const wrong = new EvidenceError(
    'WRONG_ROOT',
    'Expected to begin with the approved terms that the root stands for, got others',
  );
  if (record.key !== EXCHANGE_CODE || version !== 1) throw wrong;
  const entry = await entryIn(record).catch(() => undefined);
  if (!entry?.terms || !IN_FORCE.has(entry.change) || faultOfEntry(entry, record, version))
    throw wrong;
  const { terms } = entry;
  const isPinned = rootOfDirectory(pinned.exchangeId, terms).equals(pinned.root);
  const agreement = isPinned && agreementOf(given, about, terms.approvers, terms.threshold);
  if (!agreement) throw wrong;
  return { entry, ...agreement, terms: version };
}

async function approvedUnder(
  inForce: TermsInForce,
  record: ApprovedRecord,
  pinned: PinnedRoot,
  mayRefuse = false,
): Promise<ApprovedEntry> {
  const { terms } = inForce;
  const isOfTerms = record.key === EXCHANGE_CODE;
  const { version, about, given } = approvableOf(record, pinned, terms);
  if (isOfTerms && version <= inForce.version)
    throw notEvidence('Expected terms in the order of their versions, got another order');
  const agreement =
    agreementOf(given, about, terms.approvers, terms.threshold) ??
    (isOfTerms ? agreementOf(given, about, recoveryHand(terms), 1) : undefined);
  // One approver is enough to refuse, and only the entry says that it does.
  const refusal = mayRefuse ? agreementOf(given, about, terms.approvers, 1) : undefined;
  const approved = agreement ?? refusal;
  if (!approved) throw notApproved(terms.threshold, 'approvers');
  const entry = await entryIn(record);
  const isRefusal = mayRefuse && entry.change === 'REFUSED';
  if (!agreement && !isRefusal) throw notApproved(terms.threshold, 'approvers');
  const fault = faultOfEntry(entry, record, version, terms);
  if (fault) throw notEvidence(`Expected ${fault}, got another entry`);
  const { terms: own } = entry;
  if (own && !isRefusal && !agreementOf(given, about, own.approvers, own.threshold))
    throw notApproved(own.threshold, 'approvers of the new terms');
  return { entry, ...approved, terms: inForce.version };
}

/** Reads what is approved without decoding it: key, version and value at one place. */
function approvableOf(
  record: ApprovedRecord,
  { exchangeId }: PinnedRoot,
  terms: DirectoryTerms | undefined,
): Approvable {
  const { topic, key, headers, previousHash } = record;
  if (topic !== DIRECTORY)
    throw notEvidence(`Expected a record of ${DIRECTORY}, got one of another topic`);
  const version = headers['entity-version'] ?? '';
  if (!VERSION.test(version) || Number(version) > MOST_VERSION)
    throw notEvidence(`Expected a version from 1 to ${MOST_VERSION}, got another`);
  if (!isSchemaKnown(schemaHashOf(record), terms))
    throw notEvidence('Expected a schema of directory entries that is known, got another');
  const value = Buffer.from(record.value, 'base64');
  const content = { key, version: Number(version), value };
  const directoryHash = directoryHashAfter(Buffer.from(previousHash, 'hex'), content);
  const given = approvalsIn(headers[APPROVALS_HEADER]);
  return { version: Number(version), about: { exchangeId, directoryHash }, given };
}

/**
 * No approval covers the schema in a file, so only schemas count that are known here or that the
 * terms list.
 */
function isSchemaKnown(hash: Buffer, terms: DirectoryTerms | undefined): boolean {
  if (TERMS_SCHEMAS.has(hash.toString('hex'))) return true;
  const listed = terms?.schemas ?? [];
  return listed.some((one) => one.record === 'DirectoryEntry' && one.hash.equals(hash));
}

/** Approvals of another form are none. */
function approvalsIn(text: string | undefined): Approval[] {
  try {
    return approvalsFromText(text ?? '[]');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
}

function agreementOf(
  given: readonly Approval[],
  about: Approvable['about'],
  approvers: readonly NamedKey[],
  threshold: number,
): Agreement | undefined {
  const counted = countedApprovals(given, about, approvers);
  const at = approvedAt(counted, threshold);
  if (at === undefined) return undefined;
  const inForce = counted.filter((one) => one.at <= at && at <= one.until);
  return {
    at,
    approvers: inForce.map(({ approver, keyId }) => ({ agency: approver, keyId })),
  };
}

/** @param terms those before the entry; it is judged by its own where there are none */
function faultOfEntry(
  entry: DirectoryEntry,
  record: ApprovedRecord,
  version: number,
  terms = entry.terms,
): string | null {
  if (entry.code !== record.key || entry.version !== version)
    return 'the code and the version that the record has';
  if ((entry.code === EXCHANGE_CODE) !== (entry.terms !== null))
    return `terms in the entry of ${EXCHANGE_CODE} and in no other`;
  if (!terms?.approvers.some(({ agency }) => agency === entry.owner))
    return 'an approver as owner of the record';
  return entry.terms && faultOfTerms(entry.terms);
}

function expectInForce({ change }: DirectoryEntry): void {
  if (!IN_FORCE.has(change))
    throw notEvidence(`Expected a directory record that is in force, got ${change}`);
}

const notEvidence = (message: string): EvidenceError => new EvidenceError('NOT_EVIDENCE', message);

const notApproved = (threshold: number, whose: string): EvidenceError =>
  new EvidenceError(
    'NOT_APPROVED',
    `Expected approvals by ${threshold} ${whose} in force at one time, got fewer that count`,
  );
