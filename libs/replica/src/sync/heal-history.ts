import type { SqlQuery } from '@sinergi/database';
import { LISTED_COLUMNS, listedValues } from '../listed-columns.js';
import type { TopicPartition } from '../position-table.js';
import type { DeadReason } from '../verdict.js';
import type { DeadLetter } from '../write-effects.js';
import { IS_ORPHAN } from './orphans.js';
import { sqlBucket } from './sql-record-hash.js';

const DEAD_LETTERS_AT_ONCE = 500;

export interface HealedRows {
  replaced: number;
  inserted: number;
  removed: number;
}

/**
 * Makes the rows of some buckets equal to the log. Replaces rows that differ, inserts rows that
 * were lost, and removes rows that the log does not have. An inserted row waits for its feed
 * position: its `feed_seq` is negative until `numberInFeed`. So does a replaced row whose stored
 * hash was wrong, because followers were shown other content than the log's. If only the bytes
 * changed under the right hash, followers were shown the right content.
 *
 * @param buckets the buckets whose rows are compared; a row of theirs that the tables lack is
 * removed
 */
export async function healRows(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
  buckets: ReadonlySet<number>,
): Promise<HealedRows> {
  const replaced = await query(
    `UPDATE history h SET partition = $2, log_offset = r.log_offset, appended_at = c.appended_at,
       event_id = c.event_id, hash = r.hash,
       value = c.value, headers = c.headers, owner = c.owner,
       (${LISTED_COLUMNS}) = ROW(${listedValues('c')}),
       feed_seq = CASE WHEN h.hash = r.hash THEN h.feed_seq ELSE -c.n END
     FROM heal_content c JOIN heal_row r USING (key, version)
     WHERE h.topic = $1 AND h.key = c.key AND h.version = c.version`,
    [topic, partition],
  );
  const inserted = await query(
    `INSERT INTO history (topic, key, version, feed_seq, partition, log_offset, appended_at,
       event_id, hash, value, headers, latest, owner, ${LISTED_COLUMNS})
     SELECT $1::text, c.key, c.version, -c.n, $2::int, r.log_offset, c.appended_at, c.event_id,
       r.hash, c.value, c.headers, false, c.owner, ${listedValues('c')}
     FROM heal_content c JOIN heal_row r USING (key, version)
     WHERE NOT EXISTS (
       SELECT 1 FROM history h WHERE h.topic = $1 AND h.key = c.key AND h.version = c.version)`,
    [topic, partition],
  );
  const removed = await query(
    `WITH gone AS (
       DELETE FROM history h
       WHERE h.topic = $1
         AND h.partition = $2
         AND ${sqlBucket('h')} = ANY($3::int[])
         AND NOT EXISTS (SELECT 1 FROM heal_row r WHERE r.key = h.key AND r.version = h.version)
       RETURNING h.key)
     INSERT INTO heal_gone (key) SELECT key FROM gone`,
    [topic, partition, [...buckets]],
  );
  await query(
    `DELETE FROM version_hole o WHERE ${IS_ORPHAN} AND o.key IN (SELECT key FROM heal_gone)`,
    [topic],
  );
  return {
    replaced: replaced.rowCount ?? 0,
    inserted: inserted.rowCount ?? 0,
    removed: removed.rowCount ?? 0,
  };
}

/**
 * Gives the rows that healing brought their positions at the end of the feed. It must run last,
 * because the feed's counter is locked from here to the commit.
 */
export async function numberInFeed(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
): Promise<void> {
  const waiting = 'FROM history WHERE feed_seq < 0 AND topic = $1 AND partition = $2';
  const { rows } = await query(`SELECT count(*) AS waiting ${waiting}`, [topic, partition]);
  const count = Number(rows[0]!['waiting']);
  if (count === 0) return;
  await query(
    `WITH taken AS (UPDATE feed SET last_seq = last_seq + $3 RETURNING last_seq - $3 AS before),
       placed AS (SELECT key, version, row_number() OVER (ORDER BY log_offset) AS n ${waiting})
     UPDATE history h SET feed_seq = taken.before + placed.n FROM taken, placed
     WHERE h.topic = $1 AND h.key = placed.key AND h.version = placed.version`,
    [topic, partition, count],
  );
}

/**
 * Makes the dead letters equal to the log: removes those whose record is held or was sent again,
 * and writes those that are missing.
 *
 * @param isWhole whether the tables have every offset, so that an offset they do not name is not
 * dead on the log
 * @param onWritten called with the dead letters that were written, some at a time
 */
export async function healDeadLetters(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
  isWhole: boolean,
  onWritten: (deadLetters: DeadLetter[]) => Promise<void>,
): Promise<void> {
  const isWrong = isWhole
    ? 'NOT EXISTS (SELECT 1 FROM heal_dead e WHERE e.log_offset = d.log_offset)'
    : `(EXISTS (SELECT 1 FROM heal_row r WHERE r.log_offset = d.log_offset)
        OR EXISTS (SELECT 1 FROM heal_duplicate s WHERE s.log_offset = d.log_offset))`;
  await query(`DELETE FROM dead_letter d WHERE d.topic = $1 AND d.partition = $2 AND ${isWrong}`, [
    topic,
    partition,
  ]);
  for (;;) {
    const { rows } = await query(
      `WITH page AS (
         DELETE FROM heal_letter
         WHERE log_offset IN (
           SELECT log_offset FROM heal_letter ORDER BY log_offset LIMIT ${DEAD_LETTERS_AT_ONCE})
         RETURNING *)
       INSERT INTO dead_letter (topic, partition, log_offset, reason, detail, key, value_bytes,
         sha256, appended_at)
       SELECT topic, partition, log_offset, reason, detail, key, value_bytes, sha256, appended_at
       FROM page
       ON CONFLICT (topic, partition, log_offset) DO UPDATE SET reason = excluded.reason,
         detail = excluded.detail, key = excluded.key,
         value_bytes = excluded.value_bytes, sha256 = excluded.sha256,
         appended_at = excluded.appended_at
       RETURNING topic, partition, log_offset, reason, detail, key, sha256`,
    );
    if (rows.length === 0) return;
    await onWritten(rows.map(toDeadLetter));
  }
}

const toDeadLetter = (row: Record<string, unknown>): DeadLetter => ({
  topic: String(row['topic']),
  partition: Number(row['partition']),
  offset: BigInt(row['log_offset'] as string),
  reason: row['reason'] as DeadReason,
  detail: String(row['detail']),
  sha256: row['sha256'] as Buffer,
  key: (row['key'] as Buffer | null) ?? null,
});
