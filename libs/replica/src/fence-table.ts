import { hash } from 'node:crypto';
import type { IncomingRecord } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';

/** A fence as it is stored: the record that says it, and what it says. */
export interface StoredFence {
  record: Pick<IncomingRecord, 'topic' | 'partition' | 'offset' | 'value'>;
  directoryVersion: bigint;
}

/** Writes fences; what stands at their offsets is replaced. */
export async function insertFences(query: SqlQuery, fences: readonly StoredFence[]): Promise<void> {
  await query(
    `INSERT INTO fence (topic, partition, log_offset, directory_version, sha256)
     SELECT *
     FROM unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::bytea[])
     ON CONFLICT (topic, partition, log_offset) DO UPDATE
     SET directory_version = excluded.directory_version, sha256 = excluded.sha256`,
    [
      fences.map(({ record }) => record.topic),
      fences.map(({ record }) => record.partition),
      fences.map(({ record }) => String(record.offset)),
      fences.map(({ directoryVersion }) => String(directoryVersion)),
      fences.map(({ record }) => hash('sha256', record.value ?? Buffer.alloc(0), 'buffer')),
    ],
  );
}

/** Removes the fences of a partition from an offset on, as far as `to`, which is not removed. */
export async function deleteFences(
  query: SqlQuery,
  { topic, partition, from, to }: { topic: string; partition: number; from: bigint; to?: bigint },
): Promise<void> {
  await query(
    `DELETE FROM fence
     WHERE topic = $1
       AND partition = $2
       AND log_offset >= $3
       AND ($4::bigint IS NULL OR log_offset < $4)`,
    [topic, partition, String(from), to === undefined ? null : String(to)],
  );
}
