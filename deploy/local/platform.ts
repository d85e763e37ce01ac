import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AgencyProfile, readProfiles } from '@sinergi/settings';
import { requireFreePorts } from './bare/free-ports.mjs';
import type { Prepared } from './bare/prepare.mjs';
import { endLeftovers, requireNotRunning } from './bare/run-record.mjs';
import type { AgencyDescriptor, PlatformDescriptor } from './descriptor.js';
import {
  type AgencySystemAt,
  exerciseIdOf,
  LOCAL_EXERCISE,
  openExercise,
} from './open-exercise.js';
import { alignAcls, alignTopics, createTopics } from './parts/broker-lists.js';
import type { ClusterProperties } from './parts/broker-properties.js';
import { ensureCertificates } from './parts/certificates.js';
import { ADMIN, KafkaPart } from './parts/kafka.js';
import { deal, type NodeApp, nodeApp } from './parts/node-apps.js';
import { Postgres } from './parts/postgres.js';
import { REGISTRY_ROLE, RegistryPart } from './parts/registry.js';
import { runOnce } from './parts/run-once.js';
import { type BrokerCount, requireBrokers } from './state/broker-count.js';
import { ROOT } from './state/here.js';
import { ensureKeystores, keystoreFiles } from './state/keystores.js';
import { OPERATORS, officersOf } from './state/people.js';
import { type PortPlan, planPorts, wantedPorts } from './state/port-plan.js';
import { readPrepared } from './state/read-prepared.js';
import { Secrets } from './state/secrets.js';
import { StateFolder } from './state/state-folder.js';
import { writePrivateJson } from './state/write-private-file.js';
import {
  agencySystem,
  agencyUrlOf,
  CONSOLE_ROLE,
  consoleUrlOf,
  DESK_ROLE,
  DETECTION_AGENCY,
  DETECTION_ROLE,
  deskUrlOf,
  detectionUrlOf,
  issuerOf,
  maintenanceClient,
  metricsTokenOf,
  roleOf,
  type SettingsWriter,
  type SimulatorPlay,
  settingsFile,
  writeSettings,
} from './state/write-settings.js';
import type { PartDefinition } from './supervise/part-definition.js';
import { Supervisor } from './supervise/supervisor.js';
import { waitInSync } from './wait-in-sync.js';

export interface PlatformOptions {
  stateDir: string;
  portBase: number;
  /** one by default; a state folder keeps the number that it was made with */
  brokers?: BrokerCount;
  mode?: 'hosted' | 'isolated';
  /** codes of those that get a process of their own although the others are hosted together */
  alone?: readonly string[];
  profilesDir?: string;
  simulator?: SimulatorPlay | null;
  /**
   * the lane in which the agencies work where a request says none: live, or the local exercise; the
   * simulator plays in that exercise in any case
   */
  worksIn?: 'LIVE' | 'EXERCISE';
  say?: (line: string) => void;
  logLevel?: SettingsWriter['logLevel'];
  /**
   * ports at which the agencies find the stores, where a proxy stands between, such as one that
   * injects faults; for Kafka with one broker alone
   */
  through?: { kafka?: ClusterProperties['through']; postgres: number };
  /**
   * further Node options at each start of our own parts, to load code before them, such as another
   * clock
   */
  nodeArgs?: (part: string) => string[];
  /** settings of the PostgreSQL server beside ours, or instead of ours */
  postgres?: Readonly<Record<string, string>>;
  /** how long a confirmed destruction of a key can be undone */
  destroyAfterMs?: number;
  /** factor on the waiting time for every part, such as for a test on a slow machine */
  patience?: number;
  /** called with the platform as soon as there is something to stop */
  onStarted?: (platform: Platform) => void;
}

export interface Platform {
  /** the present state: process ids change with restarts */
  readonly descriptor: PlatformDescriptor;
  parts(): {
    name: string;
    pid: number | undefined;
    ready: boolean;
    reason: string;
    agencies: string[];
  }[];
  /** Injects a fault; the supervision continues. */
  kill(name: string, signal: NodeJS.Signals): void;
  stopPart(name: string): Promise<void>;
  startPart(name: string): Promise<void>;
  waitReady(name: string, withinMs: number): Promise<void>;
  /**
   * Changes an account's password at the broker alone; without a password, back to the one that its
   * service knows.
   */
  setKafkaPassword(account: string, password?: string): Promise<void>;
  /**
   * Waits until every agency has reported and all digests agree.
   * @throws {PlatformError} with what is missing
   */
  waitInSync(withinMs: number): Promise<void>;
  stop(): Promise<void>;
}

const HOSTS = 2;
/** Fifteen databases at once; a large one may be rewritten by a migration. */
const MIGRATED_WITHIN_MS = 600_000;
const AGENCY_READY_MS = 420_000;
/** The time includes the wait for its turn to load. */
const SERVICE_READY_MS = 120_000;

/**
 * Starts a whole exchange on the loopback, in order, and keeps it running until it is stopped.
 * Needs what `prepare` brings.
 *
 * @throws {PlatformError} or PrerequisiteMissing, in one sentence; whatever was started by then has
 * been stopped
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { portBase, mode = 'hosted', say = () => undefined } = options;
  const profilesDir = resolve(options.profilesDir ?? join(ROOT, 'deploy/agencies'));
  const prepared = readPrepared();
  const state = new StateFolder(options.stateDir);
  requireNotRunning(state.root, 'start it again');
  const { brokers = 1 } = options;
  requireBrokers(state, brokers);
  const left = await endLeftovers(state.root);
  if (left.length > 0) say(`Ended what an earlier run had left: ${left.join(', ')}`);
  const profiles = readProfiles(profilesDir);
  const codes = profiles.filter(({ kind }) => kind !== 'OPERATOR').map(({ code }) => code);
  const ports = planPorts(portBase, codes, state.path('ports.json'), brokers);
  await requireFreePorts(wantedPorts(ports));
  const run = new PlatformRun(
    { ...options, mode, profilesDir, say },
    prepared,
    state,
    profiles,
    codes,
    ports,
  );
  options.onStarted?.(run);
  try {
    await run.start();
  } catch (error) {
    await run.stop();
    throw error;
  }
  return run;
}

class PlatformRun implements Platform {
  private readonly secrets: Secrets;
  private readonly supervisor: Supervisor;
  private readonly postgres: Postgres;
  private kafka!: KafkaPart;
  private caFile = '';
  private registry!: RegistryPart;
  private readonly hosts: { name: string; codes: string[] }[];

  constructor(
    private readonly options: Required<Pick<PlatformOptions, 'mode' | 'profilesDir' | 'say'>> &
      PlatformOptions,
    private readonly prepared: Prepared,
    private readonly state: StateFolder,
    private readonly profiles: AgencyProfile[],
    /** every participant that runs a service: agencies and services */
    private readonly codes: string[],
    private readonly ports: PortPlan,
  ) {
    this.secrets = new Secrets(state.path('secrets.json'));
    this.supervisor = new Supervisor(
      state,
      (line) => this.say(line),
      () => this.writeDescriptor(),
    );
    this.postgres = new Postgres(
      state,
      this.secrets,
      ports.postgres,
      options.through?.postgres,
      options.postgres,
    );
    const alone = options.mode === 'isolated' ? codes : (options.alone ?? []);
    const together = codes.filter((code) => !alone.includes(code));
    this.hosts = [
      ...deal(together, HOSTS).map((hosted, i) => ({ name: `agencies-${i + 1}`, codes: hosted })),
      ...alone.map((code) => ({
        name: `${this.isAgency(code) ? 'agency' : 'service'}-${code}`,
        codes: [code],
      })),
    ];
  }

  get descriptor(): PlatformDescriptor {
    const { state, kafka, postgres, prepared, ports } = this;
    const account = (username: string) => ({ username, password: kafka.passwordOf(username) });
    return {
      mode: this.options.mode,
      stateDir: state.root,
      logsDir: state.path('logs'),
      javaHome: prepared.javaHome,
      javaClientDir: prepared.javaClientDir,
      consoleUrl: consoleUrlOf(ports),
      deskUrl: deskUrlOf(ports),
      issuer: issuerOf(ports),
      registryUrl: this.registry.url,
      registryAccount: this.registry.account,
      profilesDir: this.options.profilesDir,
      metricsToken: metricsTokenOf(this.secrets),
      kafka: {
        brokers: kafka.brokers,
        caFile: this.caFile,
        dataDir: kafka.dataDir,
        admin: account(ADMIN),
        operator: account('operator'),
      },
      postgres: {
        host: '127.0.0.1',
        port: ports.postgres,
        superuserUrl: postgres.superuserUrl,
        dataDir: postgres.dataDir,
      },
      operators: OPERATORS.map(({ id, name, agency, roles }) => ({ id, name, agency, roles })),
      officers: officersOf(this.profiles),
      deskDatabaseUrl: postgres.urlOf(DESK_ROLE),
      consoleDatabaseUrl: postgres.urlOf(CONSOLE_ROLE),
      agencies: this.codes.filter((code) => this.isAgency(code)).map((code) => this.describe(code)),
      detection: {
        url: detectionUrlOf(ports),
        databaseUrl: postgres.urlOf(DETECTION_ROLE),
        agency: this.describe(DETECTION_AGENCY),
      },
      simulatorProgressFile: this.options.simulator
        ? state.path('simulator', 'progress.json')
        : null,
      parts: this.supervisor
        .list()
        .flatMap(({ name, pid }) => (pid === undefined ? [] : [{ name, pid }])),
    };
  }

  private describe(code: string): AgencyDescriptor {
    const { state, kafka, postgres, ports } = this;
    const account = (username: string) => ({ username, password: kafka.passwordOf(username) });
    const { file, passphraseFile } = keystoreFiles(state, code);
    return {
      code,
      apiUrl: agencyUrlOf(ports, code),
      databaseUrl: postgres.urlOf(roleOf(code)),
      client: { id: `${code}.system`, secret: this.secrets.of(`client/${code}`) },
      maintenance: this.mayMaintain(code) ? maintenanceClient(this.secrets, code) : null,
      relay: account(`${code}.relay`),
      replica: account(`${code}.replica`),
      kafkaClient: account(`${code}.client`),
      keystoreFile: file,
      passphraseFile,
      settingsFile: settingsFile(state, code),
      process: this.hosts.find((host) => host.codes.includes(code))!.name,
    };
  }

  /** The systems of all participants that have a copy. */
  private get systems(): AgencySystemAt[] {
    return this.codes.map((code) =>
      agencySystem({ secrets: this.secrets, ports: this.ports }, code),
    );
  }

  /** The parts that every service of ours needs, by name. */
  private get stores(): string[] {
    return ['postgres', ...this.kafka.names];
  }

  private mayMaintain(code: string): boolean {
    return this.profiles.some((profile) => profile.code === code && profile.maintenance.length > 0);
  }

  private isAgency(code: string): boolean {
    return this.profiles.some((profile) => profile.code === code && profile.kind === 'AGENCY');
  }

  private get patience(): number {
    return this.options.patience ?? 1;
  }

  parts() {
    return this.supervisor.list();
  }

  kill(name: string, signal: NodeJS.Signals): void {
    this.supervisor.part(name).kill(signal);
  }

  stopPart(name: string): Promise<void> {
    return this.supervisor.part(name).stop();
  }

  startPart(name: string): Promise<void> {
    return this.supervisor.part(name).start();
  }

  waitReady(name: string, withinMs: number): Promise<void> {
    return this.supervisor.part(name).waitReady(withinMs * this.patience);
  }

  setKafkaPassword(account: string, password?: string): Promise<void> {
    return this.kafka.setPassword(account, password);
  }

  async start(): Promise<void> {
    await this.startStores();
    await this.startServices();
    const { simulator, worksIn } = this.options;
    if (simulator || worksIn === 'EXERCISE') {
      await openExercise(LOCAL_EXERCISE, {
        profiles: this.profiles,
        systems: this.systems,
        issuer: issuerOf(this.ports),
        withinMs: SERVICE_READY_MS * this.patience,
      });
      this.say(`Exercise ${LOCAL_EXERCISE.name} is open at every agency`);
    }
    if (simulator) {
      const app = {
        entry: 'apps/simulator/src/main.js',
        settingsFiles: [settingsFile(this.state, 'simulator')],
        probes: [],
        readyWithinMs: SERVICE_READY_MS,
        stopRank: 5,
      };
      await this.step('Simulator', this.app({ ...app, name: 'simulator', title: 'Simulator' }));
    }
    this.writeDescriptor();
  }

  waitInSync(withinMs: number): Promise<void> {
    const within = withinMs * this.patience;
    return waitInSync(consoleUrlOf(this.ports), within, this.options.say);
  }

  async stop(): Promise<void> {
    await this.supervisor.stop();
    rmSync(this.state.path('platform.json'), { force: true });
  }

  /** Starts PostgreSQL, Kafka and the registry in parallel, each with its content. */
  private async startStores(): Promise<void> {
    const { state, secrets, prepared, ports, postgres } = this;
    const certificates = await ensureCertificates(state);
    this.caFile = certificates.caFile;
    const { javaHome, kafkaLibDir: libDir, registryDir } = prepared;
    const kafka = new KafkaPart({
      state,
      secrets,
      javaHome,
      libDir,
      ports: ports.brokers,
      certificates,
      through: this.options.through?.kafka,
    });
    const registry = new RegistryPart({
      state,
      secrets,
      postgres,
      javaHome,
      registryDir,
      port: ports.registry,
    });
    this.kafka = kafka;
    this.registry = registry;
    await Promise.all([
      this.startPostgresAndRegistry(),
      this.startKafka(),
      ensureKeystores({ state, secrets, profiles: this.profiles }, this.codes),
    ]);
  }

  private async startPostgresAndRegistry(): Promise<void> {
    const { postgres } = this;
    await postgres.initialise();
    await this.step('PostgreSQL', postgres.part());
    const made =
      (await postgres.provideOwned([CONSOLE_ROLE, DESK_ROLE, ...this.codes.map(roleOf)])) +
      (await postgres.provide([REGISTRY_ROLE, DETECTION_ROLE]));
    if (made > 0) this.say(`Made ${made} databases, each with roles of its own`);
    await Promise.all([this.migrate(), this.startRegistry()]);
  }

  /** Migrates as the owners of the databases, in processes that end before any service starts. */
  private async migrate(): Promise<void> {
    const { state, postgres } = this;
    state.privateFolder('settings');
    const step = async (
      name: string,
      entry: string,
      services: { role: string; numberReadyFile?: string }[],
    ): Promise<void> => {
      const file = settingsFile(state, name);
      writePrivateJson(file, postgres.migrationOf(services));
      await runOnce('Migrating the databases', process.execPath, [join(ROOT, 'dist', entry)], {
        env: { SINERGI_SETTINGS: file },
        timeoutMs: MIGRATED_WITHIN_MS * this.patience,
      });
    };
    await Promise.all([
      step(
        'migrate-agencies',
        'apps/agency/src/migrate.js',
        this.codes.map((code) => ({
          role: roleOf(code),
          numberReadyFile: state.path('public-keys', `${code}.number-ready`),
        })),
      ),
      step('migrate-console', 'apps/console/server/migrate.js', [{ role: CONSOLE_ROLE }]),
      step('migrate-desk', 'apps/desk/server/migrate.js', [{ role: DESK_ROLE }]),
    ]);
    this.say('Migrated the databases as their owners');
  }

  private async startRegistry(): Promise<void> {
    const { registry } = this;
    if (!registry.isComplete) {
      registry.setWritable(true);
      await this.step('Schema registry (to register the schemas)', registry.part());
      await registry.resetDynamicSettings();
      this.say(`Registered ${await registry.register()} schemas`);
      await this.supervisor.part('registry').stop();
      registry.setWritable(false);
    }
    await this.step('Schema registry (read-only)', registry.part());
  }

  private async startKafka(): Promise<void> {
    const { kafka, profiles } = this;
    const { brokers = 1 } = this.options;
    const services = profiles.filter(({ kind }) => kind !== 'OPERATOR');
    const accounts = [
      'operator',
      ...services.flatMap(({ code }) =>
        ['relay', 'replica', 'client'].map((role) => `${code}.${role}`),
      ),
    ];
    await kafka.initialise(accounts);
    await Promise.all(kafka.parts().map((part) => this.step(part.title, part)));
    const added = await kafka.addAccounts(accounts);
    if (added > 0) this.say(`Added ${added} accounts to Kafka`);
    if (await kafka.limitAccounts()) this.say('Gave each account its quotas');
    const topics = await kafka.withAdmin((admin) => createTopics(admin, profiles, brokers));
    const aligned = await kafka.withAdmin((admin) => alignTopics(admin, profiles, brokers));
    if (aligned > 0) this.say(`Changed the settings of ${aligned} topics`);
    const acls = await kafka.withAdmin((admin) => alignAcls(admin, profiles));
    if (topics + acls.added + acls.removed > 0)
      this.say(`Made ${topics} topics; access list: ${acls.added} added, ${acls.removed} removed`);
  }

  private async startServices(): Promise<void> {
    const { state, ports, postgres, kafka, options, secrets, profiles } = this;
    const { profilesDir, simulator = null, logLevel = 'info', destroyAfterMs } = options;
    writeSettings(
      {
        state,
        secrets,
        ports,
        profiles,
        profilesDir,
        postgres,
        kafka,
        caFile: this.caFile,
        registryUrl: this.registry.url,
        registryConsole: this.registry.consoleAccount,
        logLevel,
        destroyAfterMs,
        exerciseId: exerciseIdOf(profiles, LOCAL_EXERCISE),
        worksIn: options.worksIn ?? 'LIVE',
      },
      this.codes,
      simulator,
    );
    await this.step(
      'Identity provider',
      this.app({
        name: 'identity',
        title: 'Identity provider',
        entry: 'apps/identity/src/main.js',
        settingsFiles: [settingsFile(state, 'identity')],
        probes: [`${issuerOf(ports)}/.well-known/openid-configuration`],
        readyWithinMs: SERVICE_READY_MS,
        stopRank: 25,
      }),
    );
    const pages = [
      { name: 'console', title: 'Console', url: consoleUrlOf(ports) },
      { name: 'desk', title: 'Desk', url: deskUrlOf(ports) },
    ].map(({ name, title, url }) =>
      this.app({
        ...{ name, title },
        entry: `apps/${name}/server/main.js`,
        settingsFiles: [settingsFile(state, name)],
        probes: [`${url}/health/live`],
        live: [`${url}/health/live`],
        needs: this.stores,
        readyWithinMs: SERVICE_READY_MS,
        stopRank: 10,
      }),
    );
    const agencies = this.hosts.map(({ name, codes }) =>
      this.app({
        name,
        title: codes.length > 1 ? `${codes.length} agencies (${name})` : codes[0]!,
        entry: 'apps/agency/src/main.js',
        settingsFiles: codes.map((code) => settingsFile(state, code)),
        probes: codes.map((code) => `${agencyUrlOf(ports, code)}/health/ready`),
        live: codes.map((code) => `${agencyUrlOf(ports, code)}/health/live`),
        needs: this.stores,
        readyWithinMs: AGENCY_READY_MS,
        stopRank: 20,
        agencies: codes,
      }),
    );
    await Promise.all([...pages, ...agencies].map((part) => this.step(part.title, part)));
    await this.step(
      'Early detection',
      this.app({
        name: 'detection',
        title: 'Early detection',
        entry: 'apps/detection/src/main.js',
        settingsFiles: [settingsFile(state, 'detection')],
        probes: [`${detectionUrlOf(ports)}/health/ready`],
        live: [`${detectionUrlOf(ports)}/health/live`],
        needs: this.stores,
        readyWithinMs: SERVICE_READY_MS,
        stopRank: 8,
      }),
    );
  }

  private app(app: Omit<NodeApp, 'nodeArgs'>): PartDefinition {
    return nodeApp({ ...app, nodeArgs: () => this.options.nodeArgs?.(app.name) ?? [] });
  }

  private async step(title: string, part: PartDefinition): Promise<void> {
    const began = performance.now();
    await this.supervisor.start({ ...part, readyWithinMs: part.readyWithinMs * this.patience });
    this.say(`${title} is up (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }

  private writeDescriptor(): void {
    if (!this.kafka || !this.registry) return;
    writePrivateJson(this.state.path('platform.json'), this.descriptor);
  }

  private say(line: string): void {
    this.options.say(line);
  }
}
