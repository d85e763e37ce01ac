import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SharedLog } from '@sinergi/broker';
import type { AgencySettings } from '@sinergi/settings';
import { agencyModule } from './agency.module.js';
import { agencyParts } from './bootstrap/agency-parts.js';
import { bringUp } from './bootstrap/bring-up.js';
import { keepHouse } from './bootstrap/housekeeping.js';
import { NestLog } from './bootstrap/nest-log.js';
import { prepareHttp } from './bootstrap/prepare-http.js';
import { httpAdapter } from './bootstrap/serve-http.js';
import { RepeatOwnKeys } from './change/repeat-own-keys.js';
import { RepeatRefused } from './change/repeat-refused.js';
import { ClockNotices } from './clock/clock-notices.js';
import { FollowClocks } from './clock/follow-clocks.js';
import { FollowIdentityFacts } from './detection/follow-identity-facts.js';
import { RunIdentityRules } from './detection/run-identity-rules.js';
import { FollowDirectory } from './directory/follow-directory.js';
import { LapseEntities } from './entity/lapse-entities.js';
import { FeedStream } from './feed/feed-stream.js';
import { ReceiptBook } from './feed/receipt-book.js';
import { HoldSubjects } from './hold/hold-subjects.js';
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
 * @param shared what this process reads once for all its agencies
 * @param onCrash called when the service cannot continue: its consumer died, or its start failed
 *   for good
 */
export async function startAgency(
  settings: AgencySettings,
  shared: SharedLog,
  onCrash: (error: Error) => void,
): Promise<RunningAgency> {
  const parts = await agencyParts(settings, Date.now, undefined, shared);
  const { logger, profile, outages } = parts;
  const stopping = new AbortController();
  const root = agencyModule(parts, (error) => {
    logger.fatal({ err: error }, 'consumer crashed');
    onCrash(error);
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, httpAdapter(settings.http), {
    logger: new NestLog(logger),
    abortOnError: false,
  });
  await prepareHttp(app, parts);
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
      await app.get(FollowIdentityFacts).follower.stop();
      await app.get(RunIdentityRules).stop();
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
