import type { SqlQuery } from '@sinergi/database';
import type { DeadReason } from '../verdict.js';

/** The coordinates of a record in the log. They name a dead letter. */
export interface DeadLetterCoordinates {
  topic: string;
  partition: number;
  offset: bigint;
}

/** A dead letter. The log has its bytes. */
export interface DeadLetterEntry extends DeadLetterCoordinates {
  reason: DeadReason;
  detail: string;
  key: Buffer | null;
  sha256: Buffer;
  valueBytes: number;
  appendedAt: Date;
  recordedAt: Date;
}

export interface DeadLetterGroup {
  reason: DeadReason;
  topic: string;
  count: number;
  /** LogAppendTime of the first and the last dead letter */
  oldest: Date;
  newest: Date;
}

/**
 * Lists the dead letters that are not dismissed, in the order of the log.
 *
 * @param after where the previous page ended
 */
export async function listDeadLetters(
  query: SqlQuery,
  {
    after,
    limit,
    reason,
    topic,
  }: { after?: DeadLetterCoordinates; limit: number; reason?: DeadReason; topic?: string },
): Promise<{ entries: DeadLetterEntry[]; next: DeadLetterCoordinates | null }> {
  const { rows } = await query(
    `SELECT topic, partition, log_offset, reason, detail, key, sha256,
       value_bytes, appended_at, recorded_at
     FROM dead_letter
     WHERE dismissal IS NULL
       AND ($6::text IS NULL OR topic = $6)
       AND ($1::text IS NULL OR (topic, partition, log_offset) > ($1, $2::int, $3::bigint))
       AND ($4::text IS NULL OR reason = $4)
     ORDER BY topic, partition, log_offset LIMIT $5`,
    [
      after?.topic ?? null,
      after?.partition ?? null,
      after ? String(after.offset) : null,
      reason ?? null,
      limit + 1,
      topic ?? null,
    ],
  );
  const entries = rows.slice(0, limit).map(toEntry);
  const last = entries.at(-1);
  return {
    entries,
    next:
      rows.length > limit && last
        ? { topic: last.topic, partition: last.partition, offset: last.offset }
        : null,
  };
}

/** Counts, by reason and topic, the dead letters that are not dismissed; largest group first. */
export async function groupDeadLetters(query: SqlQuery): Promise<DeadLetterGroup[]> {
  const { rows } = await query(
    `SELECT reason, topic, count(*) AS count, min(appended_at) AS oldest, max(appended_at) AS newest
     FROM dead_letter
     WHERE dismissal IS NULL
     GROUP BY reason, topic ORDER BY count(*) DESC, reason, topic`,
  );
  return rows.map((row) => ({
    reason: row['reason'] as DeadReason,
    topic: String(row['topic']),
    count: Number(row['count']),
    oldest: row['oldest'] as Date,
    newest: row['newest'] as Date,
  }));
}

const toEntry = (row: Record<string, unknown>): DeadLetterEntry => ({
  topic: String(row['topic']),
  partition: Number(row['partition']),
  offset: BigInt(row['log_offset'] as string),
  reason: row['reason'] as DeadReason,
  detail: String(row['detail']),
  key: (row['key'] as Buffer | null) ?? null,
  sha256: row['sha256'] as Buffer,
  valueBytes: Number(row['value_bytes']),
  appendedAt: row['appended_at'] as Date,
  recordedAt: row['recorded_at'] as Date,
});
