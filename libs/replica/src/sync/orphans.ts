import type { SqlQuery } from '@sinergi/database';
import type { TopicPartition } from '../position-table.js';

/**
 * Tells whether orphans of the topic count as findings of this partition. Orphans are rows of
 * `state` or `version_hole` whose key has no history at all. Nothing in them names their partition.
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
    `SELECT (SELECT count(*) FROM state o WHERE ${IS_ORPHAN}) + (
       SELECT count(DISTINCT key) FROM version_hole o
       WHERE ${IS_ORPHAN}
         AND NOT EXISTS (
           SELECT 1 FROM state s WHERE s.topic = o.topic AND s.key = o.key)) AS orphans`,
    [topic],
  );
  return Number(rows[0]!['orphans']);
}

/**
 * Removes a topic's orphans, unless another partition lacks rows: the orphans may belong to that
 * one, and healing it brings their history back. The caller has made this partition's history
 * complete.
 *
 * @returns how many states were removed
 * @throws when an orphan got its history at the same moment; nothing is lost when the transaction
 * is rolled back and tried again
 */
export async function removeOrphans(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
): Promise<number> {
  const others = await query(
    `SELECT 1 FROM position p WHERE p.topic = $1 AND p.partition <> $2
       AND p.records <> (
         SELECT count(*) FROM history h WHERE h.topic = p.topic AND h.partition = p.partition)
     LIMIT 1`,
    [topic, partition],
  );
  if (others.rows.length > 0) return 0;
  await query(`DELETE FROM version_hole o WHERE ${IS_ORPHAN}`, [topic]);
  const { rows } = await query(
    `WITH gone AS (DELETE FROM state o WHERE ${IS_ORPHAN} RETURNING key) SELECT key FROM gone`,
    [topic],
  );
  // The rows were chosen by this transaction's snapshot. The transaction that wrote them last may
  // have added their history since.
  const revived = await query(
    'SELECT 1 FROM history WHERE topic = $1 AND key = ANY($2::text[]) LIMIT 1',
    [topic, rows.map(({ key }) => key)],
  );
  if (revived.rows.length > 0)
    throw new Error(
      'Expected to remove only states without history, ' +
        'got a state whose history was written meanwhile',
    );
  return rows.length;
}

/** Condition on a row `o` of state or version_hole ($1 topic): its key has no history. */
export const IS_ORPHAN =
  'o.topic = $1 AND NOT EXISTS (SELECT 1 FROM history h WHERE h.topic = o.topic AND h.key = o.key)';
