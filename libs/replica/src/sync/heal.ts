import { type Bus, topicPartitionId } from '@sinergi/broker';
import type { InTransaction, SqlQuery } from '@sinergi/database';
import type { DirectoryAgency } from '@sinergi/directory';
import type { Admission } from '../admit-record.js';
import { deleteFences, insertFences } from '../fence-table.js';
import { EVERY_BUCKET } from '../partition-digest.js';
import {
  lockPositions,
  type Position,
  readPositions,
  savePositions,
  type TopicPartition,
} from '../position-table.js';
import type { DeadLetter } from '../write-effects.js';
import type { EvidenceCheck } from './evidence-check.js';
import { expectInOrder } from './expect-in-order.js';
import type { FindingCode } from './finding.js';
import { type HealedRows, healDeadLetters, healRows, numberInFeed } from './heal-history.js';
import { HealRefused } from './heal-refused.js';
import { healState } from './heal-state.js';
import { HealTables } from './heal-tables.js';
import { LogReading } from './log-reading.js';
import { removeOrphans } from './orphans.js';
import { scrubWithEvidence } from './scrub.js';
import { sqlBucket } from './sql-record-hash.js';

export interface HealOptions<T extends DirectoryAgency> extends TopicPartition {
  inTransaction: InTransaction;
  /** the replica's own, so that records are admitted as the replica admits them */
  admission: Admission<T>;
  /** finds the rows whose signature was altered */
  evidence: EvidenceCheck<T>;
  log: Pick<Bus, 'bounds' | 'readRange'>;
  clusterId: string;
  /**
   * the buckets to read again. Default: those that a scrub finds unequal. Every bucket is read
   * where offsets are in doubt
   */
  buckets?: readonly number[] | 'all';
  /** called in the transaction of the healing, to report dead letters that were missing */
  onDeadLetters(query: SqlQuery, deadLetters: DeadLetter[]): Promise<void>;
  /** number of offsets that were read again, and their total */
  onProgress?(progress: { done: number; total: number }): void;
  signal?: AbortSignal;
}

/** The result of healing one partition. */
export interface HealReport extends TopicPartition {
  nextOffset: bigint;
  /** rows of history that existed and differed from the log */
  replaced: number;
  inserted: number;
  removed: number;
  /** entities that got another latest version */
  stateRestored: number;
  deadLetters: number;
  /** key and value bytes of the log that were read again */
  bytesRead: number;
  recordsRead: number;
  durationMs: number;
  /** folded, hex; as scrubbed in the same transaction */
  digest: string;
}

/**
 * Findings that make it doubtful which offsets the copy holds, or by which fences its records were
 * admitted. With one of them every bucket is read.
 */
const OFFSETS_IN_DOUBT: readonly FindingCode[] = [
  'FENCES_DIFFER',
  'OFFSETS_UNACCOUNTED',
  'OFFSET_TAKEN_TWICE',
  'POSITION_BEHIND_ROWS',
  'POSITION_MISSING',
];
/**
 * The number of rounds that read the log without the lock. Records are applied meanwhile, so each
 * round reads what the previous one left. The rest is read under the lock.
 */
const CATCH_UP_ROUNDS = 3;

/**
 * Makes a partition's copy equal to its log. Reads it again up to the position at the moment of
 * its lock. Where offsets are in doubt, it reads past every row, but never past the log's end.
 * Afterwards the copy holds everything that was read, its fences included. The log is read
 * before the position is locked, so applying goes on meanwhile. All changes are one transaction. It
 * ends in a scrub against the digest of the log, not of the rows; if the scrub finds something,
 * nothing is changed.
 *
 * For topics that keep their history. The directory's own copy must be healed before the copies
 * that are admitted by it, and loaded again afterwards.
 *
 * @throws HealRefused
 */
export async function healPartition<T extends DirectoryAgency>(
  options: HealOptions<T>,
): Promise<HealReport> {
  const { topic, partition, inTransaction, evidence } = options;
  const { findings, unequalBuckets } = await scrubWithEvidence(
    inTransaction,
    { topic, partition },
    evidence,
  );
  const isInDoubt = findings.some(({ code }) => OFFSETS_IN_DOUBT.includes(code));
  const mayHaveOrphans = findings.some(({ code }) => code === 'HOLES_DIFFER');
  const asked = isInDoubt ? 'all' : (options.buckets ?? unequalBuckets);
  const heal = async (buckets: readonly number[], inDoubt: boolean): Promise<HealReport> => {
    const { report, reading } = await inTransaction(async (query) => {
      const healing = new Healing(query, options, new Set(buckets), inDoubt, mayHaveOrphans);
      return { report: await healing.run(), reading: healing.reading };
    });
    if (reading) {
      const byLog = reading.admission.fences.of({ topic, partition });
      options.admission.fences.correct({ topic, partition }, byLog, reading.next);
    }
    return report;
  };
  if (asked === 'all') return heal(EVERY_BUCKET, isInDoubt);
  try {
    return await heal(asked, false);
  } catch (error) {
    if (!(error instanceof HealRefused && error.code === 'STILL_DIFFERS')) throw error;
    // One damage can hide another: the offset of a lost row may be claimed by another row.
    return heal(EVERY_BUCKET, true);
  }
}

class Healing<T extends DirectoryAgency> {
  private readonly startedAt = performance.now();
  private readonly topicPartition: TopicPartition;
  /** what was read of the log; null where no bucket had to be read */
  reading: LogReading<T> | null = null;

  constructor(
    private readonly query: SqlQuery,
    private readonly options: HealOptions<T>,
    private readonly buckets: ReadonlySet<number>,
    private readonly inDoubt: boolean,
    /** whether orphans are searched for in the whole topic, even if not every bucket is read */
    private readonly mayHaveOrphans: boolean,
  ) {
    this.topicPartition = { topic: options.topic, partition: options.partition };
  }

  async run(): Promise<HealReport> {
    // The duration of these statements grows with the partition. Only transactions that need their
    // locks wait for them.
    await this.query('SET LOCAL statement_timeout = 0');
    const reading = this.buckets.size > 0 ? await this.readUnlocked() : null;
    this.reading = reading;
    const [locked] = await lockPositions(this.query, [this.topicPartition], this.options.clusterId);
    if (reading) await this.readTo(reading, await this.healTo(locked!));
    const rows = reading ? await healRows(this.query, this.topicPartition, this.buckets) : NO_ROWS;
    const deadLetters = reading ? await this.healDeadLettersOf() : 0;
    if (reading) await this.healFences(reading);
    const restored = await healState(this.query, this.topicPartition);
    if (this.mayHaveOrphans || this.isWhole) await removeOrphans(this.query, this.topicPartition);
    await savePositions(this.query, [await this.positionAfter(locked!, reading)]);
    const { digest, nextOffset } = await expectInOrder(
      this.query,
      this.topicPartition,
      'after healing',
    );
    await numberInFeed(this.query, this.topicPartition);
    return {
      ...this.topicPartition,
      nextOffset,
      ...rows,
      stateRestored: restored,
      deadLetters: deadLetters,
      bytesRead: reading?.bytesRead ?? 0,
      recordsRead: reading?.recordsRead ?? 0,
      durationMs: Math.round(performance.now() - this.startedAt),
      digest,
    };
  }

  private get name(): string {
    return topicPartitionId(this.topicPartition.topic, this.topicPartition.partition);
  }

  private get isWhole(): boolean {
    return this.buckets.size === EVERY_BUCKET.length;
  }

  private async readUnlocked(): Promise<LogReading<T>> {
    const tables = await HealTables.create(this.query, this.topicPartition);
    const reading = new LogReading(
      tables,
      this.topicPartition,
      this.buckets,
      this.options.admission,
    );
    for (let round = 0; round < CATCH_UP_ROUNDS; round++) {
      const position = (await readPositions(this.query)).find(
        ({ topic, partition }) => topicPartitionId(topic, partition) === this.name,
      );
      const healTo = await this.healTo(position);
      if (round > 0 && healTo <= reading.next) break;
      await this.readTo(reading, healTo);
    }
    await tables.analyze();
    return reading;
  }

  /** Returns the offset below which the copy has to hold everything. */
  private async healTo(position: Position | undefined): Promise<bigint> {
    const { topic, partition } = this.topicPartition;
    const next = position?.nextOffset ?? 0n;
    const { rows } = await this.query(
      `SELECT greatest((SELECT max(log_offset) FROM history WHERE topic = $1 AND partition = $2),
         (SELECT max(log_offset) FROM dead_letter WHERE topic = $1 AND partition = $2),
         (SELECT max(log_offset) FROM fence WHERE topic = $1 AND partition = $2),
         -1) + 1 AS past`,
      [topic, partition],
    );
    const past = BigInt(rows[0]!['past'] as string);
    const wanted = this.inDoubt && past > next ? past : next;
    const bound = (await this.options.log.bounds([topic])).find(
      (candidate) => candidate.partition === partition,
    );
    const { start, end } = bound ?? { start: 0n, end: 0n };
    if (start > 0n)
      throw new HealRefused(
        'LOG_STARTS_LATE',
        `Expected the log of ${this.name} to start at 0, got ${start}`,
      );
    if (wanted <= end) return wanted;
    if (this.inDoubt) return end;
    throw new HealRefused(
      'LOG_CUT',
      `Expected the log of ${this.name} to reach offset ${wanted}, got a log that ends at ${end}`,
    );
  }

  private async readTo(reading: LogReading<T>, end: bigint): Promise<void> {
    const { topic, partition } = this.topicPartition;
    const { log, onProgress, signal } = this.options;
    if (end < reading.next) {
      throw new HealRefused(
        'POSITION_MOVED_BACK',
        `Expected ${this.name} at offset ${reading.next} or later, got offset ${end}`,
      );
    }
    await log.readRange(
      topic,
      partition,
      reading.next,
      end,
      async (records) => {
        await reading.take(records);
        onProgress?.({ done: Number(reading.next), total: Number(end) });
      },
      signal,
    );
    if (reading.next !== end)
      throw new HealRefused(
        'LOG_INCOMPLETE',
        `Expected the log of ${this.name} up to offset ${end}, got it up to ${reading.next}`,
      );
  }

  private async healDeadLettersOf(): Promise<number> {
    let written = 0;
    await healDeadLetters(this.query, this.topicPartition, this.isWhole, async (deadLetters) => {
      written += deadLetters.length;
      await this.options.onDeadLetters(this.query, deadLetters);
    });
    return written;
  }

  /** Makes the fences equal to the log. Fences past what was read stay. */
  private async healFences({ fences, next }: LogReading<T>): Promise<void> {
    await deleteFences(this.query, { ...this.topicPartition, from: 0n, to: next });
    if (fences.length > 0) await insertFences(this.query, fences);
  }

  /**
   * Returns the position that follows from the log. The rows do not decide, or a row that was lost
   * meanwhile would be accepted.
   */
  private async positionAfter(locked: Position, reading: LogReading<T> | null): Promise<Position> {
    const { rows, elsewhere, entities } = await this.countRows();
    if (!reading) return { ...locked, records: rows, entities };
    const { next, lastAppendedAt } = reading;
    const after = {
      ...locked,
      nextOffset: next,
      readTo: next,
      entities,
      lastAppendedAt,
      gap: null,
    };
    if (this.isWhole) {
      const { digest, rows: records, duplicates, digestMarks } = reading;
      return {
        ...after,
        digest,
        records: BigInt(records),
        duplicates: BigInt(duplicates),
        digestMarks,
      };
    }
    // Duplicates cannot be counted from some buckets alone. The final scrub compares the offsets
    // with the present rows and so shows whether the duplicates are right. The digest marks
    // described other rows, and some buckets alone do not give their right values.
    const records = BigInt(reading.rows) + elsewhere;
    return {
      ...after,
      digest: locked.digest.with(reading.digest, this.buckets),
      records,
      digestMarks: [],
    };
  }

  private async countRows(): Promise<{ rows: bigint; elsewhere: bigint; entities: bigint }> {
    const { topic, partition } = this.topicPartition;
    const { rows } = await this.query(
      `SELECT count(*) AS rows,
         count(*) FILTER (WHERE NOT ${sqlBucket('h')} = ANY($3::int[])) AS elsewhere,
         count(DISTINCT key) AS entities
       FROM history h WHERE h.topic = $1 AND h.partition = $2`,
      [topic, partition, [...this.buckets]],
    );
    const count = (name: string): bigint => BigInt(rows[0]![name] as string);
    return { rows: count('rows'), elsewhere: count('elsewhere'), entities: count('entities') };
  }
}

const NO_ROWS: HealedRows = { replaced: 0, inserted: 0, removed: 0 };
