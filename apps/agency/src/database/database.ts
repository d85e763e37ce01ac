import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { type OutageLog, outageOf } from '@sinergi/outage';
import type { InTransaction, SqlQuery } from '@sinergi/replica';
import type { PoolClient, QueryConfig } from 'pg';
import { DataSource, type EntitySchema, type ObjectLiteral, type Repository } from 'typeorm';
import { Problem } from '../problem/problem.js';
import { agencyMigrations } from './agency-migrations.js';
import { BinaryArrays } from './binary-arrays.js';
import { importEntity, importLineEntity } from './import-entities.js';
import { operationEntity } from './operation-entity.js';
import { OutcomeUnknown } from './outcome-unknown.js';
import { webhookAttemptEntity, webhookEntity } from './webhook-entities.js';

/** Tables that are not hot. What a submission or a record touches is asked in SQL. */
const ENTITIES = [
  webhookEntity,
  webhookAttemptEntity,
  operationEntity,
  importEntity,
  importLineEntity,
];

/**
 * An agency's own database: TypeORM connects and migrates it, and maps what is not hot; statements
 * go straight to a connection, one at a time or in one transaction.
 */
export class Database {
  readonly dataSource: DataSource;

  /**
   * @param options.outage told of what each statement says of the server: that it answers, or is
   * away
   */
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
      // A statement that outlives this has lost its purpose; a connection that can't be had says so
      // instead of hanging a request. To log in costs more than to stay. Pipelined, statements that
      // do not need each other's answers are sent together.
      extra: {
        statement_timeout: 30_000,
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
        pipeline: true,
        idleTimeoutMillis: 300_000,
      },
      // An idle connection that breaks is the pool's to replace; unheard, it would end the process.
      poolErrorHandler: () => undefined,
    });
  }

  get isConnected(): boolean {
    return this.dataSource.isInitialized;
  }

  /** Connects and migrates. @throws whatever the database says; the caller retries */
  async connect(): Promise<void> {
    const { outage } = this.options;
    if (!this.dataSource.isInitialized) await outage.watch(() => this.dataSource.initialize());
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

  /** Asks for rows as TypeORM maps them, each question a statement of its own. */
  async using<Row extends ObjectLiteral, T>(
    entity: EntitySchema<Row>,
    ask: (repository: Repository<Row>) => Promise<T>,
  ): Promise<T> {
    this.assertConnected();
    return this.options.outage.watch(() => ask(this.dataSource.getRepository(entity)));
  }

  /**
   * READ COMMITTED unless the work says otherwise; committed when it resolves, rolled back when it
   * rejects. What is asked later is refused.
   */
  readonly inTransaction: InTransaction = async (work) => {
    const session = await this.session();
    let isOver = false;
    let isCommitting = false;
    let first: { error: unknown } | undefined;
    // Of what works side by side one part may fail first; what another asks after the end would be
    // a transaction of its own, or somebody else's.
    const query: SqlQuery = async (sql, params) => {
      if (isOver) throw new Error('Expected a transaction under way, got one that is over');
      try {
        return await session.query(sql, params);
      } catch (error) {
        first ??= { error };
        throw error;
      }
    };
    try {
      // The first statement follows on its heels: nothing is waited for that is not needed.
      const [, result] = await Promise.all([session.query('BEGIN'), work(query)]);
      isOver = true;
      isCommitting = true;
      const { command } = await session.query('COMMIT');
      // Of a transaction in which a statement failed that is what a commit does, and no error.
      if (command === 'ROLLBACK')
        throw first?.error ?? new Error('Expected a commit, got a rollback');
      return result;
    } catch (error) {
      isOver = true;
      // Where this fails too the connection is gone, and the transaction with it.
      await session.query('ROLLBACK').catch(() => undefined);
      // It was sent, and no answer came: only the database knows.
      if (isCommitting && error !== first?.error && outageOf(error) !== null)
        throw new OutcomeUnknown(error);
      // Of what follows a failed statement the database says no more than that one failed.
      throw codeOf(error) === FAILED_TRANSACTION && first ? first.error : error;
    } finally {
      await session.release();
    }
  };

  /** One connection of the pool, for what must stay on one session; to be released. */
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

/** "Commands ignored until end of transaction block": an earlier statement of it failed. */
const FAILED_TRANSACTION = '25P02';

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}

/** One statement; `command` is what the server says it did, the first words of it. */
type Statement = (
  sql: string,
  params?: unknown[],
) => Promise<{ rows: Record<string, unknown>[]; rowCount: number | null; command: string }>;

/** A statement as it is sent: its name, and how its arrays travel. */
interface Prepared {
  name: string;
  arrays: BinaryArrays;
}

/**
 * Statements are prepared once per connection under a name of their own: planning them costs more
 * than running them.
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
  const { rows, rowCount, command } = await (params
    ? client.query(toQuery(sql, params))
    : client.query(sql));
  return { rows: rows as Record<string, unknown>[], rowCount, command };
}

function toQuery(sql: string, params: unknown[]): QueryConfig {
  const { name, arrays } = prepare(sql);
  return { name, text: sql, values: arrays.encode(params) };
}

/**
 * What is asked in one turn of the event loop leaves in one packet instead of one per statement.
 */
function sendTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
