import type { IncomingRecord } from '@sinergi/broker';

/**
 * Returns a row of history as the record of the log that it is.
 *
 * @param row with key, partition, log_offset, appended_at, value and headers
 */
export const storedRecord = (topic: string, row: Record<string, unknown>): IncomingRecord => ({
  topic,
  partition: Number(row['partition']),
  offset: BigInt(row['log_offset'] as string),
  appendedAt: (row['appended_at'] as Date).getTime(),
  key: Buffer.from(String(row['key']), 'utf8'),
  value: row['value'] as Buffer,
  headers: row['headers'] as Record<string, string>,
});
