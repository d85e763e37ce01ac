import type { SqlQuery } from '@sinergi/database';

/**
 * Moves the feed to numbers that were never used: microseconds since 1970, by the database's clock.
 * A copy restored from an older backup would otherwise give numbers that were used since then to
 * other events. Followers of the feed would then miss events that came in another order. With new
 * numbers they get everything that is read again.
 */
export async function numberFeedAnew(query: SqlQuery): Promise<void> {
  await query(
    `UPDATE feed SET last_seq =
       greatest(last_seq, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)`,
  );
}
