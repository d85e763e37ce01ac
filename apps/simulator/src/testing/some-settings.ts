import type { SimulatorSettings } from '@sinergi/settings';
import { agencies, BOUNDARIES, EXERCISE, PROFILES } from './a-cast.js';

/** The fields of the journal's file that tests read. */
export interface SimulatorProgress {
  startedAt: number;
  acknowledged: number;
  byAgency: Record<string, Record<string, number>>;
  expected: { lapses: Record<string, number>; overstays: number };
  refused: number;
  done: boolean;
  nextStory: number;
  active: { notBefore?: number }[];
}

/** Builds settings for all agencies behind one address, each below its code. */
export const someSettings = (url: string, progressFile: string): SimulatorSettings => ({
  issuer: url,
  seed: 7,
  ratePerSecond: 150,
  totalEvents: 200,
  rhythm: 'steady',
  answerPace: 0,
  exerciseId: EXERCISE,
  profilesDir: PROFILES,
  boundariesFile: BOUNDARIES,
  progressFile,
  agencies: agencies.map((code) => ({
    code,
    apiUrl: `${url}/${code}`,
    clientId: `${code}.system`,
    clientSecret: 'x',
  })),
  logLevel: 'error',
});
