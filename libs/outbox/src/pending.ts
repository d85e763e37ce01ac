import type { SqlQuery } from '@sinergi/database';

/** Counts the records that are committed and not known to be on the broker. */
export async function pendingCount(
  query: SqlQuery,
): Promise<{ pending: number; oldestAt: Date | null }> {
  const { rows } = await query(
    'SELECT count(*) AS pending, min(created_at) AS oldest FROM outbox WHERE published_at IS NULL',
  );
  return {
    pending: Number(rows[0]!['pending']),
    oldestAt: (rows[0]!['oldest'] as Date | null) ?? null,
  };
}

/**
 * Deletes rows that were published longer ago than `keepMs`.
 *
 * @returns the number of deleted rows
 */
export async function pruneOutbox(query: SqlQuery, keepMs: number): Promise<number> {
  const { rows } = await query(
    `WITH gone AS (
       DELETE FROM outbox
       WHERE published_at < now() - make_interval(secs => $1::float8 / 1000)
       RETURNING 1)
     SELECT count(*) AS gone
     FROM gone`,
    [keepMs],
  );
  return Number(rows[0]!['gone']);
}
