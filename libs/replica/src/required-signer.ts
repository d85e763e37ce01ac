import {
  agencyOfUrn,
  type DirectoryTerms,
  ownerOfKey,
  quoted,
  SIGNATURE_HEADER,
  SIGNING_ALGORITHM,
  topicRecord,
} from '@sinergi/contracts';
import {
  changesByTerms,
  type DirectoryAgency,
  type DirectoryView,
  type ListedKey,
} from '@sinergi/directory';
import { ADMISSION_RULES, type TopicRules } from './admit.js';
import { isFenceKey } from './fence.js';
import { type Dead, dead, type WaitsFor } from './verdict.js';
import { type VersionInForce, versionInForce, type Written } from './version-in-force.js';

/** The agency that must have signed a record, and its signing keys, the withdrawn ones included. */
export interface RequiredSigner {
  agency: string;
  keys: readonly ListedKey[];
  /** hashes of the schemas in which the record counts, 32 bytes each; any where it is missing */
  schemas?: readonly Buffer[];
  /** whether directory records that this replica has not read yet may name further keys */
  isIncomplete?: boolean;
}

/**
 * Who must have signed a record. `ANYBODY`: the record needs no signature, because it was written
 * before its owner had a signing key, or because its content will be refused anyway.
 */
export type SignerVerdict =
  | { verdict: 'SIGNER'; signer: RequiredSigner }
  | { verdict: 'ANYBODY' }
  | { verdict: 'WAIT'; for: WaitsFor }
  | Dead;

/** The facts of a record that are known before its value is decoded. */
export interface UnreadRecord extends Written {
  topic: string;
  key: string;
  offset: bigint;
}

const ANYBODY: SignerVerdict = { verdict: 'ANYBODY' };

/**
 * Tells who must have signed a record: the owner in its key, the publisher of its key topic, or the
 * signer of the directory, who also signs the fences. The keys are those of the directory version
 * in force at the record.
 *
 * @param directoryKey the key that signed the directory before it had terms; null in an exchange
 *   that began with terms
 * @param isPinned whether the root of the directory is pinned, so that its terms decide
 * @param directoryEnd log end of the directory topic, read after the record was read
 * @param signedSince offset of the first directory record that was signed, as far as it is read
 */
export function requiredSigner(
  record: UnreadRecord,
  rules: TopicRules,
  {
    directory,
    directoryEnd,
    directoryKey,
    isPinned,
    signedSince,
  }: {
    directory: DirectoryView;
    directoryEnd: bigint;
    directoryKey: RequiredSigner | null;
    isPinned: boolean;
    signedSince: bigint | undefined;
  },
): SignerVerdict {
  const { headers } = record;
  if (rules.kind === 'directory') {
    // From the terms on, approvals decide and not who published the record.
    if (isPinned && changesByTerms(record, directory)) return ANYBODY;
    if (!directoryKey)
      return dead(
        'NOT_APPROVED',
        `Expected the terms of the exchange first, got an entry of ${quoted(record.key)}`,
      );
    const isBefore = signedSince === undefined || record.offset < signedSince;
    // The directory of an exchange from before signatures has an unsigned beginning. Its first
    // signed record ends it.
    return isBefore && !(SIGNATURE_HEADER in headers)
      ? ANYBODY
      : { verdict: 'SIGNER', signer: directoryKey };
  }
  if (isFenceKey(record.key)) return fenceSigner(record, directory, { directoryKey, isPinned });
  const agency = rules.kind === 'key' ? rules.publisher : ownerOfKey(record.key);
  if (agency === undefined) return ANYBODY;
  const inForce = versionInForce(record, directory, directoryEnd);
  if (inForce.verdict === 'WAIT' || inForce.verdict === 'DEAD') return inForce;
  const terms =
    inForce.verdict === 'IN_FORCE' && inForce.isFenced
      ? directory.termsAt(inForce.version)
      : undefined;
  // Other rules would give other verdicts, and the copies would not be equal.
  if (terms && terms.admissionRules > ADMISSION_RULES) return { verdict: 'WAIT', for: 'RULES' };
  const entry = entryUnder(agency, rules, inForce, directory);
  if (entry === 'WAIT') return { verdict: 'WAIT', for: 'DIRECTORY' };
  // Admission of an event refuses an owner that is not listed. Of a key record nothing else is
  // asked.
  if (!entry && rules.kind === 'key')
    return dead(
      'NOT_ENTITLED',
      `Expected a directory version that lists ${agency}, got an earlier one`,
    );
  const keys = entry?.publicKeys.filter(({ algorithm }) => algorithm === SIGNING_ALGORITHM) ?? [];
  // A partition's first fence ends what is unsigned, also of an agency that has no signing key yet.
  const isUnsigned = keys.length === 0 && !(inForce.verdict === 'IN_FORCE' && inForce.isFenced);
  if (isUnsigned || !entry) return ANYBODY;
  return { verdict: 'SIGNER', signer: { agency, keys, ...schemasUnder(terms, record.topic) } };
}

/** The schemas that terms list for the record of a topic; none where they list no schema at all. */
function schemasUnder(
  terms: DirectoryTerms | undefined,
  topic: string,
): Pick<RequiredSigner, 'schemas'> {
  if (!terms || terms.schemas.length === 0) return {};
  const byTopic = listedSchemas.get(terms) ?? new Map<string, Buffer[]>();
  listedSchemas.set(terms, byTopic);
  const known = byTopic.get(topic);
  if (known) return { schemas: known };
  const name = topicRecord(topic);
  const schemas = terms.schemas.flatMap(({ record, hash }) => (record === name ? [hash] : []));
  byTopic.set(topic, schemas);
  return { schemas };
}

/** By topic, for each version of the terms: every record asks for them. */
const listedSchemas = new WeakMap<DirectoryTerms, Map<string, Buffer[]>>();

/**
 * Who may sign a fence: the signers that the terms name which the fences before it put in force.
 * Before a partition's first fence these are the signers of the founding terms, and the key that
 * signed the directory before them.
 */
function fenceSigner(
  { headers, fence }: UnreadRecord,
  directory: DirectoryView,
  { directoryKey, isPinned }: { directoryKey: RequiredSigner | null; isPinned: boolean },
): SignerVerdict {
  if (fence !== undefined && fence > directory.version)
    return { verdict: 'WAIT', for: 'DIRECTORY' };
  const founding = directory.foundingTerms();
  const agency = agencyOfUrn(headers['ce_source']) ?? '';
  const terms = fence === undefined ? founding : directory.termsAt(fence);
  const listed = (terms?.fenceSigners ?? [])
    .filter((signer) => signer.agency === agency)
    .map(({ keyId, key }) => ({ keyId, key, algorithm: SIGNING_ALGORITHM, revokedAt: null }));
  const isFromBefore = fence === undefined || terms === undefined;
  const isIncomplete = isPinned && founding === undefined;
  if (isFromBefore && directoryKey && listed.length === 0)
    return { verdict: 'SIGNER', signer: { ...directoryKey, isIncomplete } };
  const before = isFromBefore && directoryKey?.agency === agency ? directoryKey.keys : [];
  return { verdict: 'SIGNER', signer: { agency, keys: [...listed, ...before], isIncomplete } };
}

/**
 * Returns the entry under which a record was written. A key record from before signatures cites no
 * version: it counts as written under its publisher's first entry, so nobody gets round a signing
 * key by leaving the version out.
 */
function entryUnder(
  agency: string,
  rules: TopicRules,
  inForce: VersionInForce & { verdict: 'IN_FORCE' | 'NONE' },
  directory: DirectoryView,
): DirectoryAgency | undefined | 'WAIT' {
  if (inForce.verdict === 'IN_FORCE') return directory.at(agency, inForce.version);
  return rules.kind === 'key' ? (directory.first(agency) ?? 'WAIT') : undefined;
}
