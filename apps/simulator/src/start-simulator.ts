import { readFileSync } from 'node:fs';
import { readBoundaries } from '@sinergi/domain';
import { createLogger } from '@sinergi/observability';
import { readProfiles, type SimulatorSettings } from '@sinergi/settings';
import { AgencyApi } from './agency-api.js';
import { Journal } from './journal.js';
import { play } from './play.js';

/** Starts the play; resolves at once. Every so often the log says how far it is. */
export function startSimulator(settings: SimulatorSettings): { finished: Promise<void>; stop(): Promise<void> } {
  const logger = createLogger({ service: 'simulator', level: settings.logLevel });
  const abort = new AbortController();
  const profiles = new Map(readProfiles(settings.profilesDir).map((profile) => [profile.code, profile]));
  const access = settings.agencies.filter(({ code }) => profiles.get(code)?.publishes.includes('sighting'));
  const apis = new Map(access.map((one) => [one.code, new AgencyApi(one, settings.issuer, abort.signal, logger)]));
  const agencies = access.map(({ code }) => code).sort();
  const plan = { seed: settings.seed, planned: settings.totalEvents, agencies };
  const journal = Journal.open(settings.progressFile, plan, Date.now());
  const stage = {
    seed: settings.seed,
    boundaries: readBoundaries(JSON.parse(readFileSync(settings.boundariesFile, 'utf8'))),
    journal,
    profileOf: (agency: string) => profiles.get(agency)!,
    apiOf: (agency: string) => apis.get(agency)!,
    onRefused: (error: Error) => logger.error({ err: error }, 'refused: the plan and the agency disagree'),
  };
  const { ratePerSecond, totalEvents } = settings;
  const progress = setInterval(() => logger.info({ ...journal.acknowledged }, 'acknowledged so far'), 30_000);
  const finished = play(stage, { agencies, ratePerSecond, totalEvents, signal: abort.signal })
    .then(() => logger.info({ ...journal.acknowledged }, 'the plan is done'))
    .catch((error: unknown) => {
      if (!abort.signal.aborted) throw error;
    })
    .finally(() => clearInterval(progress));
  return {
    finished,
    async stop() {
      abort.abort();
      await finished;
    },
  };
}
