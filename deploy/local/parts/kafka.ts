import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Admin, Kafka as KafkaClient, logLevel } from 'kafkajs';
import { clusterIdFile } from '../state/broker-count.js';
import type { PortPlan } from '../state/port-plan.js';
import type { Secrets } from '../state/secrets.js';
import type { StateFolder } from '../state/state-folder.js';
import { writePrivateFile, writePrivateJson } from '../state/write-private-file.js';
import { baseEnvironment } from '../supervise/base-environment.js';
import type { PartDefinition } from '../supervise/part-definition.js';
import { addressOf, type BrokerNode, brokerNodes } from './broker-node.js';
import { brokerProperties, type ClusterProperties, jaas } from './broker-properties.js';
import type { Certificates } from './certificates.js';
import { runOnce } from './run-once.js';

export const ADMIN = 'admin';
const GARBAGE_COLLECTION = ['-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20'];
const HEAP = ['-Xms256m', '-Xmx512m', ...GARBAGE_COLLECTION];
const HEAP_OF_THREE = ['-Xms128m', '-Xmx384m', ...GARBAGE_COLLECTION];

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

/** A broker does not know at once what another one has just made. */
const ADMIN_RETRIES = 5;

export interface KafkaOptions {
  state: StateFolder;
  secrets: Secrets;
  javaHome: string;
  libDir: string;
  /** one broker, or three */
  ports: PortPlan['brokers'];
  /** with one broker alone */
  through?: ClusterProperties['through'];
  certificates: Certificates;
}

/**
 * Kafka 4: one node, or three that keep every record three times. Each is broker and controller,
 * with SASL_SSL and SCRAM-SHA-512 for clients, mutual TLS for controllers, deny by default.
 */
export class KafkaPart {
  /** of all brokers */
  readonly dataDir: string;
  private readonly nodes: readonly BrokerNode[];
  private readonly accountsFile: string;
  private readonly quotasFile: string;

  constructor(private readonly options: KafkaOptions) {
    const { state, ports } = options;
    this.dataDir = state.path('kafka', 'data');
    this.nodes = brokerNodes(state, ports);
    this.accountsFile = state.path('kafka', 'accounts.json');
    this.quotasFile = state.path('kafka', 'quotas.json');
  }

  /** Every broker's address, host:port. */
  get brokers(): string[] {
    return this.nodes.map(addressOf);
  }

  /** The addresses that agencies connect to. */
  get agencyBrokers(): string[] {
    const { through } = this.options;
    return through ? [`127.0.0.1:${through.proxy}`] : this.brokers;
  }

  /** The parts' names. */
  get names(): string[] {
    return this.nodes.map(({ name }) => name);
  }

  passwordOf(account: string): string {
    return this.options.secrets.of(`kafka/${account}`);
  }

  /** Formats the storage with all accounts where there is none, and writes the configuration. */
  async initialise(accounts: string[]): Promise<void> {
    for (const account of [ADMIN, ...accounts]) this.passwordOf(account);
    this.options.secrets.save();
    const { certificates, through, state } = this.options;
    const admin = { username: ADMIN, password: this.passwordOf(ADMIN) };
    const cluster = { nodes: this.nodes, admin, certificates, through };
    for (const node of this.nodes)
      writePrivateFile(node.configFile, brokerProperties(node, cluster));
    writePrivateFile(state.path('kafka', 'log4j2.properties'), LOG4J);
    if (existsSync(this.formattedFile)) return;
    // This file is written last, so storage without it is incomplete.
    await rm(this.quotasFile, { force: true });
    await rm(this.dataDir, { recursive: true, force: true });
    const scram = [ADMIN, ...accounts].flatMap((account) => [
      '--add-scram',
      `SCRAM-SHA-512=[name=${account},password=${this.passwordOf(account)}]`,
    ]);
    const clusterId = kafkaId();
    const arguments_ = [...this.initialControllers(), ...scram];
    await Promise.all(this.nodes.map((node) => this.format(node, clusterId, arguments_)));
    if (this.isOfThree) writePrivateFile(this.formattedFile, clusterId);
    this.noteAccounts(accounts);
  }

  parts(): PartDefinition[] {
    return this.nodes.map((node) => this.part(node));
  }

  private part(node: BrokerNode): PartDefinition {
    const { javaHome, libDir, state } = this.options;
    return {
      name: node.name,
      title: node.title,
      command: async () => {
        await this.formatWhereEmpty(node);
        return {
          file: join(javaHome, 'bin/java'),
          args: [
            ...(this.isOfThree ? HEAP_OF_THREE : HEAP),
            `-Dlog4j2.configurationFile=${state.path('kafka', 'log4j2.properties')}`,
            '-cp',
            `${libDir}/*`,
            'kafka.Kafka',
            node.configFile,
          ],
          env: baseEnvironment(),
          cwd: state.path('kafka'),
        };
      },
      probe: () => this.servesAt(node),
      readyWithinMs: 240_000,
      stopRank: 30,
      stopSignal: 'SIGTERM',
      // Of three that stop, the last one waits for a controller that is gone.
      stopWithinMs: this.isOfThree ? 15_000 : 30_000,
    };
  }

  private get isOfThree(): boolean {
    return this.nodes.length === 3;
  }

  /** The file whose presence says that all storage is formatted. */
  private get formattedFile(): string {
    return this.isOfThree
      ? clusterIdFile(this.options.state)
      : join(this.dataDir, 'meta.properties');
  }

  /** The voters of a new cluster of three, by id, address and id of the data folder. */
  private initialControllers(): string[] {
    if (!this.isOfThree) return [];
    const voters = this.nodes.map(
      ({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}:${kafkaId()}`,
    );
    return ['--initial-controllers', voters.join(',')];
  }

  /**
   * Formats the storage of a broker that comes back empty, under the cluster's id and as no voter
   * yet: the two others have every record that was stored. A lone broker has no others.
   */
  private async formatWhereEmpty(node: BrokerNode): Promise<void> {
    if (!this.isOfThree || existsSync(join(node.dataDir, 'meta.properties'))) return;
    const clusterId = readFileSync(this.formattedFile, 'utf8');
    await this.format(node, clusterId, ['--no-initial-controllers']);
  }

  private async format(node: BrokerNode, clusterId: string, more: string[]): Promise<void> {
    await mkdir(node.dataDir, { recursive: true, mode: 0o700 });
    await this.tool(`Formatting ${node.title}`, 'kafka.tools.StorageTool', [
      ...['format', '-t', clusterId, '-c', node.configFile],
      ...more,
    ]);
  }

  /** @throws where it does not answer, or where the others do not count it among them yet */
  private servesAt(node: BrokerNode): Promise<void> {
    return this.withAdmin(
      async (admin) => {
        const { brokers } = await admin.describeCluster();
        if (!brokers.some(({ nodeId }) => nodeId === node.id))
          throw new Error('its cluster does not count it among its brokers yet');
      },
      { brokers: [addressOf(node)], retries: 0 },
    );
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
      ...['--bootstrap-server', this.brokers.join(), '--command-config', admin],
      ...['--alter', '--add-config', settings],
      ...['--entity-type', 'users', ...entity],
    ]);
  }

  async withAdmin<T>(
    work: (admin: Admin) => Promise<T>,
    { brokers = this.brokers, retries = ADMIN_RETRIES } = {},
  ): Promise<T> {
    const client = new KafkaClient({
      clientId: 'sinergi-platform',
      brokers,
      ssl: { ca: [readFileSync(this.options.certificates.caFile, 'utf8')] },
      sasl: { mechanism: 'scram-sha-512', username: ADMIN, password: this.passwordOf(ADMIN) },
      connectionTimeout: 10_000,
      requestTimeout: 30_000,
      retry: { retries },
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
}

/** An id as Kafka writes them. A tool would take one that begins with a dash for an option. */
const kafkaId = (): string => randomBytes(16).toString('base64url').replace(/^-/, 'A');

const listed = (quotas: typeof ACCOUNT_QUOTAS): string =>
  Object.entries(quotas)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

const LOG4J = `rootLogger.level = warn
rootLogger.appenderRef.out.ref = OUT
appender.out.type = Console
appender.out.name = OUT
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d{ISO8601} %p %c{1} %m%n
logger.server.name = kafka.server.KafkaRaftServer
logger.server.level = info
`;
