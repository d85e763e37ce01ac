import type { Logger } from '@sinergi/observability';
import type { ConsoleSettings } from '@sinergi/settings';
import { pageServer } from '@sinergi/web-server';
import { AlertWatch } from './alerts/alert-watch.js';
import { DeliverAlerts } from './alerts/deliver-alerts.js';
import { type ConsoleParts, consoleModule } from './console.module.js';
import { LiveScans } from './messages/live-scans.js';
import { OverviewStream } from './overview/overview-stream.js';

/** The paths of the pages' own routes. */
const PAGES = [
  '/',
  '/sync',
  '/agencies',
  '/topics',
  '/events',
  '/dead-letters',
  '/schemas',
  '/map',
  '/alerts',
  '/actions',
  '/sessions',
];
const UNMASKING = { path: /^\/api\/messages\/unmask/, perMinute: 30 };

/** Serves pages and API from the console's parts; resolves once it listens. */
export async function serveConsole(
  settings: ConsoleSettings,
  logger: Logger,
  parts: ConsoleParts,
): Promise<{ stop(): Promise<void> }> {
  const app = await pageServer({
    module: consoleModule(settings, logger, parts),
    ...{ logger, outage: parts.outage, narrow: [UNMASKING] },
    proxies: settings.http.proxies,
    ...{ webDir: settings.webDir, pages: PAGES, uncached: ['/api/'] },
  });
  await app.listen(settings.http.port, settings.http.host);
  app.get(AlertWatch).start();
  app.get(DeliverAlerts).start();
  return {
    async stop() {
      await Promise.all([app.get(AlertWatch).stop(), app.get(DeliverAlerts).stop()]);
      app.get(OverviewStream).closeAll();
      app.get(LiveScans).closeAll();
      await app.close();
    },
  };
}
