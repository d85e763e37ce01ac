import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSession } from '@sinergi/testing';
import pg from 'pg';
import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import { baseEnvironment } from '../../../deploy/local/supervise/base-environment.js';
import type { PartDefinition } from '../../../deploy/local/supervise/part-definition.js';
import type { Supervisor } from '../../../deploy/local/supervise/supervisor.js';
import { BULLETIN_COLUMNS, CREATE_BULLETIN_TABLE, PEER_TABLE } from '../bulletin-table.js';
import { bulletinEvent, bulletinRow } from '../bulletins.js';
import {
  PEER_TOPIC,
  type Properties,
  propertiesText,
  SLOT,
  sinkProperties,
  sourceProperties,
  workerProperties,
} from '../peer/connect-files.js';
import { benchKafka, makeTopic } from './bench-kafka.js';
import type { Contender, Target } from './contender.js';
import { makeDatabase, makePeerTargets } from './databases.js';

/** The JVM as Kafka's own `connect-standalone.sh` starts it. */
const JVM = [
  '-Xms256M',
  '-Xmx2G',
  '-server',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  '-XX:InitiatingHeapOccupancyPercent=35',
  '-Djava.awt.headless=true',
];
const ROWS_PER_STATEMENT = 1_000;
const CONNECTIONS = 8;
const VALUES = BULLETIN_COLUMNS.map(({ sql }, i) => `$${i + 1}::${sql}[]`).join(', ');
const INSERT = `INSERT INTO ${PEER_TABLE} SELECT * FROM unnest(${VALUES})`;

export interface DebeziumOptions {
  descriptor: PlatformDescriptor;
  supervisor: Supervisor;
  folder: string;
  jars: string;
  restPort: number;
  targets: number;
}

/**
 * The alternative that a user would choose: Debezium's PostgreSQL source and a JDBC sink per
 * agency, in one Connect worker.
 */
export class Debezium implements Contender {
  readonly kind = 'debezium';
  readonly name = 'debezium';
  readonly title = 'Debezium 3.4.0, JDBC sinks';
  readonly inside =
    'INSERT of 1,000 rows a statement into the source table and its commit, logical decoding, ' +
    'Connect, Kafka, one upsert per row in batches of 2,000';
  targets: readonly Target[] = [];
  readonly topics = [PEER_TOPIC];
  private source: pg.Pool | undefined;

  constructor(private readonly options: DebeziumOptions) {}

  async start(): Promise<void> {
    const { descriptor, supervisor, targets } = this.options;
    const sourceUrl = await makeDatabase(descriptor, 'bench_source', CREATE_BULLETIN_TABLE);
    this.targets = await makePeerTargets(descriptor, 'bench_peer', targets);
    this.source = new pg.Pool({ connectionString: sourceUrl, max: CONNECTIONS });
    await makeTopic(benchKafka(descriptor), PEER_TOPIC, 3);
    await supervisor.start(this.part());
  }

  async stop(): Promise<void> {
    await this.options.supervisor.part('connect').stop();
    await this.source?.end();
    await withSession(this.options.descriptor.postgres.superuserUrl, (query) =>
      query(
        `SELECT pg_drop_replication_slot(slot_name)
         FROM pg_replication_slots
         WHERE slot_name = $1
           AND NOT active`,
        [SLOT],
      ),
    );
  }

  async prepareBurst(count: number): Promise<() => Promise<void>> {
    const rows = Array.from({ length: count }, (_, n) =>
      bulletinRow(bulletinEvent(n, 'imigrasi-jakpus')),
    );
    const statements: unknown[][] = [];
    for (let at = 0; at < count; at += ROWS_PER_STATEMENT) {
      const chunk = rows.slice(at, at + ROWS_PER_STATEMENT);
      statements.push(BULLETIN_COLUMNS.map((_, i) => chunk.map((row) => row[i])));
    }
    return async () => {
      for (const values of statements) await this.source!.query(INSERT, values);
    };
  }

  async one(n: number): Promise<string> {
    const row = bulletinRow(bulletinEvent(n, 'imigrasi-jakpus'));
    await this.source!.query({
      name: 'one',
      text: `INSERT INTO ${PEER_TABLE} VALUES (${row.map((_, i) => `$${i + 1}`).join(', ')})`,
      values: row,
    });
    return String(row[0]);
  }

  pids(): number[] {
    return this.options.supervisor
      .list()
      .flatMap(({ name, pid }) => (name === 'connect' && pid !== undefined ? [pid] : []));
  }

  private part(): PartDefinition {
    const { descriptor, folder, jars } = this.options;
    return {
      name: 'connect',
      title: 'Kafka Connect with Debezium',
      command: () => ({
        file: join(descriptor.javaHome, 'bin/java'),
        args: [
          ...JVM,
          `-Dlog4j2.configurationFile=${join(folder, 'connect/log4j2.properties')}`,
          '-cp',
          `${jars}/*`,
          'org.apache.kafka.connect.cli.ConnectStandalone',
          ...this.writeFiles(),
        ],
        env: baseEnvironment(),
        cwd: folder,
      }),
      probe: () => this.isRunning(),
      readyWithinMs: 120_000,
      stopRank: 5,
      stopSignal: 'SIGTERM',
      stopWithinMs: 20_000,
    };
  }

  /** @returns the files of the worker, of the source, and of each sink */
  private writeFiles(): string[] {
    const { descriptor, folder, restPort } = this.options;
    const into = join(folder, 'connect');
    mkdirSync(into, { recursive: true, mode: 0o700 });
    const offsetsFile = join(into, 'offsets');
    rmSync(offsetsFile, { force: true });
    writeFileSync(join(into, 'log4j2.properties'), LOG4J);
    const files: [string, Properties][] = [
      ['worker', workerProperties({ descriptor, restPort, offsetsFile })],
      ['source', sourceProperties(descriptor, 'bench_source')],
      ...this.targets.map(({ name }): [string, Properties] => [
        name,
        sinkProperties(descriptor, name),
      ]),
    ];
    return files.map(([name, properties]) => {
      const file = join(into, `${name}.properties`);
      writeFileSync(file, propertiesText(properties), { mode: 0o600 });
      return file;
    });
  }

  private async isRunning(): Promise<void> {
    const response = await fetch(
      `http://127.0.0.1:${this.options.restPort}/connectors?expand=status`,
      {
        signal: AbortSignal.timeout(3_000),
      },
    );
    const connectors = Object.values(
      (await response.json()) as Record<
        string,
        { status: { tasks: { state: string; trace?: string }[] } }
      >,
    );
    const states = connectors.flatMap(({ status }) => status.tasks);
    const failed = states.find(({ state }) => state === 'FAILED');
    if (failed) throw new Error(`a task of Connect failed: ${failed.trace?.split('\n')[0]}`);
    const running = states.filter(({ state }) => state === 'RUNNING').length;
    const wanted = this.targets.length + 1;
    if (running !== wanted) throw new Error(`${running} of ${wanted} tasks of Connect run`);
    const { rows } = await withSession(this.options.descriptor.postgres.superuserUrl, (query) =>
      query('SELECT active FROM pg_replication_slots WHERE slot_name = $1', [SLOT]),
    );
    if (rows[0]?.['active'] !== true) throw new Error('nobody reads the replication slot yet');
  }

  /** Returns the failures that Connect reported, for the person at the terminal. */
  lastWords(): string {
    return readFileSync(join(this.options.folder, 'logs/connect.log'), 'utf8').slice(-2_000);
  }
}

const LOG4J = `rootLogger.level = warn
rootLogger.appenderRef.out.ref = OUT
appender.out.type = Console
appender.out.name = OUT
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d{ISO8601} %p %c{1} %m%n
`;
