import { withSession } from '@sinergi/testing';
import type { FaultyExchange } from './faulty-exchange.js';

type Query = (sql: string, params?: unknown[]) => Promise<unknown>;

/** Does the work while nobody is connected to the database and nobody can connect. */
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
      // This also applies to the database put in its place: a copy inherits the prohibition.
      await query('UPDATE pg_database SET datallowconn = true WHERE starts_with(datname, $1)', [
        database,
      ]);
    }
  });
}
