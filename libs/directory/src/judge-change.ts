import type { DirectoryEntry, DirectoryTerms, NamedKey, PublicKey } from '@sinergi/contracts';
import { quoted } from '@sinergi/contracts';
import { type Approval, approvalsFromText } from './approval.js';
import { approvedAt, countedApprovals } from './approved-at.js';
import { directoryHashAfter } from './directory-hash.js';
import type { DirectoryRecord, DirectoryView } from './directory-view.js';
import { EXCHANGE_CODE } from './exchange-entry.js';
import { gainsOf } from './gains.js';
import { isEndorsed, isProved } from './key-proof.js';
import { faultOfTerms, rootOfDirectory } from './terms.js';

/** Name under which the recovery key approves. */
export const RECOVERY = 'recovery';

/** A directory record that was read, and whose word about it came with it. */
export interface ReadChange {
  offset: bigint;
  /** key of the record */
  key: string;
  /** the whole Kafka value, framing included */
  value: Buffer;
  entry: DirectoryEntry;
  /** text of the header; undefined where it has none */
  approvals: string | undefined;
}

/** What a directory is judged by, the same for all its readers. */
export interface DirectoryRoot {
  exchangeId: string;
  /** fingerprint of the terms with which it begins, 32 bytes */
  root: Buffer;
}

/**
 * Returns why a record does not change the directory, or null if it does. Before the terms whose
 * fingerprint is pinned, only these count. From then on, each record needs as many approvals as
 * the terms in force ask for; what makes a right wider needs an announcement and the delay; one
 * approver refuses it. No clock of the reader or of the broker has a say.
 *
 * @param directory at least the records before this one
 * @param by the names and the root of the exchange
 */
export function refusalOfChange(
  change: ReadChange,
  directory: DirectoryView<DirectoryEntry>,
  by: DirectoryRoot,
): string | null {
  const { offset, key, entry } = change;
  const terms = directory.termsAt(offset);
  const last = directory.lastRecord(key, offset);
  const version = (last?.version ?? 0) + 1;
  if (entry.version !== version) return `Expected version ${version}, got ${entry.version}`;
  if (!terms && (key !== EXCHANGE_CODE || !entry.terms))
    return `Expected the terms of the exchange first, got an entry of ${quoted(key)}`;
  const approvers = (terms ?? entry.terms)?.approvers ?? [];
  if (!approvers.some(({ agency }) => agency === entry.owner))
    return `Expected an approver as owner of the record, got ${quoted(entry.owner)}`;
  const fault = faultOfEntry(entry, directory, offset, by.exchangeId);
  if (fault) return `Expected ${fault}`;
  try {
    const given = approvalsFromText(change.approvals ?? '[]');
    return terms
      ? refusalUnder(terms, change, { given, last, directory, by })
      : refusalOfFounding(change, given, directory, by);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return error.message;
  }
}

/** Tells whether some approver gave its word: only then the rest of a record is worth reading. */
export function hasApproval(
  change: Omit<ReadChange, 'entry'> & { version: number },
  directory: DirectoryView<DirectoryEntry>,
  by: DirectoryRoot,
): boolean {
  const terms = directory.termsAt(change.offset);
  if (!terms) return change.key === EXCHANGE_CODE;
  try {
    const given = approvalsFromText(change.approvals ?? '[]');
    const about = { ...by, directoryHash: hashWith(change, change.version, directory) };
    return countedApprovals(given, about, handsOf(terms)).length > 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}

interface Judged {
  given: Approval[];
  last: DirectoryRecord<DirectoryEntry> | undefined;
  directory: DirectoryView<DirectoryEntry>;
  by: DirectoryRoot;
}

function refusalOfFounding(
  change: ReadChange,
  given: Approval[],
  directory: DirectoryView<DirectoryEntry>,
  by: DirectoryRoot,
): string | null {
  const { entry } = change;
  const terms = entry.terms!;
  if (!rootOfDirectory(by.exchangeId, terms).equals(by.root))
    return 'Expected the terms whose fingerprint is pinned, got others';
  const about = { ...by, directoryHash: hashWith(change, entry.version, directory) };
  return shortOf(terms, countedApprovals(given, about, terms.approvers));
}

function refusalUnder(terms: DirectoryTerms, change: ReadChange, judged: Judged): string | null {
  const { entry, offset } = change;
  const { given, last, directory, by } = judged;
  const about = { ...by, directoryHash: hashWith(change, entry.version, directory) };
  const counted = countedApprovals(given, about, terms.approvers);
  const inForce = directory.at(entry.code, offset);
  const pending = last?.entry.change === 'ANNOUNCED' ? last : undefined;
  const recovered = isRecovery(entry, terms, given, about);
  if (entry.change === 'REFUSED')
    return refusalOfRefusal(change, inForce, pending, counted, judged);
  if (!recovered) {
    const short = shortOf(terms, counted);
    if (short) return short;
  }
  // Whoever comes in has to agree, so nobody is made an approver who is not there.
  const newTerms = entry.terms;
  if (newTerms) {
    const short = shortOf(newTerms, countedApprovals(given, about, newTerms.approvers));
    if (short) return `${short}, under the new terms`;
  }
  if (entry.change === 'ANNOUNCED') return null;
  const delay = delayFor(terms, recovered);
  const gains = gainsOf(inForce, entry, isKeyContinued(inForce, entry.code, by.exchangeId));
  if (!recovered && (gains.length === 0 || delay === 0)) return null;
  const first = gains[0] ? `${gains[0].right} ${gains[0].what}` : 'the recovery of the terms';
  if (!pending || !isSameContent(pending.entry, entry))
    return `Expected ${first} to be announced first, got no announcement of it`;
  const since = announcedAt(pending, judged);
  const hands = recovered ? recoveryApprovals(given, about, terms) : counted;
  const needed = recovered ? 1 : terms.threshold;
  return since !== undefined && approvedAt(hands, needed, since + delay) !== undefined
    ? null
    : `Expected ${first} to be approved at least ${delay / 1_000} s after it was announced, ` +
        'got earlier approvals';
}

/** With the recovery key nothing is changed at once: others have at least a day to see it. */
const RECOVERY_DELAY_SECONDS = 86_400;

function delayFor({ delaySeconds }: DirectoryTerms, isRecovered: boolean): number {
  return 1_000 * (isRecovered ? Math.max(delaySeconds, RECOVERY_DELAY_SECONDS) : delaySeconds);
}

/** The recovery key alone may replace the terms, and nothing else. */
function isRecovery(
  entry: DirectoryEntry,
  terms: DirectoryTerms,
  given: Approval[],
  about: { exchangeId: string; directoryHash: Buffer },
): boolean {
  const isShort = shortOf(terms, countedApprovals(given, about, terms.approvers)) !== null;
  return entry.terms !== null && isShort && recoveryApprovals(given, about, terms).length > 0;
}

function recoveryApprovals(
  given: Approval[],
  about: { exchangeId: string; directoryHash: Buffer },
  terms: DirectoryTerms,
): Approval[] {
  return countedApprovals(given, about, recoveryHand(terms));
}

/** One approver refuses what waits. It changes nothing else: what was in force stays. */
function refusalOfRefusal(
  { entry }: ReadChange,
  inForce: DirectoryEntry | undefined,
  pending: DirectoryRecord<DirectoryEntry> | undefined,
  counted: Approval[],
  judged: Judged,
): string | null {
  if (!pending) return 'Expected an announcement to refuse, got none';
  const isUnchanged = inForce
    ? isSameContent(inForce, entry)
    : gainsOf(undefined, entry).every(({ right }) => right === 'member');
  if (!isUnchanged) return 'Expected a refusal to leave the entry as it is in force, got a change';
  const terms = judged.directory.termsAt(pending.offset)!;
  const needed = isByRecovery(pending, judged) ? terms.threshold : 1;
  return approvedAt(counted, needed) === undefined
    ? `Expected ${needed} approvers to refuse it, got ${counted.length}`
    : null;
}

function isByRecovery(pending: DirectoryRecord<DirectoryEntry>, judged: Judged): boolean {
  const { terms, given, about } = announcementOf(pending, judged);
  return isRecovery(pending.entry, terms, given, about);
}

/** Returns when enough approvals of an announcement were in force, epoch ms. */
function announcedAt(pending: DirectoryRecord<DirectoryEntry>, judged: Judged): number | undefined {
  const { terms, given, about } = announcementOf(pending, judged);
  return isRecovery(pending.entry, terms, given, about)
    ? approvedAt(recoveryApprovals(given, about, terms), 1)
    : approvedAt(countedApprovals(given, about, terms.approvers), terms.threshold);
}

function announcementOf(
  { offset, entry, value, approvals }: DirectoryRecord<DirectoryEntry>,
  { directory, by }: Judged,
) {
  const change = { offset, key: entry.code, value };
  return {
    terms: directory.termsAt(offset)!,
    given: approvalsFromText(approvals ?? '[]'),
    about: { ...by, directoryHash: hashWith(change, entry.version, directory) },
  };
}

function shortOf({ threshold }: DirectoryTerms, counted: Approval[]): string | null {
  if (counted.length < threshold)
    return `Expected ${threshold} approvals, got ${counted.length} that count`;
  return approvedAt(counted, threshold) === undefined
    ? `Expected ${threshold} approvals in force at one time, got some that had expired`
    : null;
}

/** Returns whose word the terms count at all: the approvers, and the recovery key. */
export const handsOf = (terms: DirectoryTerms): NamedKey[] => [
  ...terms.approvers,
  ...recoveryHand(terms),
];

/** Returns the recovery key under the name by which it approves; none where there is none. */
export const recoveryHand = ({ recovery }: DirectoryTerms): NamedKey[] =>
  recovery ? [{ ...recovery, agency: RECOVERY }] : [];

function hashWith(
  { offset, key, value }: { offset: bigint; key: string; value: Buffer },
  version: number,
  directory: DirectoryView<DirectoryEntry>,
): Buffer {
  return directoryHashAfter(directory.hashAt(offset), { key, version, value });
}

/** A key that the participant's own signing key endorsed is no wider right. */
export function isKeyContinued(
  inForce: DirectoryEntry | undefined,
  code: string,
  exchangeId: string,
): (key: PublicKey) => boolean {
  return (key) => inForce !== undefined && isEndorsed(key, code, exchangeId, inForce.publicKeys);
}

/** Returns what is wrong with an entry whoever approves it, or null. */
function faultOfEntry(
  entry: DirectoryEntry,
  directory: DirectoryView<DirectoryEntry>,
  offset: bigint,
  exchangeId: string,
): string | null {
  const { code, terms, number, publicKeys } = entry;
  if ((code === EXCHANGE_CODE) !== (terms !== null))
    return `terms in the entry of ${EXCHANGE_CODE} and in no other, got them otherwise`;
  if (terms) return faultOfTerms(terms) ?? faultOfExchange(entry);
  const before = directory.lastRecord(code, offset)?.entry;
  const inForce = directory.at(code, offset);
  if (before && before.number !== 0 && number !== before.number)
    return `number ${before.number} of ${code}, which never changes, got ${number}`;
  const namesake = directory
    .codes()
    .find(
      (other) => other !== code && directory.lastRecord(other, offset)?.entry.number === number,
    );
  if (number < 0 || number > 65_535 || (number !== 0 && namesake))
    return `a number from 1 to 65535 of ${code} alone, got ${number}`;
  return faultOfKeys(code, publicKeys, inForce?.publicKeys ?? [], exchangeId);
}

function faultOfExchange(entry: DirectoryEntry): string | null {
  const { kind, publishes, subscribes, opens, publicKeys, identityAuthority } = entry;
  const rights = [...publishes, ...subscribes, ...opens, ...publicKeys].length;
  return kind === 'EXCHANGE' && rights === 0 && !identityAuthority
    ? null
    : 'no rights and no keys in the entry of the exchange, got some';
}

function faultOfKeys(
  code: string,
  keys: PublicKey[],
  before: readonly PublicKey[],
  exchangeId: string,
): string | null {
  const lost = before.find((had) => !keys.some((key) => isSameKey(key, had)));
  if (lost) return `every key that ${code} ever had, got none with the id ${lost.keyId}`;
  if (new Set(keys.map(({ keyId }) => keyId)).size < keys.length)
    return 'each key id once, got one twice';
  const unproved = keys.find(
    (key) => !before.some((had) => isSameKey(key, had)) && !isProved(key, code, exchangeId, keys),
  );
  return unproved ? `a proof of possession of key ${unproved.keyId}, got none that holds` : null;
}

const isSameKey = (a: PublicKey, b: PublicKey): boolean =>
  a.keyId === b.keyId && a.algorithm === b.algorithm && a.key.equals(b.key);

/** Compares what two entries say, without who said it when. */
export function isSameContent(a: DirectoryEntry, b: DirectoryEntry): boolean {
  return contentOf(a) === contentOf(b);
}

export function contentOf(entry: DirectoryEntry): string {
  const { eventId, version, change, owner, occurredAt, recordedAt, ...rest } = entry;
  const { correlationId, causationId, handling, ...content } = rest;
  return JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : value,
  );
}
