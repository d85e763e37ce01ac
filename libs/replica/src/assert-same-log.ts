import { createHash } from 'node:crypto';
import {
  type IncomingRecord,
  LogReplaced,
  type RecordBatch,
  topicPartitionId,
} from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import type { Position } from './position-table.js';

/**
 * Compares the record before the position, if the batch contains it again, with the stored row or
 * dead letter. A topic that was deleted and created anew has the same name and the same offsets,
 * but other records. A replica that read on there would miss records, and no offset would show it.
 *
 * @throws LogReplaced
 */
export async function assertSameLog(
  query: SqlQuery,
  { nextOffset }: Position,
  batch: RecordBatch,
  keepsHistory: boolean,
): Promise<void> {
  // A batch that was requested from the position has no earlier record to compare.
  if (batch.requestedOffset >= nextOffset) return;
  const before = batch.records.find(({ offset }) => offset === nextOffset - 1n);
  if (!before || (keepsHistory ? await isKnown(query, before) : await isKnownKey(query, before)))
    return;
  const { topic, partition } = batch;
  throw new LogReplaced(
    `Expected ${topicPartitionId(topic, partition)} to hold the record that was read ` +
      `at offset ${before.offset}, ` +
      'got another record',
  );
}

/**
 * Tells whether the record is known: as a row, a dead letter or a fence of its offset, or as a
 * duplicate of a row.
 */
async function isKnown(
  query: SqlQuery,
  { topic, partition, offset, key, value }: IncomingRecord,
): Promise<boolean> {
  const { rows } = await query(
    `WITH placed AS (
       SELECT key = $4 AND value = $5 AS same
       FROM history
       WHERE topic = $1
         AND partition = $2
         AND log_offset = $3
       UNION ALL
       SELECT sha256 = $6
       FROM dead_letter
       WHERE topic = $1
         AND partition = $2
         AND log_offset = $3
       UNION ALL
       SELECT sha256 = $6
       FROM fence
       WHERE topic = $1
         AND partition = $2
         AND log_offset = $3)
     SELECT CASE WHEN EXISTS (SELECT 1 FROM placed) THEN (SELECT bool_or(same) FROM placed)
       ELSE EXISTS (
         SELECT 1 FROM history WHERE topic = $1 AND key = $4 AND value = $5) END AS known`,
    [topic, partition, String(offset), key?.toString('utf8') ?? null, value, sha256(value)],
  );
  return rows[0]!['known'] === true;
}

/**
 * Tells whether the key is known, or the record is a dead letter or a fence of its offset. Key
 * topics keep only the latest record of each key.
 */
async function isKnownKey(
  query: SqlQuery,
  { topic, partition, offset, key, value }: IncomingRecord,
): Promise<boolean> {
  const { rows } = await query(
    `SELECT EXISTS (SELECT 1 FROM key_record WHERE topic = $1 AND key = $4)
       OR EXISTS (
         SELECT 1
         FROM dead_letter
         WHERE topic = $1
           AND partition = $2
           AND log_offset = $3
           AND sha256 = $5)
       OR EXISTS (
         SELECT 1
         FROM fence
         WHERE topic = $1
           AND partition = $2
           AND log_offset = $3
           AND sha256 = $5) AS known`,
    [topic, partition, String(offset), key?.toString('utf8') ?? null, sha256(value)],
  );
  return rows[0]!['known'] === true;
}

const sha256 = (value: Buffer | null): Buffer =>
  createHash('sha256')
    .update(value ?? Buffer.alloc(0))
    .digest();
