import { withSession } from '@sinergi/testing';
import type { FaultyExchange } from './faulty-exchange.js';

type Query = (sql: string, params?: unknown[]) => Promise<unknown>;

/** Nobody is in the database, nor can come in, while the work is done. */
export async function closed(
  { platform }: FaultyExchange,
  database: string,
  work: (query: Query) => Promise<unknown>,
): Promise<void> {
  await withSession(platform.descriptor.postgres.superuserUrl, async (query) => {
    await query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
    try {
      await query(
        'SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1',
        [database],
      );
      await work(query);
    } finally {
      // Of what was put in its place too: a copy takes the prohibition over.
      await query('UPDATE pg_database SET datallowconn = true WHERE starts_with(datname, $1)', [
        database,
      ]);
    }
  });
}
