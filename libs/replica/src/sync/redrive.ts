import type { IncomingRecord } from '@sinergi/broker';
import type { InTransaction, SqlQuery } from '@sinergi/database';
import type { DirectoryAgency } from '@sinergi/directory';
import { type Admission, RecordAdmission, type RecordOutcome } from '../admit-record.js';
import type { DigestMark } from '../digest-mark.js';
import {
  type BatchEffect,
  ENTITY_VERSIONS,
  KEY_VERSIONS,
  MOST_MISSING_VERSIONS,
  planBatch,
  type RecordVerdict,
} from '../plan-batch.js';
import { lockPositions, type Position, savePositions } from '../position-table.js';
import { storableDetail } from '../storable.js';
import type { DeadReason, WaitsFor } from '../verdict.js';
import { lookUp, writeEffects } from '../write-effects.js';
import type { DeadLetterCoordinates } from './dead-letter-list.js';
import { sha256OfValue } from './sha256-of-value.js';

export interface RedriveOptions<T extends DirectoryAgency> extends DeadLetterCoordinates {
  inTransaction: InTransaction;
  /** reads a record from the log; null where the log no longer holds it */
  recordAt(coordinates: DeadLetterCoordinates): Promise<IncomingRecord | null>;
  /** the replica's own, so that the record is admitted as the replica admits it */
  admission: Admission<T>;
  clusterId: string;
  /** whether only to report the result, without a change */
  dryRun?: boolean;
}

/** The result of redriving one dead letter. */
export type Redriven =
  /** the record is in the history now; `becameState` where no later version stood there already */
  | { outcome: 'APPLIED'; version: number; becameState: boolean }
  /** the same bytes came again and are held, so the dead letter is removed */
  | { outcome: 'DUPLICATE' }
  /** it stays a dead letter for this reason, which may differ from the reason before */
  | { outcome: 'STILL_DEAD'; reason: DeadReason; detail: string; reasonChanged: boolean }
  /**
   * it claims a version that came first with other bytes, or is a fence after which records were
   * admitted without it. It is kept as evidence and never replaces what was first
   */
  | { outcome: 'QUARANTINED' }
  /**
   * it is not at fault, but something on which it depends is not here yet; it stays a dead letter
   */
  | { outcome: 'WAITS'; for: WaitsFor }
  /** the log holds another value there than the dead letter's hash says: heal the partition */
  | { outcome: 'DAMAGED' }
  /** the log no longer holds the record, so nothing can be admitted */
  | { outcome: 'GONE' }
  | { outcome: 'NOT_FOUND' };

interface StoredDeadLetter {
  reason: DeadReason;
  sha256: Buffer;
}

/**
 * Admits a dead letter again, as the log has it. If it is a candidate now, applies it at its own
 * coordinates in the log: history, state, counts, digest and the dead letter's removal change in
 * one transaction under the position's lock. Decisions use a redriven record of the directory only
 * after the process has restarted.
 */
export async function redriveDeadLetter<T extends DirectoryAgency>(
  options: RedriveOptions<T>,
): Promise<Redriven> {
  const { topic, inTransaction, admission } = options;
  const deadLetter = await inTransaction((query) => readDeadLetter(query, options));
  if (!deadLetter) return { outcome: 'NOT_FOUND' };
  if (deadLetter.reason === 'FORK') return { outcome: 'QUARANTINED' };
  const record = await options.recordAt(options);
  if (!record) return { outcome: 'GONE' };
  if (!sha256OfValue(record).equals(deadLetter.sha256)) return { outcome: 'DAMAGED' };
  // The record is admitted before anything is locked, because the registry may have to be asked.
  const outcome = await new RecordAdmission(admission, admission.rulesFor(topic)).admit(record);
  if (outcome.verdict === 'WAIT') return { outcome: 'WAITS', for: outcome.for };
  // The records after it were admitted without it, here and at every other copy.
  if (outcome.verdict === 'FENCE') return { outcome: 'QUARANTINED' };
  return inTransaction((query) =>
    new Redriving(query, options, record, deadLetter.reason).resolve(outcome),
  );
}

class Redriving<T extends DirectoryAgency> {
  constructor(
    private readonly query: SqlQuery,
    private readonly options: RedriveOptions<T>,
    private readonly record: IncomingRecord,
    private readonly reason: DeadReason,
  ) {}

  async resolve(outcome: Exclude<RecordOutcome, { verdict: 'WAIT' | 'FENCE' }>): Promise<Redriven> {
    const { topic, partition, offset, clusterId } = this.options;
    const [position] = await lockPositions(this.query, [{ topic, partition }], clusterId);
    const now = await readDeadLetter(this.query, this.options);
    // Another caller may have changed the dead letter between the two transactions.
    if (!now) return { outcome: 'NOT_FOUND' };
    if (now.reason === 'FORK') return { outcome: 'QUARANTINED' };
    if (offset >= position!.nextOffset) {
      throw new RangeError(
        `Expected a dead letter before the position ${position!.nextOffset}, ` +
          `got offset ${offset}: heal the partition first`,
      );
    }
    return outcome.verdict === 'DEAD'
      ? this.keep(outcome.reason, outcome.detail)
      : this.apply(position!, outcome);
  }

  private async apply(
    position: Position,
    { candidate, hash }: RecordOutcome & { verdict: 'CANDIDATE' },
  ): Promise<Redriven> {
    const { topic, offset, admission } = this.options;
    const { record } = this;
    const { appendedAt } = record;
    const keepsHistory = admission.rulesFor(topic).kind !== 'key';
    const admitted: RecordVerdict[] = [
      { offset, appendedAt, outcome: { verdict: 'CANDIDATE', candidate, hash } },
    ];
    const most = (await this.highestBefore(candidate.key)) + 1 + MOST_MISSING_VERSIONS;
    if (keepsHistory && candidate.version > most)
      return this.keep(
        'BAD_VERSION',
        `Expected a version of at most ${most}, got ${candidate.version}`,
      );
    const [known] = await lookUp(this.query, [{ topic, keepsHistory, candidates: [candidate] }]);
    // The digest marks of its offset were made when it was first read.
    const effect: BatchEffect = {
      ...planBatch(
        admitted,
        known!,
        position.digest,
        appendedAt,
        keepsHistory ? ENTITY_VERSIONS : KEY_VERSIONS,
      ),
      digestMarks: [],
    };
    const [fork] = effect.dead;
    if (fork) return this.keep(fork.reason, fork.detail);
    if (effect.duplicates.length > 0) {
      await this.replace({ ...position, duplicates: position.duplicates + 1n });
      return { outcome: 'DUPLICATE' };
    }
    if (!this.options.dryRun)
      await writeEffects(this.query, [
        { topic, records: [record], admitted, effect, keepsHistory },
      ]);
    await this.replace({
      ...position,
      records: position.records + 1n,
      entities: position.entities + BigInt(effect.newEntities),
      digestMarks: position.digestMarks.map((mark) =>
        mark.offset > offset ? withRow(mark, hash) : mark,
      ),
    });
    return {
      outcome: 'APPLIED',
      version: candidate.version,
      becameState: effect.states.length > 0,
    };
  }

  /**
   * Returns the highest version of the key before the record's offset. The offset decides how far
   * ahead a version may be, not later records: a reader that reads the log again has nothing else.
   */
  private async highestBefore(key: string): Promise<number> {
    const { topic, partition, offset } = this.options;
    const { rows } = await this.query(
      `SELECT coalesce(max(version), 0) AS highest FROM history
       WHERE topic = $1 AND key = $2 AND partition = $3 AND log_offset < $4`,
      [topic, key, partition, String(offset)],
    );
    return Number(rows[0]!['highest']);
  }

  /**
   * Removes the dead letter and saves the position, which counts the record under its new outcome.
   */
  private async replace(position: Position): Promise<void> {
    if (this.options.dryRun) return;
    const { topic, partition, offset } = this.options;
    await this.query(
      'DELETE FROM dead_letter WHERE topic = $1 AND partition = $2 AND log_offset = $3',
      [topic, partition, String(offset)],
    );
    await savePositions(this.query, [position]);
  }

  private async keep(reason: DeadReason, detail: string): Promise<Redriven> {
    const { topic, partition, offset, dryRun } = this.options;
    const storable = storableDetail(detail);
    if (!dryRun) {
      await this.query(
        `UPDATE dead_letter SET reason = $4, detail = $5
         WHERE topic = $1
           AND partition = $2
           AND log_offset = $3`,
        [topic, partition, String(offset), reason, storable],
      );
    }
    return {
      outcome: 'STILL_DEAD',
      reason,
      detail: storable,
      reasonChanged: reason !== this.reason,
    };
  }
}

/**
 * Adds a row to a digest mark that lies after it. Folding is XOR, so the folded digest can be
 * changed directly.
 */
function withRow({ offset, digest }: DigestMark, hash: Buffer): DigestMark {
  return { offset, digest: Buffer.from(digest.map((byte, i) => byte ^ hash[i]!)) };
}

async function readDeadLetter(
  query: SqlQuery,
  { topic, partition, offset }: DeadLetterCoordinates,
): Promise<StoredDeadLetter | undefined> {
  const { rows } = await query(
    `SELECT reason, sha256
     FROM dead_letter
     WHERE topic = $1
       AND partition = $2
       AND log_offset = $3`,
    [topic, partition, String(offset)],
  );
  const row = rows[0];
  return row && { reason: row['reason'] as DeadReason, sha256: row['sha256'] as Buffer };
}
