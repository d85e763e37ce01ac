import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@sinergi/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerDelay } from './answer-delay.js';
import { startSimulator } from './start-simulator.js';
import { EXERCISE } from './testing/a-cast.js';
import { FlakyAgencies } from './testing/flaky-agencies.js';
import { type SimulatorProgress, someSettings } from './testing/some-settings.js';

const DESK = 'imigrasi-jakpus';

let folder: string;
let agencies: FlakyAgencies;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-desk-'));
  agencies = new FlakyAgencies();
  await agencies.start();
});
afterEach(async () => {
  await agencies.stop();
  rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'progress.json');
/** Runs the desk alone: the play is done with its first event. */
const start = (answerPace = 0) => {
  const settings = someSettings(agencies.url, file());
  return startSimulator({
    ...settings,
    answerPace,
    totalEvents: 1,
    agencies: settings.agencies.filter(({ code }) => code === DESK),
  });
};
const progress = () => JSON.parse(readFileSync(file(), 'utf8')) as SimulatorProgress;
const answers = () => [...agencies.effects.keys()].filter((key) => key.startsWith('desk-'));
const answersNoted = () => {
  const { 'response SEEN': seen = 0, 'response RESULT': results = 0 } =
    progress().byAgency[DESK] ?? {};
  return seen + results;
};

/** Raises alerts of an exercise for which the desk is competent, unless told otherwise. */
function raise(from: number, to: number, otherwise: object = {}): void {
  for (let nth = from; nth < to; nth++)
    agencies.alerts.push({
      alertId: `alert ${nth}`,
      time: new Date().toISOString(),
      owner: 'deteksi',
      change: 'RAISED',
      competentAgency: DESK,
      lane: EXERCISE,
      ...otherwise,
    });
}

describe('the desk', () => {
  it('answers each alert in its competence once, although it is stopped repeatedly', async () => {
    raise(0, 6);
    raise(100, 103, { competentAgency: 'polri-jakpus' });
    raise(200, 203, { lane: 'LIVE' });
    raise(300, 303, { owner: DESK });
    raise(3, 5, { change: 'RETRACTED' });
    for (let stops = 1; stops <= 3; stops++) {
      raise(stops * 6, stops * 6 + 6);
      const running = start();
      await eventually('some alerts were answered', () => answers().length >= stops * 9, 20_000, 2);
      await running.stop();
    }
    const running = start();
    await running.finished;
    await eventually('every alert was answered', () => answersNoted() === 48, 20_000);
    await running.stop();
    const expected = Array.from({ length: 24 }, (_, nth) => [
      `desk-alert ${nth}-result`,
      `desk-alert ${nth}-seen`,
    ]).flat();
    expect(answers().sort()).toEqual(expected.sort());
    expect(agencies.wrong).toEqual([]);
    expect(progress()).toMatchObject({
      refused: 0,
      acknowledged: agencies.effects.size,
      byAgency: agencies.totals(),
    });
  });

  it('takes its time, as long for each alert as the plan says', async () => {
    // A minute in a tenth of a second.
    const pace = 0.1 / 60;
    raise(0, 4);
    const running = start(pace);
    await eventually('all were answered', () => answersNoted() === 8, 20_000);
    await running.stop();
    for (const { alertId, time } of agencies.alerts) {
      const { seen, result } = answerDelay(7, alertId);
      const passed = (what: string): number =>
        agencies.effectAt.get(`desk-${alertId}-${what}`)! - Date.parse(String(time));
      expect(passed('seen')).toBeGreaterThanOrEqual(Math.floor(seen * pace));
      expect(passed('result')).toBeGreaterThanOrEqual(Math.floor(result * pace));
    }
  });

  it('goes on after the play is done', async () => {
    const running = start();
    await running.finished;
    raise(0, 3);
    await eventually('what came later was answered', () => answersNoted() === 6, 20_000);
    await running.stop();
    expect(progress().done).toBe(true);
  });

  it('reads from the beginning when its copy is gone, and answers only what is new', async () => {
    raise(0, 8);
    const running = start();
    await eventually('all were answered', () => answersNoted() === 16, 20_000);
    agencies.alerts.splice(5);
    agencies.feedReaches = 5;
    raise(8, 9);
    await eventually(
      'the new one was answered',
      () => answers().includes('desk-alert 8-result'),
      20_000,
    );
    await running.stop();
    expect(answers()).toHaveLength(18);
  });
});
