import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  CopyData,
  copyIn,
  type InTransaction,
  migrateOrExpect,
  type SqlQuery,
} from '@sinergi/database';
import { type OutageLog, outageOf } from '@sinergi/outage';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { DataSource, type EntitySchema, type ObjectLiteral, type Repository } from 'typeorm';
import { Problem } from '../problem/problem.js';
import { agencyMigrations } from './agency-migrations.js';
import { BinaryArrays } from './binary-arrays.js';
import { importEntity, importLineEntity } from './import-entities.js';
import { operationEntity } from './operation-entity.js';
import { OutcomeUnknown } from './outcome-unknown.js';
import { webhookAttemptEntity, webhookEntity } from './webhook-entities.js';

/** Tables that are rarely used. Tables that submissions and records use are queried in SQL. */
const ENTITIES = [
  webhookEntity,
  webhookAttemptEntity,
  operationEntity,
  importEntity,
  importLineEntity,
];

/**
 * An agency's own database. TypeORM connects and migrates it, and maps the rows of tables that are
 * not hot. Other statements go straight to a connection, one at a time or in one transaction.
 */
export class Database {
  readonly dataSource: DataSource;

  /** @param options.outage told after each statement whether the server answers or is away */
  constructor(
    private readonly options: {
      agency: string;
      url: string;
      poolSize: number;
      outage: OutageLog;
    },
  ) {
    this.dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      poolSize: options.poolSize,
      entities: ENTITIES,
      migrations: agencyMigrations,
      migrationsTransactionMode: 'each',
      applicationName: `sinergi ${options.agency}`,
      // A statement that takes longer than its timeout is useless to its caller. A connection that
      // cannot be had within its timeout fails, so that no request hangs. Connections stay open,
      // because a new login costs more than an idle connection. Pipelining sends statements
      // together that do not need each other's answers.
      extra: {
        statement_timeout: 30_000,
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
        pipeline: true,
        idleTimeoutMillis: 300_000,
      },
      // The pool replaces an idle connection that breaks. Without a handler its error would end the
      // process.
      poolErrorHandler: () => undefined,
    });
  }

  get isConnected(): boolean {
    return this.dataSource.isInitialized;
  }

  /**
   * Connects, and migrates a database of its own; where another role owns it, expects it to be
   * migrated. @throws any error of the database; the caller retries
   */
  async connect(): Promise<void> {
    const { outage } = this.options;
    if (!this.dataSource.isInitialized) await outage.watch(() => this.dataSource.initialize());
    try {
      await migrateOrExpect(this.dataSource);
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

  /** Runs TypeORM on the rows of one table. Each call is a statement outside any transaction. */
  async using<Row extends ObjectLiteral, T>(
    entity: EntitySchema<Row>,
    ask: (repository: Repository<Row>) => Promise<T>,
  ): Promise<T> {
    this.assertConnected();
    return this.options.outage.watch(() => ask(this.dataSource.getRepository(entity)));
  }

  /**
   * Runs work in a READ COMMITTED transaction unless the work sets another level. It commits when
   * the work resolves and rolls back when it rejects. Later statements are refused.
   */
  readonly inTransaction: InTransaction = async (work) => {
    const session = await this.session();
    let isOver = false;
    let isCommitting = false;
    let first: { error: unknown } | undefined;
    // Parts of the work may run side by side, and one may fail first. A statement that another part
    // sends after the end would run in another transaction.
    const query: SqlQuery = async (sql, params) => {
      if (isOver) throw new Error('Expected an open transaction, got one that has ended');
      try {
        return await session.query(sql, params);
      } catch (error) {
        first ??= { error };
        throw error;
      }
    };
    try {
      // The first statement is sent together with BEGIN: nothing waits for an answer that it does
      // not need.
      const [, result] = await Promise.all([session.query('BEGIN'), work(query)]);
      isOver = true;
      isCommitting = true;
      const { command } = await session.query('COMMIT');
      // COMMIT answers ROLLBACK, without an error, when a statement of the transaction failed.
      if (command === 'ROLLBACK')
        throw first?.error ?? new Error('Expected a commit, got a rollback');
      return result;
    } catch (error) {
      isOver = true;
      // Where ROLLBACK fails too, the connection is gone, and the transaction with it.
      await session.query('ROLLBACK').catch(() => undefined);
      // COMMIT was sent and no answer came: only the database knows the outcome.
      if (isCommitting && error !== first?.error && outageOf(error) !== null)
        throw new OutcomeUnknown(error);
      // For statements after a failed one, the database only says that an earlier one failed. The
      // first error is the cause.
      throw codeOf(error) === FAILED_TRANSACTION && first ? first.error : error;
    } finally {
      await session.release();
    }
  };

  /**
   * Takes one connection of the pool, for work that must stay on one session. The caller releases
   * it.
   */
  async session(): Promise<{ query: Statement; release(): Promise<void> }> {
    this.assertConnected();
    const { outage } = this.options;
    const runner = this.dataSource.createQueryRunner();
    const client = (await outage.watch(() => runner.connect())) as PoolClient;
    return {
      query: (sql, params) => outage.watch(() => run(client, sql, params)),
      release: () => runner.release(),
    };
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private assertConnected(): void {
    if (!this.dataSource.isInitialized) {
      throw new Problem(
        'starting',
        'Expected the database to be connected, got a service that is still starting',
        {
          retryAfterSeconds: 1,
        },
      );
    }
  }
}

/**
 * "Commands ignored until end of transaction block": an earlier statement of the transaction
 * failed.
 */
const FAILED_TRANSACTION = '25P02';

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}

/** Runs one statement; `command` is the server's command tag without its numbers. */
type Statement = (
  sql: string,
  params?: unknown[],
) => Promise<{ rows: Record<string, unknown>[]; rowCount: number | null; command: string }>;

/** A statement as it is sent: its name, and how its arrays are encoded. */
interface Prepared {
  name: string;
  arrays: BinaryArrays;
}

/**
 * Each statement is prepared once per connection under its own name, because planning costs more
 * than running.
 */
const prepared = new Map<string, Prepared>();

function prepare(sql: string): Prepared {
  const known = prepared.get(sql);
  if (known) return known;
  const name = `s${createHash('sha256').update(sql).digest('hex').slice(0, 20)}`;
  const statement = { name, arrays: new BinaryArrays(sql) };
  prepared.set(sql, statement);
  return statement;
}

async function run(client: PoolClient, sql: string, params?: unknown[]): ReturnType<Statement> {
  sendTogether(client);
  const { rows, rowCount, command } = await send(client, sql, params);
  return { rows: rows as Record<string, unknown>[], rowCount, command };
}

function send(client: PoolClient, sql: string, params?: unknown[]): Promise<QueryResult> {
  if (!params) return client.query(sql);
  const [first] = params;
  return first instanceof CopyData
    ? copyIn(client, sql, first)
    : client.query(toQuery(sql, params));
}

function toQuery(sql: string, params: unknown[]): QueryConfig {
  const { name, arrays } = prepare(sql);
  return { name, text: sql, values: arrays.encode(params) };
}

/** Sends the statements of one turn of the event loop in one packet instead of one packet each. */
function sendTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
