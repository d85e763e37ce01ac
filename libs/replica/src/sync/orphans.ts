import type { SqlQuery } from '@sinergi/database';
import type { TopicPartition } from '../position-table.js';

/**
 * Tells whether orphans of the topic count as findings of this partition. Orphans are rows of
 * `version_hole` whose key has no history at all. Nothing in them names their partition.
 * They therefore count for each partition that lacks rows, because they may belong to it. If no
 * partition lacks rows, they count for the topic's first one: then no log has their key.
 */
export async function isAccountableForOrphans(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
): Promise<boolean> {
  const { rows } = await query(
    `SELECT coalesce(bool_or(lacks) FILTER (WHERE partition = $2), true) AS lacks,
       coalesce(bool_or(lacks) FILTER (WHERE partition <> $2), false) AS others_lack,
       coalesce(min(partition), $2) = $2 AS is_first
     FROM (
       SELECT partition, records <> (
         SELECT count(*) FROM history h
         WHERE h.topic = p.topic AND h.partition = p.partition) AS lacks
      FROM position p WHERE p.topic = $1) AS compared`,
    [topic, partition],
  );
  const { lacks, others_lack: othersLack, is_first: isFirst } = rows[0]!;
  return lacks === true || (isFirst === true && othersLack !== true);
}

export async function countOrphans(query: SqlQuery, topic: string): Promise<number> {
  const { rows } = await query(
    `SELECT count(*) AS orphans FROM version_hole o WHERE ${IS_ORPHAN}`,
    [topic],
  );
  return Number(rows[0]!['orphans']);
}

/**
 * Removes a topic's orphans, unless another partition lacks rows: the orphans may belong to that
 * one, and healing it brings their history back. The caller has made this partition's history
 * complete.
 */
export async function removeOrphans(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
): Promise<void> {
  await query(
    `DELETE FROM version_hole o
     WHERE ${IS_ORPHAN}
       AND NOT EXISTS (
         SELECT 1 FROM position p WHERE p.topic = $1 AND p.partition <> $2
           AND p.records <> (
             SELECT count(*) FROM history h
             WHERE h.topic = p.topic AND h.partition = p.partition))`,
    [topic, partition],
  );
}

/** Condition on a row `o` of version_hole ($1 topic): its key has no history. */
export const IS_ORPHAN =
  'o.topic = $1 AND NOT EXISTS (SELECT 1 FROM history h WHERE h.topic = o.topic AND h.key = o.key)';
