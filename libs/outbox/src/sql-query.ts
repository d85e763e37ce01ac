/** Runs one statement on the caller's connection and in the caller's transaction. */
export type SqlQuery = (
  sql: string,
  params?: unknown[],
) => Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
