import type { OutageLog } from '@sinergi/outage';
import { DataSource } from 'typeorm';
import { type SqlMigration, toMigration } from './sql-migration.js';

export type Query = (sql: string, params?: unknown[]) => Promise<Record<string, unknown>[]>;

export interface ServiceDatabaseOptions {
  /** as PostgreSQL's list of sessions names it */
  service: string;
  url: string;
  poolSize?: number;
  migrations: readonly SqlMigration[];
  /** notes for each statement whether the server answers or is away */
  outage?: Pick<OutageLog, 'watch'>;
}

/**
 * A service's own PostgreSQL database: connects, migrates, then statements one by one or in one
 * transaction.
 */
export class ServiceDatabase {
  private readonly source: DataSource;
  private readonly watch: OutageLog['watch'];

  constructor({ service, url, poolSize = 4, migrations, outage }: ServiceDatabaseOptions) {
    this.watch = outage ? (ask) => outage.watch(ask) : (ask) => ask();
    this.source = new DataSource({
      type: 'postgres',
      url,
      poolSize,
      migrations: migrations.map(toMigration),
      migrationsTransactionMode: 'each',
      applicationName: `sinergi ${service}`,
      extra: { statement_timeout: 30_000, connectionTimeoutMillis: 5_000, keepAlive: true },
      poolErrorHandler: () => undefined,
    });
  }

  get isConnected(): boolean {
    return this.source.isInitialized;
  }

  /** Connects and migrates. @throws whatever the database says; the caller retries */
  async connect(): Promise<void> {
    await this.watch(async () => {
      if (!this.source.isInitialized) await this.source.initialize();
      await this.source.runMigrations();
    });
  }

  readonly query: Query = async (sql, params) =>
    rowsOf(await this.watch(() => this.source.query(sql, params)));

  inTransaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.watch(() =>
      this.source.transaction((manager) =>
        work(async (sql, params) => rowsOf(await manager.query(sql, params))),
      ),
    );
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** TypeORM answers an UPDATE or DELETE with rows and their count, everything else with rows. */
function rowsOf(result: unknown): Record<string, unknown>[] {
  if (!Array.isArray(result)) return [];
  return (Array.isArray(result[0]) ? result[0] : result) as Record<string, unknown>[];
}
