import type { IncomingRecord } from '@sinergi/broker';
import { SIGNATURE_HEADER } from '@sinergi/contracts';
import { admit, type ReadRecord, type TopicRules } from './admit.js';
import type { DirectoryAgency, DirectoryView } from './directory-view.js';
import { recordHash } from './record-hash.js';
import { type RequiredSigner, requiredSigner, type SignerVerdict } from './required-signer.js';
import { type Candidate, type Dead, dead, type Verdict, type WaitsFor } from './verdict.js';

/**
 * The result of decoding a record's value: its fields, or why they cannot be read. `WAIT` means
 * that the schema id is not known yet and that no registry could look it up. A known id needs no
 * registry.
 */
export type Reading =
  | { verdict: 'READ'; value: Record<string, unknown> }
  | { verdict: 'WAIT' }
  | Dead;
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

/** The services that admission needs. */
export interface Admission<T extends DirectoryAgency = DirectoryAgency> {
  readValue: ReadValue;
  verifySignature: VerifySignature;
  /** the key that signs the directory */
  directoryKey: RequiredSigner;
  rulesFor(topic: string): TopicRules;
  directory: DirectoryView<T>;
  /** current log end of the directory topic */
  directoryEnd(): Promise<bigint>;
}

/**
 * The outcome of admission. It depends on the record and the directory; the
 * history is not asked yet.
 */
export type RecordOutcome =
  | { verdict: 'CANDIDATE'; candidate: Candidate; hash: Buffer; value: Record<string, unknown> }
  | Dead
  | { verdict: 'WAIT'; for: WaitsFor };

/**
 * Admits the records of one batch of a topic, one at a time. Every reader of the log uses this
 * class, on the first read and on each later one, so the outcomes are equal. Create an instance
 * after its records were read: it asks for the directory's log end at most once.
 */
export class RecordAdmission<T extends DirectoryAgency> {
  private directoryEnd: bigint | undefined;
  /** the first signed directory record among those that this instance took */
  private signedSince: bigint | undefined;

  constructor(
    private readonly admission: Admission<T>,
    private readonly rules: TopicRules,
  ) {}

  async admit(record: IncomingRecord): Promise<RecordOutcome> {
    const { topic, partition, key, value, headers, appendedAt } = record;
    if (value === null) return dead('TOMBSTONE', 'Expected a value, got a tombstone');
    if (key === null) return dead('BAD_KEY', 'Expected a key, got none');
    const filled: FilledRecord = { ...record, key: key.toString('utf8'), value };
    const refusal = await this.refuseUnlessSigned(filled);
    if (refusal) return refusal;
    const reading = await this.admission.readValue(topic, value);
    if (reading.verdict === 'WAIT') return { verdict: 'WAIT', for: 'SCHEMA' };
    if (reading.verdict === 'DEAD') return reading;
    const read = {
      ...{ key: filled.key, partition, appendedAt, headers },
      value: reading.value,
    };
    const verdict = await this.byDirectory((end) => this.admitRead(read, end));
    if (verdict.verdict !== 'CANDIDATE') return verdict;
    if (this.rules.kind === 'directory' && SIGNATURE_HEADER in headers)
      this.signedSince ??= record.offset;
    const { candidate } = verdict;
    return {
      ...verdict,
      hash: recordHash(candidate.key, candidate.version, value),
      value: reading.value,
    };
  }

  /**
   * Verifies the signature before anything of the value is decoded. A signature accuses only the
   * agency whose key made it.
   */
  private async refuseUnlessSigned(record: FilledRecord): Promise<RecordOutcome | null> {
    const required = await this.byDirectory((end) => this.signerOf(record, end));
    if (required.verdict === 'ANYBODY') return null;
    if (required.verdict !== 'SIGNER') return required;
    const signature = record.headers[SIGNATURE_HEADER];
    if (signature === undefined)
      return dead('UNSIGNED', `Expected a signature of ${required.signer.agency}, got none`);
    const read = await this.admission.verifySignature(record, signature, required.signer);
    if (read.verdict === 'WAIT') return { verdict: 'WAIT', for: 'SCHEMA' };
    if (read.verdict === 'DEAD') return read;
    return null;
  }

  private signerOf(record: FilledRecord, directoryEnd: bigint): SignerVerdict {
    const { directory, directoryKey } = this.admission;
    const signedSince = directory.signedSince ?? this.signedSince;
    return requiredSigner(record, this.rules, {
      ...{ directory, directoryEnd, directoryKey, signedSince },
    });
  }

  private admitRead(read: ReadRecord, directoryEnd: bigint): Verdict {
    return admit(read, this.rules, this.admission.directory, directoryEnd);
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
