import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atSlowest } from '@sinergi/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from './journal.js';
import { Pace } from './pace.js';
import { play } from './play.js';
import { aCast, agencies, participants } from './testing/a-cast.js';
import { ExchangeOnPaper } from './testing/exchange-on-paper.js';
import { paperAgencies } from './testing/paper-agencies.js';
import type { SimulatorProgress } from './testing/some-settings.js';

const STEPS = 2_000;
/** stories that are told side by side */
const AT_ONCE = 60;
/** What an agency's service writes by itself, or the exchange's start does. */
const BY_SERVICES = ['subject', 'hold', 'disclosure', 'directory', 'exercise'];
const cast = aCast();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-paper-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Plays a plan on paper, as fast as it goes. */
async function played(
  seed: number,
  { steps = STEPS, exchange = new ExchangeOnPaper(cast, Date.now) } = {},
) {
  const file = join(folder, 'progress.json');
  const { signal } = new AbortController();
  const refusals: string[] = [];
  const journal = Journal.open(
    file,
    { seed, agencies: [...cast.profiles.keys()], planned: steps },
    Date.now(),
  );
  const performance = { ratePerSecond: AT_ONCE / 2, totalEvents: steps };
  await play(
    {
      ...{ cast, journal, signal, answerPace: 0 },
      pace: new Pace(5_000, 'steady', signal),
      apiOf: paperAgencies(exchange),
      onRefused: ({ message }) => refusals.push(message),
      onFailed: (error) => {
        throw error;
      },
    },
    performance,
  );
  const progress = JSON.parse(readFileSync(file, 'utf8')) as SimulatorProgress;
  return { exchange, progress, refusals };
}

describe.each([1, 20_230_914])('two thousand steps of seed %i on paper', (seed) => {
  it(
    'are all accepted, counted exactly, and every agency says whatever it may say',
    async () => {
      const { exchange, progress, refusals } = await played(seed);
      expect(refusals).toEqual([]);
      expect(progress).toMatchObject({ done: true, refused: 0, active: [] });
      expect(progress.acknowledged).toBeGreaterThanOrEqual(STEPS);
      expect(progress.byAgency).toEqual(exchange.totals);
      for (const code of agencies) {
        const { publishes } = participants.find((one) => one.code === code)!;
        const said = new Set(
          Object.keys(progress.byAgency[code] ?? {}).map((what) => what.split(' ')[0]!),
        );
        const wanted = publishes.filter((flow) => !BY_SERVICES.includes(flow));
        expect({ code, missing: wanted.filter((flow) => !said.has(flow)) }).toEqual({
          code,
          missing: [],
        });
      }
      // Each knows a person under a subject of its own.
      const knowing = new Set(exchange.of('subject').map(({ owner }) => owner));
      expect([...knowing].sort()).toEqual([...agencies].sort());
    },
    atSlowest(60_000),
  );
});

it('leaves what an agency said by a system of its own, and counts none of it', async () => {
  const exchange = new ExchangeOnPaper(cast, Date.now);
  const stated = agencies.filter((code) => 'written' in exchange.write(code, COVERAGE));
  expect(stated).toEqual(agencies);
  const { progress, refusals } = await played(7, { exchange, steps: 800 });
  expect({ refusals, refused: progress.refused }).toEqual({ refusals: [], refused: 0 });
  for (const code of agencies) expect(progress.byAgency[code]!['coverage STATED']).toBeUndefined();
});

const COVERAGE = {
  ...{ flow: 'coverage', change: 'STATED', target: null },
  data: {
    ...{ flow: 'sighting', officer: 'Petugas Latihan' },
    completeUntil: new Date(Date.now() - 60_000).toISOString(),
    handling: {
      purpose: 'SUPERVISION',
      legalBasis: 'UU 6/2011 art. 69',
      retainUntil: '2030-12-31',
      exerciseId: cast.exerciseId,
    },
  },
};
