import { hash as hashOf } from 'node:crypto';
import { type IncomingRecord, partitionOf } from '@sinergi/broker';
import { type Fence as FenceValue, SIGNATURE_HEADER } from '@sinergi/contracts';
import {
  APPROVALS_HEADER,
  changesByTerms,
  type DirectoryAgency,
  type DirectoryRecord,
  type DirectoryView,
} from '@sinergi/directory';
import { admit, type TopicRules } from './admit.js';
import { admitFence } from './admit-fence.js';
import { isFenceKey } from './fence.js';
import { fenceHash } from './fence-hash.js';
import { FenceView } from './fence-view.js';
import { recordHash } from './record-hash.js';
import { type Admitted, areSame, type Grounds, recall, remember } from './remembered-verdict.js';
import { type RequiredSigner, requiredSigner, type SignerVerdict } from './required-signer.js';
import { type Dead, type DeadReason, dead, type Verdict, type WaitsFor } from './verdict.js';

/**
 * The result of decoding a record's value: its fields, or why they cannot be read. `WAIT` means
 * that the schema id is not known yet and that no registry could look it up. A known id needs no
 * registry.
 */
export type Reading =
  | { verdict: 'READ'; value: Record<string, unknown> }
  | { verdict: 'WAIT' }
  | Dead;
/**
 * Decodes a fence without the registry: every reader must reach the same verdict, so only the one
 * schema that this software has counts.
 */
export type ReadFence = (value: Buffer) => { verdict: 'READ'; value: FenceValue } | Dead;
export type ReadValue = (topic: string, value: Buffer) => Reading | Promise<Reading>;

/** A record that has a key, as text, and a value. */
export type FilledRecord = Omit<IncomingRecord, 'key' | 'value'> & { key: string; value: Buffer };

/**
 * The result of verifying a signature. `WAIT` means that the schema's hash is part of what is
 * signed, that its id is not known yet, and that no registry could look it up.
 */
export type SignatureReading = { verdict: 'SIGNED' } | { verdict: 'WAIT' } | Dead;
/** @param signature the text of the record's `signature` header */
export type VerifySignature = (
  record: FilledRecord,
  signature: string,
  signer: RequiredSigner,
) => SignatureReading | Promise<SignatureReading>;

/** By which rules the directory changes: how many approve, and what has to wait. */
export interface ChangeRules<T extends DirectoryAgency> {
  /** whether some approver gave its word, before the value is decoded */
  hasApproval(
    change: Omit<UnjudgedChange, 'entry'> & { version: number },
    directory: DirectoryView<T>,
  ): boolean;
  /** why a record does not change the directory; null if it does */
  refusalOf(change: UnjudgedChange, directory: DirectoryView<T>): string | null;
}

export interface UnjudgedChange {
  offset: bigint;
  key: string;
  value: Buffer;
  approvals: string | undefined;
  entry: Record<string, unknown>;
}

/** The services that admission needs. */
export interface Admission<T extends DirectoryAgency = DirectoryAgency> {
  readValue: ReadValue;
  /** decodes the value of a fence, which every topic carries */
  readFence: ReadFence;
  verifySignature: VerifySignature;
  /**
   * Names all by which this copy decodes a value and verifies its signature, without the registry:
   * copies of one process that name the same share their verdicts on records that they share.
   * Undefined where this copy does not know it yet. Without this nothing is shared.
   */
  readsBy?(value: Buffer): string | undefined;
  /** the key that signed the directory before it had terms; null if it began with terms */
  directoryKey: RequiredSigner | null;
  /** who changes the directory from its terms on; null where no root is pinned */
  changeRules: ChangeRules<T> | null;
  rulesFor(topic: string): TopicRules;
  toDirectoryEntry(value: Record<string, unknown>): T;
  directory: DirectoryView<T>;
  /** the fences that this replica has read */
  fences: FenceView;
  /** current log end of the directory topic */
  directoryEnd(): Promise<bigint>;
}

/**
 * The outcome of admission. It depends on the record, the fences before it in its partition and the
 * directory; the history is not asked yet.
 */
export type RecordOutcome =
  /** `value` is a directory record's, decoded */
  | (Admitted & { value?: Record<string, unknown> })
  | { verdict: 'FENCE'; directoryVersion: bigint; hash: Buffer }
  | Dead
  | Waits;
interface Waits {
  verdict: 'WAIT';
  for: WaitsFor;
}

/**
 * Admits the records of one batch of a topic, one at a time. Every reader of the log uses this
 * class, on the first read and on each later one, so the outcomes are equal. Create an instance
 * after its records were read: it asks for the directory's log end at most once.
 */
export class RecordAdmission<T extends DirectoryAgency> {
  private directoryEnd: bigint | undefined;
  /** the directory with the records of it that this instance took */
  private ahead: DirectoryView<T> | undefined;
  /** the fences among the records that this instance took */
  private readonly taken = new FenceView();

  constructor(
    private readonly admission: Admission<T>,
    private readonly rules: TopicRules,
  ) {}

  async admit(record: IncomingRecord): Promise<RecordOutcome> {
    const grounds = this.groundsOf(record);
    const known = grounds && recall(record, grounds);
    if (known) return known;
    const outcome = await this.admitOnce(record);
    if (grounds && outcome.verdict === 'CANDIDATE') {
      // The directory may have been read anew meanwhile.
      const still = this.groundsOf(record);
      if (still && areSame(grounds, still)) remember(record, grounds, outcome);
    }
    const claim = outcome.verdict === 'DEAD' ? claimOf(record, outcome.reason, this.rules) : null;
    return claim ? { ...(outcome as Dead), claim } : outcome;
  }

  /**
   * Returns all that a verdict on the record rests on, where that is the same for every copy that
   * has read the log so far. Before a partition's first fence it is not, nor is it for the
   * directory: there a verdict also rests on what lies beyond the version in force.
   */
  private groundsOf(record: IncomingRecord): Grounds | null {
    const { directory, readsBy } = this.admission;
    if (!readsBy || !record.value || this.rules.kind === 'directory') return null;
    const fence = this.fenceBefore(record);
    if (fence === undefined || fence > directory.version) return null;
    const name = readsBy(record.value);
    if (name === undefined) return null;
    return { rules: this.rules, fence, directoryHash: directory.hashAt(fence), readsBy: name };
  }

  /**
   * Judges who signed a record, as `admit` does, and nothing else. What approvals decide is judged
   * as a whole: their word covers the content.
   *
   * @returns null where nothing speaks against it
   */
  async refuseSigner(record: IncomingRecord): Promise<Dead | Waits | null> {
    const filled = filledOf(record);
    if ('verdict' in filled) return filled;
    const outcome = this.changeRulesFor(filled)
      ? await this.admitOnce(record)
      : await this.refuseUnlessSigned(filled, this.fenceBefore(record));
    return outcome?.verdict === 'DEAD' || outcome?.verdict === 'WAIT' ? outcome : null;
  }

  private async admitOnce(record: IncomingRecord): Promise<RecordOutcome> {
    const { topic, partition, headers, appendedAt } = record;
    const fence = this.fenceBefore(record);
    const filled = filledOf(record);
    if ('verdict' in filled) return filled;
    const { value } = filled;
    const refusal =
      (await this.refuseUnlessSigned(filled, fence)) ?? this.refuseUnlessApprover(filled);
    if (refusal) return refusal;
    if (this.isFence(filled)) return this.admitFence(filled);
    const reading = await this.admission.readValue(topic, value);
    if (reading.verdict === 'WAIT') return { verdict: 'WAIT', for: 'SCHEMA' };
    if (reading.verdict === 'DEAD') return reading;
    const read = {
      ...{ key: filled.key, partition, offset: record.offset, appendedAt, headers, fence },
      value: reading.value,
    };
    const rules = this.rulesOf(filled);
    const verdict = await this.byDirectory((end) =>
      admit(read, rules, this.admission.directory, end),
    );
    if (verdict.verdict !== 'CANDIDATE') return verdict;
    const { candidate } = verdict;
    if (this.rules.kind === 'directory') {
      const refused = this.refuseUnlessApproved(filled, reading.value);
      if (refused) return refused;
      const entry = this.admission.toDirectoryEntry(reading.value);
      const taken = directoryRecordOf(filled, candidate.version, entry);
      this.directoryAhead.advance([taken], record.offset + 1n);
    }
    const hash = recordHash(candidate.key, candidate.version, value);
    return this.rules.kind === 'directory'
      ? { ...verdict, hash, value: reading.value }
      : { ...verdict, hash };
  }

  /**
   * Verifies the signature before anything of the value is decoded. A signature accuses only the
   * agency whose key made it.
   */
  private async refuseUnlessSigned(
    record: FilledRecord,
    fence: bigint | undefined,
  ): Promise<RecordOutcome | null> {
    const required = await this.byDirectory((end) => this.signerOf({ ...record, fence }, end));
    if (required.verdict === 'ANYBODY') return null;
    if (required.verdict !== 'SIGNER') return required;
    const signature = record.headers[SIGNATURE_HEADER];
    if (signature === undefined)
      return dead('UNSIGNED', `Expected a signature of ${required.signer.agency}, got none`);
    const read = await this.admission.verifySignature(record, signature, required.signer);
    if (read.verdict === 'WAIT') return { verdict: 'WAIT', for: 'SCHEMA' };
    if (read.verdict !== 'DEAD') return null;
    return read.reason === 'UNKNOWN_KEY' && required.signer.isIncomplete
      ? { verdict: 'WAIT', for: 'DIRECTORY' }
      : read;
  }

  /** A record of the directory that nobody approved is not even decoded. */
  private refuseUnlessApprover(record: FilledRecord): Dead | null {
    const changeRules = this.changeRulesFor(record);
    if (!changeRules) return null;
    const version = Number(record.headers['entity-version'] ?? '');
    const isPossible = Number.isInteger(version) && version > 0 && version < 2 ** 31;
    if (
      isPossible &&
      changeRules.hasApproval({ ...changeOf(record), version }, this.directoryAhead)
    )
      return null;
    return dead(
      'NOT_APPROVED',
      'Expected approvals of this directory record, got none that counts',
    );
  }

  private refuseUnlessApproved(record: FilledRecord, entry: Record<string, unknown>): Dead | null {
    const changeRules = this.changeRulesFor(record);
    if (!changeRules) return null;
    const refusal = changeRules.refusalOf({ ...changeOf(record), entry }, this.directoryAhead);
    return refusal === null ? null : dead('NOT_APPROVED', refusal);
  }

  /** From its terms on the directory changes by approvals. Null for every other record. */
  private changeRulesFor(record: FilledRecord): ChangeRules<T> | null {
    const isByTerms =
      this.rules.kind === 'directory' && changesByTerms(record, this.directoryAhead);
    return isByTerms ? this.admission.changeRules : null;
  }

  private get directoryAhead(): DirectoryView<T> {
    this.ahead ??= this.admission.directory.fork();
    return this.ahead;
  }

  /** The directory itself has no fences: it waits for nothing. */
  private isFence({ key }: FilledRecord): boolean {
    return this.rules.kind !== 'directory' && isFenceKey(key);
  }

  private admitFence(record: FilledRecord): RecordOutcome {
    const { topic, partition, offset, value } = record;
    const reading = this.admission.readFence(value);
    if (reading.verdict === 'DEAD') return reading;
    const verdict = admitFence(record, reading.value, this.rules, this.admission.directory);
    if (verdict.verdict !== 'FENCE') return verdict;
    const { directoryVersion } = verdict;
    this.taken.add({ topic, partition }, [{ offset, directoryVersion }]);
    const sha256 = hashOf('sha256', value, 'buffer');
    return { ...verdict, hash: fenceHash(offset, directoryVersion, sha256) };
  }

  /** The directory version that fences put in force: those applied, and those just taken. */
  private fenceBefore({ topic, partition, offset }: IncomingRecord): bigint | undefined {
    const applied = this.admission.fences.before(topic, partition, offset);
    const taken = this.taken.before(topic, partition, offset);
    return taken === undefined || (applied !== undefined && applied > taken) ? applied : taken;
  }

  private signerOf(
    record: FilledRecord & { fence: bigint | undefined },
    directoryEnd: bigint,
  ): SignerVerdict {
    const { directoryKey, changeRules } = this.admission;
    const isDirectory = this.rules.kind === 'directory';
    const directory = isDirectory ? this.directoryAhead : this.admission.directory;
    return requiredSigner(record, this.rules, {
      ...{ directory, directoryEnd, directoryKey, signedSince: directory.signedSince },
      isPinned: changeRules !== null,
    });
  }

  /** From its terms on any approver may write the directory. */
  private rulesOf(record: FilledRecord): TopicRules {
    const { rules } = this;
    return rules.kind === 'directory' && this.changeRulesFor(record)
      ? { ...rules, coordinator: null }
      : rules;
  }

  /**
   * Asks for the directory's log end where a record names a later version than this replica has
   * read. Only such a record needs the log end.
   */
  private async byDirectory<V extends SignerVerdict | Verdict>(
    decide: (directoryEnd: bigint) => V,
  ): Promise<V> {
    const verdict = decide(this.directoryEnd ?? this.admission.directory.version);
    const isFuture = verdict.verdict === 'DEAD' && verdict.reason === 'FUTURE_DIRECTORY';
    if (!isFuture || this.directoryEnd !== undefined) return verdict;
    this.directoryEnd = await this.admission.directoryEnd();
    return decide(this.directoryEnd);
  }
}

/** Returns a directory record as the view of the directory keeps it. */
export function directoryRecordOf<T extends DirectoryAgency>(
  record: Pick<IncomingRecord, 'offset' | 'appendedAt' | 'headers' | 'value'>,
  version: number,
  entry: T,
): DirectoryRecord<T> {
  const { offset, appendedAt, headers, value } = record;
  return {
    ...{ offset, appendedAt, version, entry, value: value! },
    isSigned: SIGNATURE_HEADER in headers,
    approvals: headers[APPROVALS_HEADER] ?? null,
  };
}

function filledOf(record: IncomingRecord): FilledRecord | Dead {
  const { key, value } = record;
  if (value === null) return dead('TOMBSTONE', 'Expected a value, got a tombstone');
  if (key === null) return dead('BAD_KEY', 'Expected a key, got none');
  return { ...record, key: key.toString('utf8'), value };
}

function changeOf({ offset, key, value, headers }: FilledRecord) {
  return { offset, key, value, approvals: headers[APPROVALS_HEADER] };
}

/** The reasons that follow from what a fence put in force: the same bytes may be held already. */
const BY_FENCE: ReadonlySet<DeadReason> = new Set([
  'UNSIGNED',
  'UNKNOWN_KEY',
  'REVOKED_KEY',
  'NOT_ENTITLED',
  'BAD_EVENT_ID',
  'NOT_APPROVED',
]);
const VERSION = /^[1-9]\d{0,8}$/;

/**
 * Returns which row a dead record would be, if it is one that was read before; null where that
 * cannot decide: only the partition of its key orders it.
 */
function claimOf(
  { key, value, headers, partition }: IncomingRecord,
  reason: DeadReason,
  { kind, partitions }: TopicRules,
): Dead['claim'] | null {
  const text = headers['entity-version'] ?? '';
  if (!BY_FENCE.has(reason) || kind === 'key' || !key || !value || !VERSION.test(text)) return null;
  if (partitionOf(key, partitions) !== partition) return null;
  const name = key.toString('utf8');
  const version = Number(text);
  return { key: name, version, hash: recordHash(name, version, value) };
}
