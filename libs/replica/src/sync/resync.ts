import type { SqlQuery } from '@sinergi/database';
import { deleteFences } from '../fence-table.js';
import { PartitionDigest } from '../partition-digest.js';
import type { TopicPartition } from '../position-table.js';
import { removeOrphans } from './orphans.js';

export interface ResyncOptions extends TopicPartition {
  /** the cluster to read from now on; the previous one when absent */
  clusterId?: string;
}

/** The numbers of removed rows. */
export interface Resynced {
  history: number;
  states: number;
  deadLetters: number;
  holes: number;
}

/**
 * Empties a partition's copy and sets its position to the beginning, so that reading starts over
 * ("joining"). It resolves a gap, where the log cannot continue the copy. Followers are shown the
 * same events again, at new feed positions. Only for topics that keep their history. After a resync
 * of the directory the process must restart, because admission holds the directory in memory.
 *
 * @param query in a transaction
 */
export async function resyncPartition(
  query: SqlQuery,
  { topic, partition, clusterId }: ResyncOptions,
): Promise<Resynced> {
  await query('SET LOCAL statement_timeout = 0');
  await query('SELECT 1 FROM position WHERE topic = $1 AND partition = $2 FOR UPDATE', [
    topic,
    partition,
  ]);
  const topicPartition = [topic, partition];
  // A key belongs to one partition. If damage gave a key rows in another partition too, those rows
  // stay, and what is noted of them.
  const holes = await query(
    `DELETE FROM version_hole v
     WHERE v.topic = $1
       AND EXISTS (
         SELECT 1 FROM history h WHERE h.topic = $1 AND h.key = v.key AND h.partition = $2)
       AND NOT EXISTS (
         SELECT 1 FROM history h WHERE h.topic = $1 AND h.key = v.key AND h.partition <> $2)`,
    topicPartition,
  );
  const removed = await query(
    `WITH gone AS (
       DELETE FROM history WHERE topic = $1 AND partition = $2 RETURNING latest)
     SELECT count(*) AS history, count(*) FILTER (WHERE latest) AS states FROM gone`,
    topicPartition,
  );
  const deadLetters = await query(
    'DELETE FROM dead_letter WHERE topic = $1 AND partition = $2',
    topicPartition,
  );
  await deleteFences(query, { topic, partition, from: 0n });
  await query(
    `UPDATE position SET next_offset = 0, read_to = 0, digest = $3, records = 0, duplicates = 0,
       entities = 0, last_appended_at = 0, cuts = '[]', gap = NULL,
       cluster_id = coalesce($4, cluster_id)
     WHERE topic = $1 AND partition = $2`,
    [topic, partition, PartitionDigest.empty().bytes(), clusterId ?? null],
  );
  await removeOrphans(query, { topic, partition });
  return {
    history: Number(removed.rows[0]!['history']),
    states: Number(removed.rows[0]!['states']),
    deadLetters: deadLetters.rowCount ?? 0,
    holes: holes.rowCount ?? 0,
  };
}
