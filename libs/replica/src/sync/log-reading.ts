import type { IncomingRecord } from '@sinergi/broker';
import { topicPartitionId } from '@sinergi/broker';
import type { DirectoryAgency } from '@sinergi/directory';
import { type Admission, RecordAdmission } from '../admit-record.js';
import { DIGEST_MARKS_KEPT, type DigestMark } from '../digest-mark.js';
import { isFenceKey } from '../fence.js';
import type { StoredFence } from '../fence-table.js';
import { FenceView } from '../fence-view.js';
import { bucketOf, EVERY_BUCKET, PartitionDigest } from '../partition-digest.js';
import { claimsOf, ENTITY_VERSIONS, planBatch, type RecordVerdict } from '../plan-batch.js';
import type { TopicPartition } from '../position-table.js';
import { BY_REGISTRY } from '../verdict.js';
import { HealRefused } from './heal-refused.js';
import type { HealTables, LogRow, StoredDeadLetter } from './heal-tables.js';
import { sha256OfValue } from './sha256-of-value.js';

/** Records per round trip to the database. */
const PAGE = 500;

/**
 * A repeated reading of one partition's log from its beginning. Records are admitted and planned as
 * the replica does it, in log order, page by page, into tables beside the copy. The copy itself
 * does not change.
 */
export class LogReading<T extends DirectoryAgency> {
  /** the fences in the part of the log that was read, as the log has them */
  readonly fences: StoredFence[] = [];
  /** digest of the rows in the tables, and of all fences */
  readonly digest = PartitionDigest.empty();
  /** the latest digest marks; right only where every bucket is read */
  digestMarks: DigestMark[] = [];
  rows = 0;
  duplicates = 0;
  recordsRead = 0;
  bytesRead = 0;
  /** the offset to read next: the records before it are in the tables */
  next = 0n;
  /** LogAppendTime of the last record read, epoch ms, 0 = none */
  lastAppendedAt = 0;
  /** the copy's, but by the fences of the log: those of the copy may be wrong */
  readonly admission: Admission<T>;

  /** @param buckets only records whose key falls into these are admitted */
  constructor(
    private readonly tables: HealTables,
    private readonly topicPartition: TopicPartition,
    private readonly buckets: ReadonlySet<number>,
    admission: Admission<T>,
  ) {
    this.admission = { ...admission, fences: new FenceView() };
  }

  /**
   * Takes consecutive records.
   *
   * @throws HealRefused when they do not continue at `next`, or one has to wait
   */
  async take(records: readonly IncomingRecord[]): Promise<void> {
    for (let at = 0; at < records.length; at += PAGE)
      await this.takePage(records.slice(at, at + PAGE));
  }

  private async takePage(page: readonly IncomingRecord[]): Promise<void> {
    for (const record of page) this.count(record);
    const records = page.filter(({ key }) => this.concerns(key));
    if (records.length > 0) await this.plan(records);
    this.lastAppendedAt = page.at(-1)!.appendedAt;
  }

  private count({ offset, key, value }: IncomingRecord): void {
    const { topic, partition } = this.topicPartition;
    if (offset !== this.next)
      throw new HealRefused(
        'LOG_INCOMPLETE',
        `Expected offset ${this.next} of ${topicPartitionId(topic, partition)} from the log, ` +
          `got ${offset}`,
      );
    this.next += 1n;
    this.recordsRead += 1;
    this.bytesRead += (key?.length ?? 0) + (value?.length ?? 0);
  }

  /**
   * Tells whether a record's key falls into the read buckets, or claims a fence, by which the
   * records after it are admitted. A record without a key is in no bucket. It is dead, and every
   * bucket is read when dead letters are in doubt.
   */
  private concerns(key: Buffer | null): boolean {
    return (
      this.buckets.size === EVERY_BUCKET.length ||
      (key !== null && (isFence(key) || this.buckets.has(bucketOf(key.toString('utf8')))))
    );
  }

  private async plan(records: IncomingRecord[]): Promise<void> {
    const deadLetters = await this.tables.deadLettersBetween(
      records[0]!.offset,
      records.at(-1)!.offset,
    );
    const admitted = await this.admit(records, deadLetters);
    const known = await this.tables.knownOf(admitted.flatMap(claimsOf));
    const { inserts, dead, duplicates, fences, digestMarks } = planBatch(
      admitted,
      known,
      this.digest,
      this.lastAppendedAt,
      ENTITY_VERSIONS,
    );
    this.rows += inserts.length;
    this.duplicates += duplicates.length;
    this.takeFences(
      fences.map(({ index, directoryVersion }) => ({ record: records[index]!, directoryVersion })),
    );
    this.digestMarks = [...this.digestMarks, ...digestMarks].slice(-DIGEST_MARKS_KEPT);
    await this.tables.addRows(inserts.map((index) => rowOf(records[index]!, admitted[index]!)));
    await this.tables.addDead(
      dead.map(({ index }) => records[index]!.offset),
      dead
        .map(({ index, reason, detail }) => ({ record: records[index]!, reason, detail }))
        .filter(({ record }) => !isAsInLog(deadLetters.get(record.offset), record)),
    );
    const planned = new Set([...inserts, ...[...dead, ...fences].map(({ index }) => index)]);
    await this.tables.addDuplicates(
      records.flatMap(({ offset }, index) => (planned.has(index) ? [] : [offset])),
    );
  }

  private takeFences(fences: readonly StoredFence[]): void {
    this.fences.push(...fences);
    this.admission.fences.add(
      this.topicPartition,
      fences.map(({ record, directoryVersion }) => ({ offset: record.offset, directoryVersion })),
    );
  }

  private async admit(
    records: IncomingRecord[],
    deadLetters: ReadonlyMap<bigint, StoredDeadLetter>,
  ): Promise<RecordVerdict[]> {
    const recordAdmission = new RecordAdmission(
      this.admission,
      this.admission.rulesFor(this.topicPartition.topic),
    );
    const admitted: RecordVerdict[] = [];
    for (const record of records) {
      const { offset, appendedAt } = record;
      admitted.push({
        offset,
        appendedAt,
        outcome: await this.outcomeOf(recordAdmission, record, deadLetters.get(offset)),
      });
    }
    return admitted;
  }

  private async outcomeOf(
    recordAdmission: RecordAdmission<T>,
    record: IncomingRecord,
    deadLetter: StoredDeadLetter | undefined,
  ): Promise<RecordVerdict['outcome']> {
    const outcome = await recordAdmission.admit(record);
    if (outcome.verdict === 'DEAD' || outcome.verdict === 'FENCE') return outcome;
    if (
      deadLetter &&
      !deadLetter.isHeld &&
      BY_REGISTRY.has(deadLetter.reason) &&
      deadLetter.sha256.equals(sha256OfValue(record))
    ) {
      return { verdict: 'DEAD', reason: deadLetter.reason, detail: deadLetter.detail };
    }
    if (outcome.verdict === 'WAIT') {
      const { topic, partition, offset } = record;
      throw new HealRefused(
        'RECORD_WAITS',
        `Expected the ${outcome.for.toLowerCase()} that ${topicPartitionId(topic, partition)} ` +
          `at ${offset} needs, got none yet`,
      );
    }
    const { candidate, hash } = outcome;
    return { verdict: 'CANDIDATE', candidate, hash };
  }
}

function rowOf(record: IncomingRecord, { outcome }: RecordVerdict): LogRow {
  if (outcome.verdict !== 'CANDIDATE')
    throw new TypeError(`Expected an admitted record, got ${outcome.verdict}`);
  return { record, candidate: outcome.candidate, hash: outcome.hash };
}

const isFence = (key: Buffer): boolean => isFenceKey(key.toString('utf8'));

const isAsInLog = (deadLetter: StoredDeadLetter | undefined, record: IncomingRecord): boolean =>
  deadLetter?.sha256.equals(sha256OfValue(record)) === true;
