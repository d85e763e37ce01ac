import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@sinergi/observability';
import type { ConsoleSettings } from '@sinergi/settings';
import { AlertWatch } from './alerts/alert-watch.js';
import { DeliverAlerts } from './alerts/deliver-alerts.js';
import { type ConsoleParts, consoleModule } from './console.module.js';
import { ProblemFilter } from './http/problem.js';
import { HEADERS_AT_MOST_BYTES, refuseUnreadable } from './http/refuse-unreadable.js';
import { RefuseUnknownQuery } from './http/takes-query.js';
import { limitRates } from './limit-rates.js';
import { LiveScans } from './messages/live-scans.js';
import { OverviewStream } from './overview/overview-stream.js';
import { servePages } from './serve-pages.js';

/** Serves pages and API from the console's parts; resolves once it listens. */
export async function serveConsole(
  settings: ConsoleSettings,
  logger: Logger,
  parts: ConsoleParts,
): Promise<{ stop(): Promise<void> }> {
  const adapter = new FastifyAdapter({
    forceCloseConnections: true,
    http: { maxHeaderSize: HEADERS_AT_MOST_BYTES },
    clientErrorHandler: refuseUnreadable,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    consoleModule(settings, logger, parts),
    adapter,
    {
      logger: ['warn', 'error', 'fatal'],
      abortOnError: false,
    },
  );
  app.useGlobalFilters(new ProblemFilter(logger, parts.outage));
  app.useGlobalInterceptors(new RefuseUnknownQuery(app.get(Reflector)));
  await limitRates(app);
  await servePages(app, settings.webDir);
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
