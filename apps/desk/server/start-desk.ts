import { createLogger } from '@sinergi/observability';
import { levelOf, OutageLog } from '@sinergi/outage';
import { untilDone } from '@sinergi/pace';
import type { DeskSettings } from '@sinergi/settings';
import { deskDatabase } from './database/desk-database.js';
import { serveDesk } from './serve-desk.js';

/**
 * Starts the desk and resolves once it listens. The database, the identity provider and the
 * agencies may be away at the start or later.
 */
export async function startDesk(settings: DeskSettings): Promise<{ stop(): Promise<void> }> {
  const logger = createLogger({ service: 'desk', level: settings.logLevel });
  const outage = new OutageLog({ of: 'database', logger });
  const database = deskDatabase({ url: settings.databaseUrl, poolSize: 4, outage });
  const stopping = new AbortController();
  const connecting = untilDone(
    () => database.connect(),
    stopping.signal,
    (error) => logger[levelOf(error)]({ err: error }, 'database does not answer yet, trying again'),
  ).catch(() => undefined);
  const served = await serveDesk(settings, logger, { database, outage });
  logger.info({ url: settings.publicUrl }, 'desk listens');
  return {
    async stop() {
      stopping.abort();
      await connecting;
      await served.stop();
      await database.close();
    },
  };
}
