import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceDatabase } from '@sinergi/database';
import { createLogger } from '@sinergi/observability';
import type { DeskSettings } from '@sinergi/settings';
import {
  CookieBrowser,
  freePort,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import type { Person } from '@sinergi/web-server';
import { type IdentityStandIn, identityStandIn } from '@sinergi/web-server/testing';
import type { Me } from '../../contract/me.js';
import { deskDatabase } from '../database/desk-database.js';
import { serveDesk } from '../serve-desk.js';

/** The desk on a temporary database, with a provider that logs everybody in as one officer. */
export class DeskAtHand {
  private constructor(
    readonly settings: DeskSettings,
    readonly database: ServiceDatabase,
    private readonly postgres: TemporaryPostgres,
    private readonly identity: IdentityStandIn,
    private readonly served: { stop(): Promise<void> },
  ) {}

  static async start(person: Person, agencyUrls: Record<string, string>): Promise<DeskAtHand> {
    const webDir = await mkdtemp(join(tmpdir(), 'sinergi-desk-'));
    await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Sinergi</title>');
    const postgres = await temporaryPostgres();
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    const client = { id: 'desk', secret: 'a secret of the desk' };
    const identity = await identityStandIn({
      ...{ clientId: client.id, clientSecret: client.secret, person },
      redirectUri: `${publicUrl}/login/callback`,
    });
    const settings: DeskSettings = {
      ...{ http: { host: '127.0.0.1', port }, publicUrl, webDir, client, agencyUrls },
      ...{ lane: 'LIVE', issuer: identity.issuer, logLevel: 'error' },
      sessionSecret: 'a secret of sixteen characters or more',
      databaseUrl: await postgres.createDatabase('desk'),
      boundariesFile: 'deploy/data/kecamatan-jakarta-pusat.geojson',
      profilesDir: 'deploy/agencies',
      metricsToken: 'a-token-of-sixteen-characters',
      mostFileBytes: 2 * 1_024 * 1_024,
    };
    const logger = createLogger({ service: 'desk', level: 'fatal' as never });
    const database = deskDatabase({ url: settings.databaseUrl });
    await database.connect();
    const served = await serveDesk(settings, logger, { database });
    return new DeskAtHand(settings, database, postgres, identity, served);
  }

  /** A browser in which the officer is logged in, and what its page knows. */
  async logIn(): Promise<{ browser: CookieBrowser; me: Me }> {
    const browser = new CookieBrowser();
    await browser.follow(`${this.settings.publicUrl}/login`);
    const me = (await (await browser.get(`${this.settings.publicUrl}/api/me`)).json()) as Me;
    return { browser, me };
  }

  async close(): Promise<void> {
    await this.served.stop();
    await this.database.close();
    await this.identity.close();
    await this.postgres.stop();
    await rm(this.settings.webDir, { recursive: true, force: true });
  }
}
