import { readFileSync } from 'node:fs';
import { KafkaBus } from '@sinergi/broker';
import { EventCodec, watchedRegistry } from '@sinergi/contracts';
import { expectAppendOnly } from '@sinergi/database';
import { createLogger } from '@sinergi/observability';
import { levelOf, OutageLog } from '@sinergi/outage';
import { untilDone } from '@sinergi/pace';
import { type ConsoleSettings, readProfiles } from '@sinergi/settings';
import { consoleDatabase } from './database/console-database.js';
import { consoleRights } from './database/console-migrations.js';
import { FlowSampleTable } from './samples/flow-sample-table.js';
import { SampleTable } from './samples/sample-table.js';
import { Sampler } from './samples/sampler.js';
import { StartTable } from './samples/start-table.js';
import { serveConsole } from './serve-console.js';
import { ExchangeWatch } from './watch/exchange-watch.js';

/**
 * Starts the console and resolves once it listens. The broker, the registry and the identity
 * provider may be away at the start or later.
 */
export async function startConsole(settings: ConsoleSettings): Promise<{ stop(): Promise<void> }> {
  const logger = createLogger({ service: 'console', level: settings.logLevel });
  const { brokers, caFile, operator } = settings.kafka;
  let brokerRequests = 0;
  const onRequest = (): void => {
    brokerRequests += 1;
  };
  const bus = new KafkaBus({
    brokers,
    ca: readFileSync(caFile, 'utf8'),
    ...operator,
    clientId: 'operator.console',
    logger,
    outage: new OutageLog({ of: 'broker', logger }),
    onRequest,
  });
  const { registry, outage: registryOutage } = watchedRegistry(settings.registry, logger);
  const codec = new EventCodec(registry);
  const watch = new ExchangeWatch({
    bus,
    codec,
    profiles: readProfiles(settings.profilesDir),
    exchange: settings.exchange,
    logger,
  });
  const outage = new OutageLog({ of: 'database', logger });
  const database = consoleDatabase({
    url: settings.databaseUrl,
    poolSize: 6,
    outage,
  });
  const stopping = new AbortController();
  const connecting = untilDone(
    async () => {
      await database.connect();
      await expectAppendOnly(database.query, consoleRights.appendOnly);
    },
    stopping.signal,
    (error) => logger[levelOf(error)]({ err: error }, 'database does not answer yet, trying again'),
  ).catch(() => undefined);
  const served = await serveConsole(settings, logger, {
    watch,
    database,
    outage,
    brokerRequests: () => brokerRequests,
  });
  watch.start();
  const sampler = new Sampler({
    overview: () => watch.board().overview,
    table: new SampleTable(database),
    flows: new FlowSampleTable(database),
    starts: new StartTable(database),
    logger,
  });
  sampler.start();
  logger.info({ url: settings.publicUrl }, 'console listens');
  return {
    async stop() {
      stopping.abort();
      await connecting;
      await served.stop();
      await sampler.stop();
      await watch.stop();
      await bus.close();
      await database.close();
      registryOutage.close();
    },
  };
}
