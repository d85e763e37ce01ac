import type { SqlQuery } from '@sinergi/replica';

/**
 * Lets the feed go on with numbers that were never given: microseconds since 1970, by the
 * database's clock. A copy restored from an older backup would give the numbers since then to other
 * events, and whoever follows the feed would pass by what came in another order; so it is shown
 * again whatever is read again.
 */
export async function numberFeedAnew(query: SqlQuery): Promise<void> {
  await query(
    'UPDATE feed SET last_seq = greatest(last_seq, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)',
  );
}
