import { readFileSync } from 'node:fs';
import { readBoundaries } from '@sinergi/domain';
import { createLogger } from '@sinergi/observability';
import { readProfiles, type SimulatorSettings } from '@sinergi/settings';
import { AgencyApi } from './agency-api.js';
import { answerAlerts } from './answer-alerts.js';
import { Journal } from './journal.js';
import { Pace } from './pace.js';
import { play } from './play.js';

/** Starts the play; resolves at once. Every so often the log says how far it is. */
export function startSimulator(settings: SimulatorSettings): { finished: Promise<void>; stop(): Promise<void> } {
  const logger = createLogger({ service: 'simulator', level: settings.logLevel });
  const abort = new AbortController();
  const { signal } = abort;
  const listed = new Map(readProfiles(settings.profilesDir).map((profile) => [profile.code, profile]));
  const profiles = new Map(settings.agencies.map(({ code }) => [code, listed.get(code)!]));
  const apis = new Map(settings.agencies.map((one) => [one.code, new AgencyApi(one, settings.issuer, signal, logger)]));
  const { ratePerSecond, totalEvents, rhythm, seed } = settings;
  const journal = Journal.open(settings.progressFile, { seed, planned: totalEvents }, Date.now());
  const onRefused = (error: Error): void => logger.error({ err: error }, 'refused: the plan and the agency disagree');
  const stage = {
    seed,
    cast: { profiles, boundaries: readBoundaries(JSON.parse(readFileSync(settings.boundariesFile, 'utf8'))) },
    journal,
    pace: new Pace(ratePerSecond, rhythm, signal),
    apiOf: (agency: string) => apis.get(agency)!,
    onRefused,
    signal,
  };
  const progress = setInterval(() => logger.info({ acknowledged: journal.acknowledged }, 'acknowledged so far'), 30_000);
  const unlessStopped = (error: unknown): void => {
    if (!signal.aborted) throw error;
  };
  const desk = settings.agencies.find(({ code }) => profiles.get(code)?.identityAuthority);
  const answering = desk
    ? answerAlerts(profiles.get(desk.code)!, apis.get(desk.code)!, journal, onRefused, signal).catch(unlessStopped)
    : Promise.resolve();
  const playing = play(stage, { ratePerSecond, totalEvents })
    .then(() => logger.info({ acknowledged: journal.acknowledged }, 'the plan is done'))
    .catch(unlessStopped)
    .finally(() => clearInterval(progress));
  // The desk has no end of its own: that it fails ends the play, that the play ends does not end it.
  const finished = Promise.race([playing, answering.then(() => playing)]);
  return {
    finished,
    async stop() {
      abort.abort();
      await Promise.allSettled([playing, answering]);
      await journal.written().catch(() => undefined);
    },
  };
}
