import { readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaBus } from '@sinergi/broker';
import { EventCodec, SchemaRegistry } from '@sinergi/contracts';
import { createLogger } from '@sinergi/observability';
import { type ConsoleSettings, readProfiles } from '@sinergi/settings';
import { consoleModule } from './console.module.js';
import { ProblemFilter } from './door/problem.js';
import { OverviewStream } from './overview/overview-stream.js';
import { servePages } from './serve-pages.js';
import { ExchangeWatch } from './sync/exchange-watch.js';

/** Starts the console; resolves once it listens. Broker, registry and identity provider may come later, or go and come back. */
export async function startConsole(settings: ConsoleSettings): Promise<{ stop(): Promise<void> }> {
  const logger = createLogger({ service: 'console', level: settings.logLevel });
  const { brokers, caFile, operator } = settings.kafka;
  const bus = new KafkaBus({ brokers, ca: readFileSync(caFile, 'utf8'), ...operator, clientId: 'operator.console', logger });
  const codec = new EventCodec(new SchemaRegistry(settings.registry));
  const watch = new ExchangeWatch({ bus, codec, profiles: readProfiles(settings.profilesDir), logger });
  const adapter = new FastifyAdapter({ forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(consoleModule(settings, logger, watch), adapter, {
    logger: ['warn', 'error', 'fatal'],
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(logger));
  await servePages(app, settings.webDir);
  watch.start();
  await app.listen(settings.http.port, settings.http.host);
  logger.info({ url: settings.publicUrl }, 'console listens');
  return {
    async stop() {
      app.get(OverviewStream).closeAll();
      await app.close();
      await watch.stop();
      await bus.close();
    },
  };
}
