import { NestFactory, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BusServer } from '@sinergi/broker';
import type { AgencySettings } from '@sinergi/settings';
import { agencyModule } from './agency.module.js';
import { agencyParts } from './bootstrap/agency-parts.js';
import { bringUp } from './bootstrap/bring-up.js';
import { describeApi } from './bootstrap/describe-api.js';
import { keepHouse } from './bootstrap/housekeeping.js';
import { measure } from './bootstrap/measure.js';
import { NestLog } from './bootstrap/nest-log.js';
import { refuseOtherMethods } from './bootstrap/refuse-other-methods.js';
import { httpAdapter, logRequests, readBodies, storeNothing } from './bootstrap/serve-http.js';
import { watchReadiness } from './bootstrap/watch-readiness.js';
import { RepeatOwnKeys } from './change/repeat-own-keys.js';
import { RepeatRefused } from './change/repeat-refused.js';
import { ClockNotices } from './clock/clock-notices.js';
import { FollowClocks } from './clock/follow-clocks.js';
import { FollowDirectory } from './directory/follow-directory.js';
import { LapseEntities } from './entity/lapse-entities.js';
import { FeedStream } from './feed/feed-stream.js';
import { ReceiptBook } from './feed/receipt-book.js';
import { HoldSubjects } from './hold/hold-subjects.js';
import { AccessGuard } from './http/access.guard.js';
import { Callers } from './http/callers.js';
import { limitRequests } from './http/limit-requests.js';
import { ProblemFilter } from './http/problem.filter.js';
import { refuseRepeatedHeaders } from './http/refuse-repeated-headers.js';
import { QueryGuard } from './http/takes-query.js';
import { DestroyKeys } from './keys/destroy-keys.js';
import { WatchKeyAge } from './keys/watch-key-age.js';
import { ReceiveNotices } from './notice/receive-notices.js';
import { PublishReport } from './report/publish-report.js';
import { watchKeystore } from './signing/watch-keystore.js';
import { FollowSubjects } from './subject/follow-subjects.js';
import { RunOperation } from './sync/run-operation.js';
import { SyncWatch } from './sync/sync-watch.js';
import { DeliverWebhooks } from './webhook/deliver-webhooks.js';
import { FollowOwnWork } from './worklist/follow-own-work.js';

export interface RunningAgency {
  code: string;
  /** Stops taking work, finishes the work in progress, closes what is open; in that order. */
  stop(): Promise<void>;
}

/**
 * Starts one agency's service. Resolves once its HTTP listens. The other parts start afterwards,
 * and `/health/ready` tells the progress.
 *
 * @param onCrash called when the service cannot continue: its consumer died, or its start failed
 *   for good
 */
export async function startAgency(
  settings: AgencySettings,
  onCrash: (error: Error) => void,
): Promise<RunningAgency> {
  const parts = await agencyParts(settings);
  const { logger, profile, outages } = parts;
  const stopping = new AbortController();
  const root = agencyModule(parts, (error) => {
    logger.fatal({ err: error }, 'consumer crashed');
    onCrash(error);
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, httpAdapter(), {
    logger: new NestLog(logger),
    abortOnError: false,
  });
  app.useGlobalGuards(app.get(AccessGuard), new QueryGuard(app.get(Reflector)));
  app.useGlobalFilters(
    new ProblemFilter(logger, { refused: () => outages.some((one) => one.refused()) }),
  );
  const server = app.get(BusServer);
  app.connectMicroservice({ strategy: server }, { inheritAppConfig: true });
  const routes = refuseOtherMethods(app);
  watchReadiness(app, parts, server);
  measure(app, parts, server);
  logRequests(app, logger);
  storeNothing(app);
  refuseRepeatedHeaders(app);
  readBodies(app);
  await limitRequests(app, app.get(Callers), settings.limits);
  await app.init();
  // Nest's filter covers every route from here on.
  describeApi(app, parts);
  routes.close();
  await app.listen(settings.http.port, settings.http.host);
  const stopHousekeeping = keepHouse(parts);
  const stopWatching = watchKeystore(parts.keystore, settings.keystore, logger);
  bringUp(app, parts, stopping.signal).catch((error: unknown) => {
    if (stopping.signal.aborted) return;
    logger.fatal({ err: error }, 'start failed');
    onCrash(error instanceof Error ? error : new Error(String(error)));
  });
  return {
    code: profile.code,
    async stop() {
      stopping.abort();
      stopHousekeeping();
      stopWatching();
      app.get(FollowDirectory).stop();
      app.get(RepeatOwnKeys).stop();
      app.get(RepeatRefused).stop();
      app.get(FeedStream).closeAll();
      app.get(WatchKeyAge).stop();
      await app.get(DestroyKeys).stop();
      await app.get(RunOperation).stop();
      await app.get(SyncWatch).stop();
      await app.get(LapseEntities).stop();
      await app.get(DeliverWebhooks).stop();
      await app.get(ReceiptBook).stop();
      await app.get(FollowSubjects).follower.stop();
      await app.get(HoldSubjects).follower.stop();
      await app.get(FollowOwnWork).follower.stop();
      await app.get(ReceiveNotices).follower.stop();
      await app.get(FollowClocks).follower.stop();
      await app.get(ClockNotices).stop();
      await app.close();
      await app.get(PublishReport).stop();
      await parts.relay.stop();
      await Promise.all([parts.replicaBus.close(), parts.relayBus.close()]);
      await parts.database.close();
      for (const outage of outages) outage.close();
    },
  };
}
