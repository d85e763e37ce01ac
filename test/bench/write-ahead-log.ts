import { withSession } from '@sinergi/testing';

/**
 * Starts to count what a whole PostgreSQL cluster writes ahead: the copies, the owner's or source's
 * own rows, and what PostgreSQL adds, such as whole pages after a checkpoint.
 * @returns a function that ends the count, in bytes
 */
export async function writeAheadLog(superuserUrl: string): Promise<() => Promise<number>> {
  const from = await ask(superuserUrl, 'SELECT pg_current_wal_insert_lsn()::text');
  return async () =>
    Number(
      await ask(
        superuserUrl,
        'SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), $1::pg_lsn)',
        from,
      ),
    );
}

async function ask(url: string, sql: string, ...values: unknown[]): Promise<unknown> {
  const { rows } = await withSession(url, (query) => query(sql, values));
  return Object.values(rows[0]!)[0];
}
