import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { readBoundaries } from '@sinergi/domain';
import { createLogger } from '@sinergi/observability';
import { readProfiles, type SimulatorSettings } from '@sinergi/settings';
import { AgencyApi } from './agency-api.js';
import { answerAlerts } from './answer-alerts.js';
import { Journal } from './journal.js';
import { Pace } from './pace.js';
import { play } from './play.js';

export interface Running {
  /** the plan is done, or was stopped; rejects where play or desk can't go on */
  finished: Promise<void>;
  /** the desk was stopped; rejects where it can't go on, also after the plan is done */
  answering: Promise<void>;
  /** once it resolves, nothing is called or written any more */
  stop(): Promise<void>;
}

/** Starts play and desk; resolves at once. Every so often the log says how far it is. */
export function startSimulator(settings: SimulatorSettings): Running {
  const { ratePerSecond, totalEvents, rhythm, seed, issuer, answerPace } = settings;
  const logger = createLogger({ service: 'simulator', level: settings.logLevel });
  const abort = new AbortController();
  const { signal } = abort;
  // Everything that waits listens to it: as much as there are stories, and no leak.
  setMaxListeners(0, signal);
  const listed = new Map(
    readProfiles(settings.profilesDir).map((profile) => [profile.code, profile]),
  );
  const agencies = [...listed].filter(([, { kind }]) => kind === 'AGENCY');
  const profiles = new Map(settings.agencies.map(({ code }) => [code, listed.get(code)!]));
  const apis = new Map(
    settings.agencies.map((one) => [one.code, new AgencyApi(one, issuer, signal, logger)]),
  );
  const journal = Journal.open(
    settings.progressFile,
    { seed, agencies: [...profiles.keys()], planned: totalEvents },
    Date.now(),
  );
  const onRefused = (error: Error): void =>
    logger.error({ err: error }, 'refused: the plan and the agency disagree');
  let failure: unknown;
  // The first failure is the news, and ends the rest; what fails because everything ends is none.
  const onFailed = (error: unknown): void => {
    if (signal.aborted) return;
    failure = error;
    abort.abort();
  };
  const onEnded = (error: unknown): void => {
    onFailed(error);
    if (failure) throw failure;
  };
  const stage = {
    cast: {
      profiles,
      listed: new Map(agencies),
      boundaries: readBoundaries(JSON.parse(readFileSync(settings.boundariesFile, 'utf8'))),
    },
    journal,
    pace: new Pace(ratePerSecond, rhythm, signal),
    apiOf: (agency: string) => apis.get(agency)!,
    onRefused,
    onFailed,
    answerPace,
    signal,
  };
  const progress = setInterval(
    () => logger.info({ acknowledged: journal.acknowledged }, 'acknowledged so far'),
    30_000,
  );
  const playing = play(stage, { ratePerSecond, totalEvents })
    .then(() => logger.info({ acknowledged: journal.acknowledged }, 'the plan is done'))
    .catch(onEnded)
    .finally(() => clearInterval(progress));
  // Leads among those that are played are answered in the plan. What early detection raises is for
  // the identity authority; whom somebody else's system may ask, that system alone knows.
  const hasOthers = profiles.size < agencies.length;
  const desks = [...profiles.values()].filter(
    ({ publishes, identityAuthority }) =>
      publishes.includes('response') && (hasOthers || identityAuthority),
  );
  const answering = Promise.all(
    desks.map((profile) =>
      answerAlerts({
        profile,
        api: apis.get(profile.code)!,
        played: new Set(profiles.keys()),
        journal,
        seed,
        answerPace,
        onRefused,
        signal,
      }),
    ),
  )
    .then(() => undefined)
    .catch(onEnded);
  return {
    finished: Promise.race([playing, answering.then(() => playing)]),
    answering,
    async stop() {
      abort.abort();
      await Promise.allSettled([playing, answering]);
      await journal.written().catch(() => undefined);
    },
  };
}
