import type { InTransaction, SqlQuery } from '@sinergi/database';
import pg from 'pg';

export interface SqlSession {
  query: SqlQuery;
  /** runs work between BEGIN and COMMIT, ROLLBACK when it throws */
  inTransaction: InTransaction;
  release(): Promise<void>;
}

/** PostgreSQL ignores the statements after the one that failed. */
const FAILED_TRANSACTION = '25P02';

/** One connection to a database, with the interface that outbox and replica use. */
export async function sqlSession(url: string): Promise<SqlSession> {
  // Services do this too: statements that do not need each other's answers are sent together.
  const client = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig);
  client.on('error', () => undefined);
  // TypeORM comes with it: a test that opens no session does not wait for that.
  const { CopyData, copyIn } = await import('@sinergi/database');
  await client.connect();
  const query: SqlQuery = async (sql, params) => {
    const [first] = params ?? [];
    const { rows, rowCount } = await (first instanceof CopyData
      ? copyIn(client, sql, first)
      : client.query(sql, params));
    return { rows: rows as Record<string, unknown>[], rowCount };
  };
  return {
    query,
    async inTransaction(work) {
      await client.query('BEGIN');
      // As in the services: of statements that were sent together, the first error is the cause.
      let first: { error: unknown } | undefined;
      const noting: SqlQuery = async (sql, params) => {
        try {
          return await query(sql, params);
        } catch (error) {
          first ??= { error };
          throw error;
        }
      };
      try {
        const result = await work(noting);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw (error as { code?: unknown }).code === FAILED_TRANSACTION ? first!.error : error;
      }
    },
    release: () => client.end(),
  };
}

/** Runs work on its own connection, which is released in any case. */
export async function withSession<T>(
  url: string,
  work: (query: SqlQuery) => Promise<T>,
): Promise<T> {
  const session = await sqlSession(url);
  try {
    return await work(session.query);
  } finally {
    await session.release();
  }
}
