import type { IncomingRecord } from '@sinergi/broker';
import { admit, type TopicRules } from './admit.js';
import type { DirectoryAgency, DirectoryView } from './directory-view.js';
import { recordHash } from './record-hash.js';
import type { Candidate, DeadReason, WaitsFor } from './verdict.js';

/**
 * The result of decoding a record's value: its fields, or why they cannot be read. `WAIT` means
 * that the schema id is not known yet and that no registry could look it up. A known id needs no
 * registry.
 */
export type Reading =
  | { verdict: 'READ'; value: Record<string, unknown> }
  | { verdict: 'WAIT' }
  | { verdict: 'DEAD'; reason: DeadReason; detail: string };
export type ReadValue = (topic: string, value: Buffer) => Reading | Promise<Reading>;

/** The services that admission needs. */
export interface Admission<T extends DirectoryAgency = DirectoryAgency> {
  readValue: ReadValue;
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
  | { verdict: 'DEAD'; reason: DeadReason; detail: string }
  | { verdict: 'WAIT'; for: WaitsFor };

/**
 * Admits the records of one batch of a topic, one at a time. Every reader of the log uses this
 * class, on the first read and on each later one, so the outcomes are equal. Create an instance
 * after its records were read: it asks for the directory's log end at most once.
 */
export class RecordAdmission<T extends DirectoryAgency> {
  private directoryEnd: bigint | undefined;

  constructor(
    private readonly admission: Admission<T>,
    private readonly rules: TopicRules,
  ) {}

  async admit(record: IncomingRecord): Promise<RecordOutcome> {
    const { topic, partition, key, value, headers, appendedAt } = record;
    if (value === null)
      return { verdict: 'DEAD', reason: 'TOMBSTONE', detail: 'Expected a value, got a tombstone' };
    if (key === null)
      return { verdict: 'DEAD', reason: 'BAD_KEY', detail: 'Expected a key, got none' };
    const reading = await this.admission.readValue(topic, value);
    if (reading.verdict === 'WAIT') return { verdict: 'WAIT', for: 'SCHEMA' };
    if (reading.verdict === 'DEAD') return reading;
    const read = {
      ...{ key: key.toString('utf8'), partition, appendedAt, headers },
      value: reading.value,
    };
    const { directory } = this.admission;
    let verdict = admit(read, this.rules, directory, this.directoryEnd ?? directory.version);
    if (
      verdict.verdict === 'DEAD' &&
      verdict.reason === 'FUTURE_DIRECTORY' &&
      this.directoryEnd === undefined
    ) {
      // The record names a later directory version than this replica has read. Only such a record
      // needs the log end.
      this.directoryEnd = await this.admission.directoryEnd();
      verdict = admit(read, this.rules, directory, this.directoryEnd);
    }
    if (verdict.verdict !== 'CANDIDATE') return verdict;
    const { candidate } = verdict;
    return {
      ...verdict,
      hash: recordHash(candidate.key, candidate.version, value),
      value: reading.value,
    };
  }
}
