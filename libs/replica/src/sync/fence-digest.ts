import type { SqlQuery } from '@sinergi/database';
import { sqlFenceHash } from '../fence-hash.js';
import type { TopicPartition } from '../position-table.js';
import { HASH_BYTES } from '../record-hash.js';
import { sqlXorOf } from './sql-record-hash.js';

/** Returns what the stored fences of a partition add to its digest: the XOR of their hashes. */
export async function fenceDigest(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
): Promise<{ fences: number; xor: Buffer }> {
  const { rows } = await query(
    `SELECT count(*) AS fences, ${sqlXorOf(sqlFenceHash('f'))} AS xor
     FROM fence f
     WHERE f.topic = $1
       AND f.partition = $2`,
    [topic, partition],
  );
  const { fences, xor } = rows[0]!;
  return { fences: Number(fences), xor: (xor as Buffer | null) ?? Buffer.alloc(HASH_BYTES) };
}
