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
  /**
   * resolves when the plan is done or was stopped; rejects where the play or a desk cannot continue
   */
  finished: Promise<void>;
  /**
   * resolves when the desks were stopped; rejects where a desk cannot continue, also after the plan
   * is done
   */
  answering: Promise<void>;
  /** resolves once nothing is called or written any more */
  stop(): Promise<void>;
}

/** Starts the play and the desks; resolves at once. The log tells the progress at intervals. */
export function startSimulator(settings: SimulatorSettings): Running {
  const { ratePerSecond, totalEvents, rhythm, seed, issuer, answerPace } = settings;
  const logger = createLogger({ service: 'simulator', level: settings.logLevel });
  const abort = new AbortController();
  const { signal } = abort;
  // Everything that waits listens to the signal: the number of listeners follows the number of
  // stories and is no leak.
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
  // The first failure counts and ends everything else. Failures that follow from this end are
  // ignored.
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
      exerciseId: settings.exerciseId,
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
  // The plan answers leads among the agencies that are played. Alerts of early detection are
  // addressed to the identity authority. Only an agency's own system knows whom it may address.
  const hasOthers = profiles.size < agencies.length;
  const desks = [...profiles.values()].filter(
    ({ publishes, identityAuthority }) =>
      publishes.includes('response') && (hasOthers || identityAuthority),
  );
  const answering = Promise.all(
    desks.map((profile) =>
      answerAlerts({
        profile,
        exerciseId: settings.exerciseId,
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
