import type { Logger } from '@sinergi/observability';
import type { DeskSettings } from '@sinergi/settings';
import { pageServer } from '@sinergi/web-server';
import { type DeskParts, deskModule } from './desk.module.js';
import { AgencyProxy, PROXY_PATH } from './proxy/agency-proxy.js';
import { mountProxy } from './proxy/mount-proxy.js';

/** The paths of the pages' own routes. */
const PAGES = ['/', '/report', '/lists', '/people', '/map'];

/** Serves pages, the own API and the way to the agencies; resolves once it listens. */
export async function serveDesk(
  settings: DeskSettings,
  logger: Logger,
  parts: DeskParts,
): Promise<{ stop(): Promise<void> }> {
  const app = await pageServer({
    module: deskModule(settings, logger, parts),
    ...{ logger, outage: parts.outage },
    proxies: settings.http.proxies,
    ...{ webDir: settings.webDir, pages: PAGES, uncached: ['/api/', `${PROXY_PATH}/`] },
  });
  await mountProxy(app, logger);
  await app.listen(settings.http.port, settings.http.host);
  return {
    async stop() {
      app.get(AgencyProxy).closeAll();
      await app.close();
    },
  };
}
