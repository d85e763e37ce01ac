import type { InTransaction, SqlQuery } from './sql-query.js';

/** Reads in one snapshot: what is committed meanwhile is not seen, and nothing can be written. */
export function inSnapshot<R>(
  inTransaction: InTransaction,
  work: (query: SqlQuery) => Promise<R>,
): Promise<R> {
  return inTransaction(async (query) => {
    await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    return work(query);
  });
}
