import type { OutgoingRecord } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';

/**
 * The largest record that may be committed. The broker takes batches of 1 MiB, and a record that
 * cannot be published must not be committed.
 */
export const LARGEST_RECORD_BYTES = 1_000_000;

/**
 * The error for a record that the broker would refuse. It is thrown in the transaction that would
 * write the record.
 */
export class RecordTooLarge extends Error {
  override readonly name = 'RecordTooLarge';
  readonly code = 'RECORD_TOO_LARGE';

  constructor(topic: string, bytes: number) {
    super(`Expected a record of at most ${LARGEST_RECORD_BYTES} bytes for ${topic}, got ${bytes}`);
  }
}

/**
 * Appends records in the caller's transaction, together with the caller's other writes: they are
 * published if and only if the transaction commits. The caller holds the entity's row lock, so an
 * entity's events get their positions in the order of its versions.
 *
 * @throws RecordTooLarge
 */
export async function append(query: SqlQuery, records: OutgoingRecord[]): Promise<void> {
  if (records.length === 0) return;
  for (const record of records) {
    const bytes = sizeOf(record);
    if (bytes > LARGEST_RECORD_BYTES) throw new RecordTooLarge(record.topic, bytes);
  }
  await query(
    `INSERT INTO outbox (topic, key, value, headers)
     SELECT topic, key, value, headers
     FROM unnest($1::text[], $2::text[], $3::bytea[], $4::jsonb[]) WITH ORDINALITY
       AS o(topic, key, value, headers, n)
     ORDER BY n`,
    [
      records.map(({ topic }) => topic),
      records.map(({ key }) => key),
      records.map(({ value }) => value),
      records.map(({ headers }) => JSON.stringify(headers)),
    ],
  );
}

/** Returns the size of key, value and headers, bytes. */
export function sizeOf({ key, value, headers }: OutgoingRecord): number {
  const headerBytes = Object.entries(headers).reduce(
    (sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text),
    0,
  );
  return Buffer.byteLength(key) + (value?.length ?? 0) + headerBytes;
}
