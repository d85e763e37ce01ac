import type { OutageLog } from '@sinergi/outage';
import {
  DataSource,
  type EntityManager,
  type EntitySchema,
  type ObjectLiteral,
  type Repository,
  TypeORMError,
} from 'typeorm';
import { migrateOrExpect } from './migrate-or-expect.js';
import { type SqlMigration, toMigration } from './sql-migration.js';

export type Query = (sql: string, params?: unknown[]) => Promise<Record<string, unknown>[]>;

export interface ServiceDatabaseOptions {
  /** the name in PostgreSQL's list of sessions */
  service: string;
  url: string;
  poolSize?: number;
  migrations: readonly SqlMigration[];
  /** tables whose rows TypeORM maps */
  entities?: readonly EntitySchema[];
  /** records for each statement whether the server answers or is away */
  outage?: Pick<OutageLog, 'watch'>;
}

/**
 * The PostgreSQL database of one service. It connects and migrates, runs statements singly or in a
 * transaction, and gives TypeORM's repositories for tables that are not hot.
 */
export class ServiceDatabase {
  readonly dataSource: DataSource;
  private readonly watch: OutageLog['watch'];

  constructor({
    service,
    url,
    poolSize = 4,
    migrations,
    entities = [],
    outage,
  }: ServiceDatabaseOptions) {
    this.watch = outage ? (ask) => outage.watch(ask) : (ask) => ask();
    this.dataSource = new DataSource({
      type: 'postgres',
      url,
      poolSize,
      entities: [...entities],
      migrations: migrations.map(toMigration),
      migrationsTransactionMode: 'each',
      applicationName: `sinergi ${service}`,
      extra: { statement_timeout: 30_000, connectionTimeoutMillis: 5_000, keepAlive: true },
      poolErrorHandler: () => undefined,
    });
  }

  get isConnected(): boolean {
    return this.dataSource.isInitialized;
  }

  /**
   * Connects, and migrates a database of its own; where another role owns it, expects it to be
   * migrated. @throws the database's error; the caller retries
   */
  async connect(): Promise<void> {
    await this.watch(async () => {
      if (!this.dataSource.isInitialized) await this.dataSource.initialize();
      await migrateOrExpect(this.dataSource);
    });
  }

  readonly query: Query = async (sql, params) =>
    rowsOf(await this.watch(() => this.dataSource.query(sql, params)));

  /** Runs TypeORM on the rows of one table. Each call is one statement outside any transaction. */
  using<Row extends ObjectLiteral, T>(
    entity: EntitySchema<Row>,
    ask: (repository: Repository<Row>) => Promise<T>,
  ): Promise<T> {
    return this.watch(async () => {
      // TypeORM would not find the entity; a statement would say this.
      if (!this.dataSource.isInitialized) throw new TypeORMError('Driver not Connected');
      return ask(this.dataSource.getRepository(entity));
    });
  }

  /** Runs statements, and TypeORM by its manager, in one transaction. */
  inTransaction<T>(work: (query: Query, manager: EntityManager) => Promise<T>): Promise<T> {
    return this.watch(() =>
      this.dataSource.transaction((manager) =>
        work(async (sql, params) => rowsOf(await manager.query(sql, params)), manager),
      ),
    );
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** TypeORM answers an UPDATE or DELETE with rows and their count, everything else with rows. */
function rowsOf(result: unknown): Record<string, unknown>[] {
  if (!Array.isArray(result)) return [];
  return (Array.isArray(result[0]) ? result[0] : result) as Record<string, unknown>[];
}
