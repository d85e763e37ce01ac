import type { InTransaction, SqlQuery } from '@sinergi/replica';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { agencyMigrations } from './agency-migrations.js';
import { OwnedEntity } from './owned-entity.js';

/** An agency's own database: TypeORM for its rows, one statement at a time or in one transaction. */
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** Connects and migrates. @throws whatever the database says; the caller retries */
  static async open(options: { agency: string; url: string; poolSize: number }): Promise<Database> {
    const dataSource = new DataSource({
      name: options.agency,
      type: 'postgres',
      url: options.url,
      poolSize: options.poolSize,
      entities: [OwnedEntity],
      migrations: agencyMigrations,
      migrationsTransactionMode: 'each',
      applicationName: `sinergi ${options.agency}`,
      // A statement that outlives this has lost its purpose; a connection that can't be had says so instead of hanging a request.
      extra: { statement_timeout: 30_000, connectionTimeoutMillis: 5_000, keepAlive: true },
    });
    await dataSource.initialize();
    try {
      await dataSource.runMigrations();
    } catch (error) {
      await dataSource.destroy();
      throw error;
    }
    return new Database(dataSource);
  }

  readonly query: SqlQuery = async (sql, params) => {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await run(runner, sql, params);
    } finally {
      await runner.release();
    }
  };

  readonly inTransaction: InTransaction = (work) => this.transaction((_, query) => work(query));

  /** As `inTransaction`, with TypeORM's manager beside the plain statement: both are the same transaction. */
  transaction<T>(work: (manager: EntityManager, query: SqlQuery) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const runner = manager.queryRunner;
      if (!runner) throw new TypeError('Expected a query runner inside a transaction, got none');
      return work(manager, (sql, params) => run(runner, sql, params));
    });
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
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
