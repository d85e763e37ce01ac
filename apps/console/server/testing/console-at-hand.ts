import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventCodec, MemorySchemaRegistry } from '@sinergi/contracts';
import type { ServiceDatabase } from '@sinergi/database';
import { createLogger } from '@sinergi/observability';
import { type ConsoleSettings, readProfiles } from '@sinergi/settings';
import { freePort, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { SessionTable } from '@sinergi/web-server';
import type { Operator } from '../../contract/session.js';
import { consoleDatabase } from '../database/console-database.js';
import { serveConsole } from '../serve-console.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { ScriptedBus } from './scripted-bus.js';

/** The console's service on a temporary database and a scripted bus, for one file of tests. */
export class ConsoleAtHand {
  readonly bus = new ScriptedBus();
  readonly codec = new EventCodec(new MemorySchemaRegistry());
  readonly logger = createLogger({ service: 'console', level: 'fatal' as never });
  database!: ServiceDatabase;
  /** made by `start`, and begins to read when the test calls its `start` */
  watch!: ExchangeWatch;
  private served: { stop(): Promise<void> } | undefined;

  private constructor(
    private readonly postgres: TemporaryPostgres,
    readonly settings: ConsoleSettings,
  ) {}

  /** Makes what it needs and starts nothing yet: the pages' folder holds a shell. */
  static async prepare(change: Partial<ConsoleSettings> = {}): Promise<ConsoleAtHand> {
    const webDir = await mkdtemp(join(tmpdir(), 'sinergi-console-'));
    await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Sinergi</title>');
    const postgres = await temporaryPostgres();
    const port = await freePort();
    return new ConsoleAtHand(postgres, {
      exchange: { id: 'exchange-of-tests', directoryKey: 'A'.repeat(43) },
      http: { host: '127.0.0.1', port },
      publicUrl: `http://127.0.0.1:${port}`,
      webDir,
      issuer: 'http://127.0.0.1:1',
      client: { id: 'console', secret: 'a secret of the console' },
      sessionSecret: 'a secret of sixteen characters or more',
      kafka: {
        brokers: ['127.0.0.1:1'],
        caFile: '/nowhere',
        operator: { username: 'operator', password: 'none' },
      },
      registry: { url: 'http://127.0.0.1:1' },
      profilesDir: 'deploy/agencies',
      databaseUrl: await postgres.createDatabase('console'),
      agencyUrls: {},
      exportAllowed: false,
      lane: 'LIVE',
      boundariesFile: 'deploy/data/kecamatan-jakarta-pusat.geojson',
      alerts: { reach: 'loopback' },
      logLevel: 'error',
      ...change,
    });
  }

  /** Starts it; after `stop`, once more on the same database. */
  async start(): Promise<void> {
    const { bus, codec, logger, settings } = this;
    this.watch = new ExchangeWatch({
      ...{ bus, codec, logger },
      profiles: readProfiles(settings.profilesDir),
      exchange: settings.exchange,
    });
    this.database = consoleDatabase({ url: settings.databaseUrl });
    await this.database.connect();
    this.served = await serveConsole(settings, logger, {
      watch: this.watch,
      database: this.database,
    });
  }

  async stop(): Promise<void> {
    await this.served?.stop();
    await this.watch?.stop();
    await this.database?.close();
  }

  /** Stops it and removes what it was given. */
  async close(): Promise<void> {
    await this.stop();
    await this.postgres.stop();
    await rm(this.settings.webDir, { recursive: true, force: true });
  }

  /** Begins a session without the identity provider. @returns the headers that carry it */
  async sessionOf(operator: Operator): Promise<{ cookie: string; 'x-sinergi-csrf': string }> {
    const table = new SessionTable(this.database, this.settings.sessionSecret, 'console');
    const secret = await table.begin(operator, undefined);
    const { csrfToken } = (await table.find(secret))!;
    return { cookie: `__Host-sinergi_session=${secret}`, 'x-sinergi-csrf': csrfToken };
  }
}
