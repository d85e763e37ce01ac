/**
 * Runs one statement on the caller's connection and in the caller's transaction. The delivery
 * houses reach a service's database only through this function.
 */
export type SqlQuery = (
  sql: string,
  params?: unknown[],
) => Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;

/** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
export type InTransaction = <T>(work: (query: SqlQuery) => Promise<T>) => Promise<T>;
