import type { IncomingRecord } from '@sinergi/broker';
import { admit, type TopicRules } from './admit.js';
import type { DirectoryAgency, DirectoryView } from './directory-view.js';
import { recordHash } from './record-hash.js';
import type { Candidate, DeadReason, WaitsFor } from './verdict.js';

/**
 * Bytes to fields, or why not. `WAIT` is for a schema id that nobody could look up yet; known ids
 * need no registry.
 */
export type Reading =
  | { verdict: 'READ'; value: Record<string, unknown> }
  | { verdict: 'WAIT' }
  | { verdict: 'DEAD'; reason: DeadReason; detail: string };
export type ReadValue = (topic: string, value: Buffer) => Reading | Promise<Reading>;

/** What the first half of admission rests on. */
export interface Admission<T extends DirectoryAgency = DirectoryAgency> {
  readValue: ReadValue;
  rulesFor(topic: string): TopicRules;
  directory: DirectoryView<T>;
  /** log end of the directory topic, now */
  directoryEnd(): Promise<bigint>;
}

/**
 * What the record itself and the directory say of a record of the log, before the history is asked.
 */
export type RecordOutcome =
  | { verdict: 'CANDIDATE'; candidate: Candidate; hash: Buffer; value: Record<string, unknown> }
  | { verdict: 'DEAD'; reason: DeadReason; detail: string }
  | { verdict: 'WAIT'; for: WaitsFor };

/**
 * Admits records of one batch of a topic, one at a time. Whoever reads the log, as it comes or
 * again, admits by this and so comes to the same outcome. An instance is for records that were read
 * before it was made: it asks for the directory's log end once at most.
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
      // Only now is the log end worth a question: the record claims more of the directory than has
      // been read here.
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
