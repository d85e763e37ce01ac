import { type IncomingRecord, type RecordBatch, topicPartitionId } from '@sinergi/broker';
import { type InTransaction, isUniqueViolation, type SqlQuery } from '@sinergi/database';
import type { DirectoryAgency, DirectoryRecord } from '@sinergi/directory';
import type { TopicRules } from './admit.js';
import { type Admission, directoryRecordOf, RecordAdmission } from './admit-record.js';
import { assertSameLog } from './assert-same-log.js';
import type { Fence } from './fence.js';
import { MicroBatcher } from './micro-batcher.js';
import {
  claimsOf,
  claimsUnlessFirst,
  ENTITY_VERSIONS,
  KEY_VERSIONS,
  planBatch,
  type RecordVerdict,
} from './plan-batch.js';
import type { PlannedPart, Wanted } from './planned-part.js';
import { lockPositions, type Position, savePositions } from './position-table.js';
import type { WaitsFor } from './verdict.js';
import { type DeadLetter, lookUp, writeEffects } from './write-effects.js';

export interface ReplicaOptions<T extends DirectoryAgency> extends Admission<T> {
  /** id of the cluster whose log is read; known before the first batch */
  clusterId(): string;
  inTransaction: InTransaction;
  directoryTopic: string;
  /** called in the batch's transaction, to report the batch's dead letters */
  onDeadLetters(query: SqlQuery, deadLetters: DeadLetter[]): Promise<void>;
}

/** The result of applying one batch. */
export interface Applied {
  /** the offset to read next: the stored position, whatever offset was requested */
  nextOffset: bigint;
  inserted: number;
  duplicates: number;
  dead: number;
  /** what the record at nextOffset waits for */
  waitsFor: WaitsFor | null;
}

interface Prefix<T extends DirectoryAgency> {
  records: IncomingRecord[];
  admitted: RecordVerdict[];
  directory: DirectoryRecord<T>[];
  waitsFor: WaitsFor | null;
}

/** A batch with the prefix of it that can be applied now. */
interface AdmittedBatch<T extends DirectoryAgency> {
  batch: RecordBatch;
  rules: TopicRules;
  prefix: Prefix<T>;
}

/**
 * An agency's copy of every flow to which the agency subscribes. Applies the batches that arrive
 * together in one transaction: history, state, digest, dead letters and positions change together
 * or not at all. The stored position is the truth; a batch that does not continue there is not
 * applied.
 */
export class Replica<T extends DirectoryAgency> {
  /** log ends as seen with the latest batch, by `topic/partition` */
  private readonly logEnds = new Map<string, bigint>();
  private readonly waiting = new Map<string, WaitsFor>();
  /** the partitions that lately brought what the tables hold already, by `topic/partition` */
  private readonly repeating = new Set<string>();
  private readonly batcher: MicroBatcher<RecordBatch, Applied>;

  constructor(private readonly options: ReplicaOptions<T>) {
    this.batcher = new MicroBatcher((batches) => this.applyTogether(batches));
  }

  apply(batch: RecordBatch): Promise<Applied> {
    return this.batcher.submit(batch);
  }

  /** Returns the last seen log end of a partition; 0 if no batch of it has come. */
  logEnd(topic: string, partition: number): bigint {
    return this.logEnds.get(topicPartitionId(topic, partition)) ?? 0n;
  }

  /**
   * Returns the partitions whose next record waits, with what each waits for, by `topic/partition`.
   */
  waits(): ReadonlyMap<string, WaitsFor> {
    return this.waiting;
  }

  /** Applies directory batches first and alone, because the other batches may wait for them. */
  private async applyTogether(batches: RecordBatch[]): Promise<Applied[]> {
    const applied = new Map<RecordBatch, Applied>();
    const [directory, others] = [
      batches.filter(({ topic }) => this.isDirectory(topic)),
      batches.filter(({ topic }) => !this.isDirectory(topic)),
    ];
    for (const group of [...directory.map((batch) => [batch]), others]) {
      if (group.length === 0) continue;
      const results = await this.applyGroup(group);
      group.forEach((batch, i) => {
        applied.set(batch, results[i]!);
      });
    }
    return batches.map((batch) => applied.get(batch)!);
  }

  private isDirectory(topic: string): boolean {
    return topic === this.options.directoryTopic;
  }

  private async applyGroup(batches: RecordBatch[]): Promise<Applied[]> {
    const admitted: AdmittedBatch<T>[] = [];
    for (const batch of batches) {
      this.logEnds.set(topicPartitionId(batch.topic, batch.partition), batch.logEnd);
      const rules = this.options.rulesFor(batch.topic);
      admitted.push({ batch, rules, prefix: await this.admitPrefix(batch, rules) });
    }
    const applied = await this.write(admitted);
    admitted.forEach(({ batch, rules, prefix }, i) => {
      const { nextOffset, waitsFor } = applied[i]!;
      if (rules.kind === 'directory') {
        const read = prefix.directory.filter(({ offset }) => offset < nextOffset);
        this.options.directory.advance(read, nextOffset);
      }
      this.options.fences.add(
        batch,
        fencesOf(prefix.admitted).filter(({ offset }) => offset < nextOffset),
      );
      if (waitsFor) this.waiting.set(idOf(batch), waitsFor);
      else this.waiting.delete(idOf(batch));
    });
    return applied;
  }

  /**
   * Admits records up to the first one that has to wait. The records after it wait too, so that the
   * order holds.
   */
  private async admitPrefix(batch: RecordBatch, rules: TopicRules): Promise<Prefix<T>> {
    const prefix: Prefix<T> = { records: [], admitted: [], directory: [], waitsFor: null };
    const recordAdmission = new RecordAdmission(this.options, rules);
    for (const record of batch.records) {
      const { offset, appendedAt } = record;
      const outcome = await recordAdmission.admit(record);
      if (outcome.verdict === 'WAIT') {
        prefix.waitsFor = outcome.for;
        return prefix;
      }
      prefix.records.push(record);
      if (outcome.verdict === 'DEAD') {
        prefix.admitted.push({ offset, appendedAt, outcome });
        continue;
      }
      if (outcome.verdict === 'FENCE') {
        prefix.admitted.push({ offset, appendedAt, outcome });
        continue;
      }
      const { candidate, hash, value } = outcome;
      prefix.admitted.push({
        offset,
        appendedAt,
        outcome: { verdict: 'CANDIDATE', candidate, hash },
      });
      if (value)
        prefix.directory.push(
          directoryRecordOf(record, candidate.version, this.options.toDirectoryEntry(value)),
        );
    }
    return prefix;
  }

  /**
   * Takes first versions for new, which saves a look-up of each. If the tables refuse one, nothing
   * of the transaction holds, and all of it is looked up and written once more. So is what follows
   * in that partition, as long as it brings records a second time.
   */
  private async write(admitted: readonly AdmittedBatch<T>[]): Promise<Applied[]> {
    const isRepeating = admitted.some(({ batch }) => this.repeating.has(idOf(batch)));
    if (!isRepeating) {
      try {
        return await this.options.inTransaction((query) =>
          this.applyAdmitted(query, admitted, claimsUnlessFirst),
        );
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
      }
    }
    const applied = await this.options.inTransaction((query) =>
      this.applyAdmitted(query, admitted, claimsOf),
    );
    for (const [i, { batch }] of admitted.entries()) {
      if (applied[i]!.duplicates > 0) this.repeating.add(idOf(batch));
      else this.repeating.delete(idOf(batch));
    }
    return applied;
  }

  private async applyAdmitted(
    query: SqlQuery,
    admitted: readonly AdmittedBatch<T>[],
    claims: typeof claimsOf,
  ): Promise<Applied[]> {
    // Both queries are sent together and run in order: the positions are locked before the rows are
    // looked up. Only the first batch of a partition creates its row later, and no other
    // transaction works on such a partition.
    const [positions, known] = await Promise.all([
      lockPositions(
        query,
        admitted.map(({ batch }) => batch),
        this.options.clusterId(),
      ),
      lookUp(
        query,
        admitted.map((one) => toWanted(one, claims)),
      ),
    ]);
    await Promise.all(
      admitted.map(({ batch, rules }, i) =>
        assertSameLog(query, positions[i]!, batch, rules.kind !== 'key'),
      ),
    );
    const parts = admitted.map((one, i) => remainderFrom(positions[i]!, one));
    const planned = parts.map(
      ({ topic, records, admitted: candidates, keepsHistory }, i): PlannedPart => {
        const { digest, lastAppendedAt, readTo } = positions[i]!;
        return {
          topic,
          records,
          admitted: candidates,
          keepsHistory,
          effect: planBatch(
            candidates,
            { ...known[i]!, readTo },
            digest,
            lastAppendedAt,
            keepsHistory ? ENTITY_VERSIONS : KEY_VERSIONS,
          ),
        };
      },
    );
    const moved = positions.map((position, i) =>
      advancePosition(position, planned[i]!, admitted[i]!.batch),
    );
    const [deadLetters] = await Promise.all([
      writeEffects(query, planned),
      savePositions(
        query,
        moved.filter((position, i) => planned[i]!.records.length > 0 || position !== positions[i]),
      ),
    ]);
    if (deadLetters.length > 0) await this.options.onDeadLetters(query, deadLetters);
    return admitted.map(({ prefix }, i) => {
      const { effect } = planned[i]!;
      return {
        nextOffset: moved[i]!.nextOffset,
        inserted: effect.inserts.length,
        duplicates: effect.duplicates.length,
        dead: effect.dead.length,
        waitsFor: parts[i]!.continues ? prefix.waitsFor : null,
      };
    });
  }
}

const fencesOf = (admitted: readonly RecordVerdict[]): Fence[] =>
  admitted.flatMap(({ offset, outcome }) =>
    outcome.verdict === 'FENCE' ? [{ offset, directoryVersion: outcome.directoryVersion }] : [],
  );

function toWanted<T extends DirectoryAgency>(
  { batch, rules, prefix }: AdmittedBatch<T>,
  claims: typeof claimsOf,
): Wanted {
  const keepsHistory = rules.kind !== 'key';
  return {
    topic: batch.topic,
    keepsHistory,
    // A key record replaces the one before it: the tables refuse none.
    candidates: prefix.admitted.flatMap(keepsHistory ? claims : claimsOf),
  };
}

const idOf = ({ topic, partition }: RecordBatch): string => topicPartitionId(topic, partition);

type Part = Omit<PlannedPart, 'effect'> & { continues: boolean };

/**
 * Returns the part of an admitted batch that is not applied yet; nothing if the batch does not
 * continue at the position.
 */
function remainderFrom<T extends DirectoryAgency>(
  position: Position,
  { batch, rules, prefix }: AdmittedBatch<T>,
): Part {
  const { topic } = batch;
  const keepsHistory = rules.kind !== 'key';
  const continues = isContiguous(position, batch, rules);
  const from = continues
    ? prefix.records.findIndex((record) => record.offset >= position.nextOffset)
    : -1;
  if (from === -1) return { topic, records: [], admitted: [], keepsHistory, continues };
  return {
    topic,
    records: prefix.records.slice(from),
    admitted: prefix.admitted.slice(from),
    keepsHistory,
    continues,
  };
}

function advancePosition(
  position: Position,
  { records, effect }: PlannedPart,
  batch: RecordBatch,
): Position {
  const last = records.at(-1);
  // The record before the position came and was known. So the log goes on from here, and the noted
  // gap no longer exists.
  if (!last)
    return position.gap !== null && batch.records.at(-1)!.offset === position.nextOffset - 1n
      ? { ...position, gap: null }
      : position;
  // After a position was set back, the records before `readTo` are read a second time. They are not
  // duplicates in the log, and their digest marks have passed.
  const isReadFirst = (offset: bigint): boolean => offset >= position.readTo;
  return {
    ...position,
    nextOffset: last.offset + 1n,
    readTo: isReadFirst(last.offset) ? last.offset + 1n : position.readTo,
    records: position.records + BigInt(effect.inserts.length),
    duplicates:
      position.duplicates +
      BigInt(effect.duplicates.filter((index) => isReadFirst(records[index]!.offset)).length),
    entities: position.entities + BigInt(effect.newEntities),
    lastAppendedAt: last.appendedAt,
    digestMarks: [
      ...position.digestMarks,
      ...effect.digestMarks.filter(({ offset }) => isReadFirst(offset)),
    ],
    gap: null,
  };
}

/**
 * Tells whether the batch continues at the position. A seek of the client can take effect one batch
 * late, so the batch itself must show it: its first record is the next one. On key topics, where
 * compaction removes records, it is enough that the fetch requested no later offset than the next
 * one.
 */
function isContiguous(position: Position, batch: RecordBatch, rules: TopicRules): boolean {
  const first = batch.records[0]!.offset;
  const last = batch.records.at(-1)!.offset;
  if (last < position.nextOffset) return false;
  return (
    first <= position.nextOffset ||
    (rules.kind === 'key' && batch.requestedOffset <= position.nextOffset)
  );
}
