import type { InTransaction, SqlQuery } from '@sinergi/replica';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Problem } from '../door/problem.js';
import { agencyMigrations } from './agency-migrations.js';
import { OwnedEntity } from './owned-entity.js';

/** An agency's own database: TypeORM for its rows, one statement at a time or in one transaction. */
export class Database {
  readonly dataSource: DataSource;

  constructor(options: { agency: string; url: string; poolSize: number }) {
    this.dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      poolSize: options.poolSize,
      entities: [OwnedEntity],
      migrations: agencyMigrations,
      migrationsTransactionMode: 'each',
      applicationName: `sinergi ${options.agency}`,
      // A statement that outlives this has lost its purpose; a connection that can't be had says so instead of hanging a request.
      extra: { statement_timeout: 30_000, connectionTimeoutMillis: 5_000, keepAlive: true },
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

  readonly inTransaction: InTransaction = (work) => this.transaction((_, query) => work(query));

  /** As `inTransaction`, with TypeORM's manager beside the plain statement: both are the same transaction. */
  transaction<T>(work: (manager: EntityManager, query: SqlQuery) => Promise<T>): Promise<T> {
    this.assertConnected();
    return this.dataSource.transaction(async (manager) => {
      const runner = manager.queryRunner;
      if (!runner) throw new TypeError('Expected a query runner inside a transaction, got none');
      return work(manager, (sql, params) => run(runner, sql, params));
    });
  }

  /** One connection of the pool, for what must stay on one session; to be released. */
  async session(): Promise<{ query: SqlQuery; release(): Promise<void> }> {
    this.assertConnected();
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    return { query: (sql, params) => run(runner, sql, params), release: () => runner.release() };
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

async function run(
  runner: QueryRunner,
  sql: string,
  params?: unknown[],
): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }> {
  const result = await runner.query(sql, params, true);
  return { rows: (result.records as Record<string, unknown>[] | undefined) ?? [], rowCount: result.affected ?? null };
}
