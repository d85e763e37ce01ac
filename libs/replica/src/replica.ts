import type { IncomingRecord, RecordBatch } from '@sinergi/broker';
import { type DeadLetter, lookUp, writeEffect } from './apply-batch.js';
import type { DirectoryAgency, DirectoryRecord, DirectoryView } from './directory-view.js';
import { judge, type TopicRules } from './judge.js';
import { lockPosition, type Position, savePosition } from './position-table.js';
import { recordHash } from './record-hash.js';
import { type JudgedRecord, settleBatch } from './settle-batch.js';
import type { InTransaction, SqlQuery } from './sql-query.js';
import type { DeadReason, WaitsFor } from './verdict.js';

/** Bytes to fields, or why not. `WAIT` is for a schema id that nobody could look up yet; known ids need no registry. */
export type Reading =
  | { verdict: 'READ'; value: Record<string, unknown> }
  | { verdict: 'WAIT' }
  | { verdict: 'DEAD'; reason: DeadReason; detail: string };
export type ReadValue = (topic: string, value: Buffer) => Reading | Promise<Reading>;

export interface ReplicaOptions<T extends DirectoryAgency> {
  /** the cluster whose log is read; known before the first batch */
  clusterId(): string;
  inTransaction: InTransaction;
  readValue: ReadValue;
  rulesFor(topic: string): TopicRules;
  directory: DirectoryView<T>;
  directoryTopic: string;
  toDirectoryEntry(value: Record<string, unknown>): T;
  /** log end of the directory topic, now */
  directoryEnd(): Promise<bigint>;
  /** in the transaction of the batch: whatever has to be said of its dead letters */
  onDeadLetters(query: SqlQuery, letters: DeadLetter[]): Promise<void>;
}

/** What became of a batch. */
export interface Applied {
  /** where to read next: the stored position, whatever was asked */
  nextOffset: bigint;
  inserted: number;
  duplicates: number;
  dead: number;
  /** the record at nextOffset waits for this */
  waitsFor: WaitsFor | null;
}

interface Prefix {
  records: IncomingRecord[];
  judged: JudgedRecord[];
  directory: DirectoryRecord[];
  waitsFor: WaitsFor | null;
}

/**
 * An agency's copy of every flow it subscribes to. Takes batches of the log and applies each in one transaction: history, state, digest,
 * dead letters and position together, or nothing. The stored position is the truth; a batch that does not start there is not applied.
 */
export class Replica<T extends DirectoryAgency> {
  /** log ends as seen with the latest batch, by `topic/partition` */
  private readonly logEnds = new Map<string, bigint>();
  private readonly waiting = new Map<string, WaitsFor>();

  constructor(private readonly options: ReplicaOptions<T>) {}

  async apply(batch: RecordBatch): Promise<Applied> {
    const place = `${batch.topic}/${batch.partition}`;
    this.logEnds.set(place, batch.logEnd);
    const rules = this.options.rulesFor(batch.topic);
    const prefix = await this.judgePrefix(batch, rules);
    const applied = await this.options.inTransaction((query) => this.applyPrefix(query, batch, rules, prefix));
    if (rules.kind === 'directory' && applied.advanced) {
      this.options.directory.advance(prefix.directory as DirectoryRecord<T>[], applied.nextOffset);
    }
    if (applied.waitsFor) this.waiting.set(place, applied.waitsFor);
    else this.waiting.delete(place);
    return applied;
  }

  /** Log end of a partition as last seen; 0 where nothing came yet. */
  logEnd(topic: string, partition: number): bigint {
    return this.logEnds.get(`${topic}/${partition}`) ?? 0n;
  }

  /** Partitions whose next record waits for something, by `topic/partition`. */
  waits(): ReadonlyMap<string, WaitsFor> {
    return this.waiting;
  }

  /** Judges up to the first record that has to wait; what comes after it waits with it, so that order holds. */
  private async judgePrefix(batch: RecordBatch, rules: TopicRules): Promise<Prefix> {
    const prefix: Prefix = { records: [], judged: [], directory: [], waitsFor: null };
    let directoryEnd: bigint | undefined;
    for (const record of batch.records) {
      const { offset, appendedAt } = record;
      const bury = (reason: DeadReason, detail: string) => {
        prefix.records.push(record);
        prefix.judged.push({ offset, appendedAt, outcome: { verdict: 'DEAD', reason, detail } });
      };
      if (record.value === null) {
        bury('TOMBSTONE', 'Expected a value, got a tombstone');
        continue;
      }
      if (record.key === null) {
        bury('BAD_KEY', 'Expected a key, got none');
        continue;
      }
      const reading = await this.options.readValue(batch.topic, record.value);
      if (reading.verdict === 'WAIT') {
        prefix.waitsFor = 'SCHEMA';
        return prefix;
      }
      if (reading.verdict === 'DEAD') {
        bury(reading.reason, reading.detail);
        continue;
      }
      const read = { key: record.key.toString('utf8'), appendedAt, headers: record.headers, value: reading.value };
      const { directory } = this.options;
      let judgement = judge(read, rules, directory, directoryEnd ?? directory.version);
      if (judgement.verdict === 'DEAD' && judgement.reason === 'FUTURE_DIRECTORY' && directoryEnd === undefined) {
        // Only now is the log end worth a question: the record claims more of the directory than has been read here.
        directoryEnd = await this.options.directoryEnd();
        judgement = judge(read, rules, directory, directoryEnd);
      }
      if (judgement.verdict === 'WAIT') {
        prefix.waitsFor = judgement.for;
        return prefix;
      }
      if (judgement.verdict === 'DEAD') {
        bury(judgement.reason, judgement.detail);
        continue;
      }
      const { candidate } = judgement;
      prefix.records.push(record);
      prefix.judged.push({
        offset,
        appendedAt,
        outcome: { ...judgement, hash: recordHash(candidate.key, candidate.version, record.value) },
      });
      if (rules.kind === 'directory')
        prefix.directory.push({ offset, appendedAt, version: candidate.version, entry: this.options.toDirectoryEntry(reading.value) });
    }
    return prefix;
  }

  private async applyPrefix(
    query: SqlQuery,
    batch: RecordBatch,
    rules: TopicRules,
    prefix: Prefix,
  ): Promise<Applied & { advanced: boolean }> {
    const position = await lockPosition(query, batch.topic, batch.partition, this.options.clusterId());
    const nothing = { nextOffset: position.nextOffset, inserted: 0, duplicates: 0, dead: 0, advanced: false };
    if (!startsAt(position, batch, rules)) return { ...nothing, waitsFor: null };
    const from = prefix.records.findIndex((record) => record.offset >= position.nextOffset);
    if (from === -1) return { ...nothing, waitsFor: prefix.waitsFor };
    const records = prefix.records.slice(from);
    const judged = prefix.judged.slice(from);
    const candidates = judged.flatMap(({ outcome }) => (outcome.verdict === 'CANDIDATE' ? [outcome.candidate] : []));
    const known = await lookUp(query, batch.topic, candidates);
    const effect = settleBatch(judged, known, position.digest, position.lastAppendedAt, rules.kind !== 'key');
    const letters = await writeEffect(query, batch.topic, records, judged, effect);
    if (letters.length > 0) await this.options.onDeadLetters(query, letters);
    const last = records.at(-1)!;
    const moved: Position = {
      ...position,
      nextOffset: last.offset + 1n,
      records: position.records + BigInt(effect.inserts.length),
      entities: position.entities + BigInt(effect.newEntities),
      lastAppendedAt: last.appendedAt,
      cuts: [...position.cuts, ...effect.cuts],
      gap: null,
    };
    await savePosition(query, moved);
    return {
      nextOffset: moved.nextOffset,
      inserted: effect.inserts.length,
      duplicates: effect.duplicates,
      dead: effect.dead.length,
      waitsFor: prefix.waitsFor,
      advanced: true,
    };
  }
}

/**
 * Whether the batch continues where this replica stands. A seek of the client can take effect a batch late, so the batch itself has to show it:
 * its first record is the next one, or, where compaction makes holes, the fetch asked for no later offset than the next one.
 */
function startsAt(position: Position, batch: RecordBatch, rules: TopicRules): boolean {
  const first = batch.records[0]!.offset;
  const last = batch.records.at(-1)!.offset;
  if (last < position.nextOffset) return false;
  return first <= position.nextOffset || (rules.kind === 'key' && batch.requestedOffset <= position.nextOffset);
}
