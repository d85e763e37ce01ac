import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Admin, Kafka as KafkaClient, logLevel } from 'kafkajs';
import type { Secrets } from '../state/secrets.js';
import type { StateFolder } from '../state/state-folder.js';
import { writePrivateFile, writePrivateJson } from '../state/write-private-file.js';
import { baseEnvironment } from '../supervise/base-environment.js';
import type { PartDefinition } from '../supervise/part-definition.js';
import { BROKER_NAME, type Certificates } from './certificates.js';
import { runOnce } from './run-once.js';

export const ADMIN = 'admin';
const HEAP = ['-Xms256m', '-Xmx512m', '-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20'];

/**
 * What each account may take of the broker, by itself: bytes a second, and percent of one of the
 * broker's threads. An agency's relay and replica at the benchmark's full load stay far below. They
 * keep the broker answering others; who reads a flooded topic still reads it all, slower than one
 * account may write. Source: Kafka documentation, Quotas.
 */
export const ACCOUNT_QUOTAS = {
  producer_byte_rate: 32 * 2 ** 20,
  consumer_byte_rate: 64 * 2 ** 20,
  request_percentage: 100,
};
/**
 * The deployment's own account makes topics and restores data, and nobody else has its password.
 */
const ADMIN_QUOTAS = {
  producer_byte_rate: 2 ** 40,
  consumer_byte_rate: 2 ** 40,
  request_percentage: 10_000,
};

export interface KafkaOptions {
  state: StateFolder;
  secrets: Secrets;
  javaHome: string;
  libDir: string;
  port: number;
  /**
   * a listener for the agencies, advertised at the port of the proxy between them and the broker
   */
  through?: { listener: number; proxy: number } | undefined;
  controllerPort: number;
  certificates: Certificates;
}

/**
 * One Kafka 4 node, broker and controller: SASL_SSL with SCRAM-SHA-512 for clients, mutual TLS for
 * the controller, deny by default.
 */
export class KafkaPart {
  readonly dataDir: string;
  private readonly configFile: string;
  private readonly accountsFile: string;
  private readonly quotasFile: string;

  constructor(private readonly options: KafkaOptions) {
    this.dataDir = options.state.path('kafka', 'data');
    this.configFile = options.state.path('kafka', 'server.properties');
    this.accountsFile = options.state.path('kafka', 'accounts.json');
    this.quotasFile = options.state.path('kafka', 'quotas.json');
  }

  get bootstrap(): string {
    return `127.0.0.1:${this.options.port}`;
  }

  /** The bootstrap address that agencies connect to. */
  get agencyBootstrap(): string {
    const { through, port } = this.options;
    return `127.0.0.1:${through?.proxy ?? port}`;
  }

  passwordOf(account: string): string {
    return this.options.secrets.of(`kafka/${account}`);
  }

  /** Formats the storage with all accounts where there is none, and writes the configuration. */
  async initialise(accounts: string[]): Promise<void> {
    for (const account of [ADMIN, ...accounts]) this.passwordOf(account);
    this.options.secrets.save();
    writePrivateFile(this.configFile, this.serverProperties());
    writePrivateFile(this.options.state.path('kafka', 'log4j2.properties'), LOG4J);
    if (existsSync(join(this.dataDir, 'meta.properties'))) return;
    // meta.properties is written last, so storage without it is incomplete.
    await rm(this.quotasFile, { force: true });
    await rm(this.dataDir, { recursive: true, force: true });
    await mkdir(this.dataDir, { recursive: true, mode: 0o700 });
    const scram = [ADMIN, ...accounts].flatMap((account) => [
      '--add-scram',
      `SCRAM-SHA-512=[name=${account},password=${this.passwordOf(account)}]`,
    ]);
    const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
    await this.tool('Formatting Kafka', 'kafka.tools.StorageTool', [
      'format',
      '-t',
      clusterId,
      '-c',
      this.configFile,
      ...scram,
    ]);
    this.noteAccounts(accounts);
  }

  part(): PartDefinition {
    const { javaHome, libDir, state } = this.options;
    return {
      name: 'kafka',
      title: 'Kafka',
      command: () => ({
        file: join(javaHome, 'bin/java'),
        args: [
          ...HEAP,
          `-Dlog4j2.configurationFile=${state.path('kafka', 'log4j2.properties')}`,
          '-cp',
          `${libDir}/*`,
          'kafka.Kafka',
          this.configFile,
        ],
        env: baseEnvironment(),
        cwd: state.path('kafka'),
      }),
      probe: () => this.withAdmin(async (admin) => void (await admin.describeCluster())),
      readyWithinMs: 240_000,
      stopRank: 30,
      stopSignal: 'SIGTERM',
      stopWithinMs: 30_000,
    };
  }

  /** Adds the accounts that the running broker does not have yet. @returns how many */
  async addAccounts(accounts: string[]): Promise<number> {
    // After a kill right after formatting the account is missing: adding it again changes nothing.
    const known = new Set(
      existsSync(this.accountsFile)
        ? (JSON.parse(readFileSync(this.accountsFile, 'utf8')) as string[])
        : [],
    );
    const missing = accounts.filter((account) => !known.has(account));
    for (const account of missing) await this.setPassword(account);
    this.noteAccounts([...new Set([...known, ...accounts])]);
    return missing.length;
  }

  /** @param password the account's own where none is given */
  async setPassword(account: string, password = this.passwordOf(account)): Promise<void> {
    await this.configure(
      `Setting the password of ${account}`,
      ['--entity-name', account],
      `SCRAM-SHA-512=[password=${password}]`,
    );
  }

  /**
   * Gives every account its quotas, unless the broker has them from an earlier start.
   * @returns whether quotas were set
   */
  async limitAccounts(): Promise<boolean> {
    const wanted = JSON.stringify([ACCOUNT_QUOTAS, ADMIN_QUOTAS]);
    const noted = existsSync(this.quotasFile) ? readFileSync(this.quotasFile, 'utf8') : '';
    if (noted === wanted) return false;
    // The deployment's account comes first: it must not be slowed down while it sets the others'.
    await this.configure('Lifting quotas', ['--entity-name', ADMIN], listed(ADMIN_QUOTAS));
    await this.configure('Setting quotas', ['--entity-default'], listed(ACCOUNT_QUOTAS));
    writePrivateFile(this.quotasFile, wanted);
    return true;
  }

  /** Sets dynamic configuration of users. @param entity the users, in the tool's notation */
  private async configure(title: string, entity: string[], settings: string): Promise<void> {
    const admin = this.options.state.path('kafka', 'admin.properties');
    writePrivateFile(admin, this.clientProperties(ADMIN));
    await this.tool(title, 'kafka.admin.ConfigCommand', [
      ...['--bootstrap-server', this.bootstrap, '--command-config', admin],
      ...['--alter', '--add-config', settings],
      ...['--entity-type', 'users', ...entity],
    ]);
  }

  async withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const client = new KafkaClient({
      clientId: 'sinergi-platform',
      brokers: [this.bootstrap],
      ssl: { ca: [readFileSync(this.options.certificates.caFile, 'utf8')] },
      sasl: { mechanism: 'scram-sha-512', username: ADMIN, password: this.passwordOf(ADMIN) },
      connectionTimeout: 10_000,
      requestTimeout: 30_000,
      retry: { retries: 0 },
      logLevel: logLevel.NOTHING,
    });
    const admin = client.admin();
    try {
      await admin.connect();
      return await work(admin);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  /** The settings with which a Java client connects as an account. */
  clientProperties(account: string): string {
    return [
      'security.protocol=SASL_SSL',
      'sasl.mechanism=SCRAM-SHA-512',
      `sasl.jaas.config=${jaas(account, this.passwordOf(account))}`,
      'ssl.truststore.type=PEM',
      `ssl.truststore.location=${this.options.certificates.caFile}`,
      '',
    ].join('\n');
  }

  private noteAccounts(accounts: string[]): void {
    writePrivateJson(this.accountsFile, [...accounts].sort());
  }

  private tool(title: string, mainClass: string, args: string[]): Promise<string> {
    const { javaHome, libDir } = this.options;
    return runOnce(title, join(javaHome, 'bin/java'), [
      '-Xmx256m',
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-cp',
      `${libDir}/*`,
      mainClass,
      ...args,
    ]);
  }

  private serverProperties(): string {
    const { port, controllerPort, certificates, through } = this.options;
    const login = jaas(ADMIN, this.passwordOf(ADMIN));
    const listeners = `CLIENT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`;
    const agency = (at?: number) => (at === undefined ? '' : `,AGENCY://127.0.0.1:${at}`);
    return [
      'process.roles=broker,controller',
      'node.id=1',
      `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
      `listeners=${listeners}${agency(through?.listener)}`,
      `advertised.listeners=CLIENT://127.0.0.1:${port}${agency(through?.proxy)}`,
      'listener.security.protocol.map=CLIENT:SASL_SSL,AGENCY:SASL_SSL,CONTROLLER:SSL',
      'controller.listener.names=CONTROLLER',
      'inter.broker.listener.name=CLIENT',
      'sasl.enabled.mechanisms=SCRAM-SHA-512',
      'sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512',
      ...['client', 'agency'].map(
        (listener) => `listener.name.${listener}.scram-sha-512.sasl.jaas.config=${login}`,
      ),
      'listener.name.controller.ssl.client.auth=required',
      'ssl.keystore.type=PEM',
      `ssl.keystore.location=${certificates.brokerFile}`,
      'ssl.truststore.type=PEM',
      `ssl.truststore.location=${certificates.caFile}`,
      'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      `super.users=User:CN=${BROKER_NAME};User:${ADMIN}`,
      'allow.everyone.if.no.acl.found=false',
      `log.dirs=${this.dataDir}`,
      'auto.create.topics.enable=false',
      'num.partitions=1',
      'default.replication.factor=1',
      'offsets.topic.replication.factor=1',
      'offsets.topic.num.partitions=8',
      'transaction.state.log.replication.factor=1',
      'transaction.state.log.min.isr=1',
      'share.coordinator.state.topic.replication.factor=1',
      'share.coordinator.state.topic.min.isr=1',
      // Each group has one consumer, so there is no other member to wait for.
      'group.initial.rebalance.delay.ms=0',
      'log.cleaner.dedupe.buffer.size=16777216',
      'log.segment.bytes=134217728',
      'num.io.threads=4',
      'num.network.threads=3',
      'num.recovery.threads.per.data.dir=2',
      '',
    ].join('\n');
  }
}

const listed = (quotas: typeof ACCOUNT_QUOTAS): string =>
  Object.entries(quotas)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

function jaas(username: string, password: string): string {
  return (
    `org.apache.kafka.common.security.scram.ScramLoginModule required username="${username}" ` +
    `password="${password}";`
  );
}

const LOG4J = `rootLogger.level = warn
rootLogger.appenderRef.out.ref = OUT
appender.out.type = Console
appender.out.name = OUT
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d{ISO8601} %p %c{1} %m%n
logger.server.name = kafka.server.KafkaRaftServer
logger.server.level = info
`;
