import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Journal } from '../../apps/simulator/src/journal.js';
import { startSimulator } from '../../apps/simulator/src/start-simulator.js';
import { tellStory } from '../../apps/simulator/src/tell-story.js';
import { aCast, BOUNDARIES } from '../../apps/simulator/src/testing/a-cast.js';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import type { Progress } from './exact-totals.js';
import { agencyOf } from './platform.js';

const SEED = 1;

/** One story of the simulator's plan, and by whom it is played. */
export interface PlayedStory {
  kind: string;
  codes: readonly string[];
  exerciseId: string;
  progressFile: string;
}

/** Plays the first story of a kind on a running platform, to its end. */
export async function playStory(
  { issuer, profilesDir, ...descriptor }: PlatformDescriptor,
  { kind, codes, exerciseId, progressFile }: PlayedStory,
): Promise<Progress> {
  const cast = aCast(codes);
  const isWanted = (index: number): boolean =>
    tellStory(SEED, index, Date.now(), cast).kind === kind;
  let nextStory = 0;
  while (!isWanted(nextStory)) nextStory += 1;
  Journal.open(progressFile, { seed: SEED, agencies: codes, planned: 1 }, Date.now());
  writeFileSync(
    progressFile,
    JSON.stringify({ ...(JSON.parse(readFileSync(progressFile, 'utf8')) as object), nextStory }),
  );
  const running = startSimulator({
    ...{ issuer, profilesDir, exerciseId, progressFile, seed: SEED },
    // Its steps come by turns of the rate; others may begin until its first write is answered.
    ...{ totalEvents: 1, ratePerSecond: 5, rhythm: 'steady', answerPace: 0 },
    boundariesFile: resolve(BOUNDARIES),
    agencies: codes.map((code) => {
      const { apiUrl, client } = agencyOf({ issuer, profilesDir, ...descriptor }, code);
      return { code, apiUrl, clientId: client.id, clientSecret: client.secret };
    }),
    logLevel: 'error',
  });
  try {
    await running.finished;
  } finally {
    await running.stop();
  }
  return JSON.parse(readFileSync(progressFile, 'utf8')) as Progress;
}
