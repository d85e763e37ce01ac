import { createHash } from 'node:crypto';
import type { InTransaction, SqlQuery } from '@sinergi/replica';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { Problem } from '../door/problem.js';
import { agencyMigrations } from './agency-migrations.js';

/** An agency's own database: TypeORM connects and migrates it; statements go straight to a connection, one at a time or in one transaction. */
export class Database {
  readonly dataSource: DataSource;

  constructor(options: { agency: string; url: string; poolSize: number }) {
    this.dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      poolSize: options.poolSize,
      migrations: agencyMigrations,
      migrationsTransactionMode: 'each',
      applicationName: `sinergi ${options.agency}`,
      // A statement that outlives this has lost its purpose; a connection that can't be had says so instead of hanging a request.
      // Pipelined, statements that do not need each other's answers are sent together.
      extra: { statement_timeout: 30_000, connectionTimeoutMillis: 5_000, keepAlive: true, pipeline: true },
      // An idle connection that breaks is the pool's to replace; unheard, it would end the process.
      poolErrorHandler: () => undefined,
    });
  }

  get isConnected(): boolean {
    return this.dataSource.isInitialized;
  }

  /** Connects and migrates. @throws whatever the database says; the caller retries */
  async connect(): Promise<void> {
    if (!this.dataSource.isInitialized) await this.dataSource.initialize();
    try {
      await this.dataSource.runMigrations();
    } catch (error) {
      await this.dataSource.destroy();
      throw error;
    }
  }

  readonly query: SqlQuery = async (sql, params) => {
    const session = await this.session();
    try {
      return await session.query(sql, params);
    } finally {
      await session.release();
    }
  };

  /** READ COMMITTED unless the work says otherwise; committed when it resolves, rolled back when it rejects. */
  readonly inTransaction: InTransaction = async (work) => {
    const session = await this.session();
    try {
      // The first statement follows on its heels: nothing is waited for that is not needed.
      const [, result] = await Promise.all([session.query('BEGIN'), work(session.query)]);
      await session.query('COMMIT');
      return result;
    } catch (error) {
      // Where this fails too the connection is gone, and the transaction with it.
      await session.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await session.release();
    }
  };

  /** One connection of the pool, for what must stay on one session; to be released. */
  async session(): Promise<{ query: SqlQuery; release(): Promise<void> }> {
    this.assertConnected();
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    return { query: (sql, params) => run(client, sql, params), release: () => runner.release() };
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private assertConnected(): void {
    if (!this.dataSource.isInitialized) {
      throw new Problem('starting', 'Expected the database to be connected, got a service that is still starting', {
        retryAfterSeconds: 1,
      });
    }
  }
}

/** Statements are prepared once per connection under a name of their own: planning them costs more than running them. */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = `s${createHash('sha256').update(sql).digest('hex').slice(0, 20)}`;
  names.set(sql, name);
  return name;
}

async function run(
  client: PoolClient,
  sql: string,
  params?: unknown[],
): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }> {
  const { rows, rowCount } = await (params ? client.query({ name: nameOf(sql), text: sql, values: params }) : client.query(sql));
  return { rows: rows as Record<string, unknown>[], rowCount };
}
