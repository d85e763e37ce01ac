import { AgencyClient } from '@sinergi/client';
import { agencyUrn } from '@sinergi/contracts';
import { ServiceDatabase } from '@sinergi/database';
import { TokenVerifier } from '@sinergi/http';
import { createLogger, createMetrics, exposeMetrics } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import { coordinatorOf, type DetectionSettings, readProfiles } from '@sinergi/settings';
import { competentAgencies } from './competent-agencies.js';
import { detectionMigrations } from './detection-migrations.js';
import { DetectionWork } from './detection-work.js';
import { RuleBook } from './rule-book.js';
import { detectionDoors } from './serve-detection.js';
import { WATCHED_FLOWS } from './take-events.js';
import { PrecisionWatch } from './watch-precision.js';

/**
 * Starts early detection: rules that evaluate the copy of the participant `deteksi`. The service
 * uses only that participant's public interface.
 */
export async function startDetection(
  settings: DetectionSettings,
): Promise<{ finished: Promise<void>; stop(): Promise<void> }> {
  const { agency, issuer, http, databaseUrl, competentAgency, settleMs, logLevel } = settings;
  const logger = createLogger({ service: 'detection', level: logLevel });
  const abort = new AbortController();
  const profiles = readProfiles(settings.profilesDir);
  const authority = profiles.find(({ code }) => code === agency.code)?.legalAuthority[0];
  if (!authority)
    throw new Error(`Expected a legal authority in the profile of ${agency.code}, got none`);
  const database = new ServiceDatabase({
    service: 'detection',
    url: databaseUrl,
    migrations: detectionMigrations,
    outage: new OutageLog({ of: 'database', logger }),
  });
  const scopes = [...WATCHED_FLOWS.map((flow) => `${flow}:read`), 'alert:write'];
  const outages = {
    agency: new OutageLog({ of: `agency ${agency.code}`, logger }),
    issuer: new OutageLog({ of: 'identity provider', logger }),
  };
  const client = new AgencyClient({ ...agency, issuer, scopes, signal: abort.signal, outages });
  const handling = { purpose: authority.purpose, legalBasis: authority.legalBases[0]! };
  const coordinator = coordinatorOf(profiles).code;
  const participants = profiles.filter(({ kind }) => kind !== 'OPERATOR');
  const work = new DetectionWork({
    database,
    client,
    logger,
    settleMs,
    competentFor: competentAgencies(profiles, competentAgency),
    participants,
    // Who coordinates the agencies is told where one of them does not take an alert up.
    escalateTo: coordinator,
    handling,
    signal: abort.signal,
  });

  const metrics = createMetrics({ agency: agency.code });
  const watch = new PrecisionWatch({ database, logger, metrics, signal: abort.signal });
  const app = await detectionDoors({
    served: { token: settings.metricsToken, text: () => exposeMetrics(metrics) },
    ...{ work, database, logger, participants, coordinator, rules: new RuleBook().rules },
    verifier: new TokenVerifier({ issuer, audience: agencyUrn(agency.code), agency: agency.code }),
  });
  await app.listen(http.port, http.host);
  const finished = Promise.all([work.run(), watch.run()]).then(
    () => undefined,
    (error: unknown) => {
      if (!abort.signal.aborted) throw error;
    },
  );
  return {
    finished,
    async stop() {
      abort.abort();
      await Promise.allSettled([finished]);
      await app.close();
      await database.close();
      for (const outage of Object.values(outages)) outage.close();
    },
  };
}
