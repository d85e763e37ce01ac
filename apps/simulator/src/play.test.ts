import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatorSettings } from '@sinergi/settings';
import { atSlowest, eventually } from '@sinergi/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator } from './start-simulator.js';
import { tellStory } from './tell-story.js';
import { aCast, agencies as everybody } from './testing/a-cast.js';
import { FlakyAgencies } from './testing/flaky-agencies.js';
import { type SimulatorProgress, someSettings } from './testing/some-settings.js';

let folder: string;
let agencies: FlakyAgencies;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-simulator-'));
  agencies = new FlakyAgencies();
  await agencies.start();
});
afterEach(async () => {
  await agencies.stop();
  rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'progress.json');
const settings = (change: Partial<SimulatorSettings> = {}): SimulatorSettings => ({
  ...someSettings(agencies.url, file()),
  ...change,
});
const progress = () => JSON.parse(readFileSync(file(), 'utf8')) as SimulatorProgress;
const until = (acknowledged: number) =>
  eventually('enough was acknowledged', () => progress().acknowledged >= acknowledged, 20_000, 5);
const accessTo = (...codes: string[]) =>
  settings().agencies.filter(({ code }) => codes.includes(code));

async function playToTheEnd(change: Partial<SimulatorSettings> = {}): Promise<void> {
  const running = startSimulator(settings(change));
  await running.finished;
  await running.stop();
}

/** Expects that the journal counts each effect exactly once, and that nothing was refused. */
function expectExactTotals(): void {
  expect(agencies.wrong).toEqual([]);
  expect(progress()).toMatchObject({
    done: true,
    refused: 0,
    active: [],
    acknowledged: agencies.effects.size,
  });
  expect(progress().byAgency).toEqual(agencies.totals());
}

describe('the play', () => {
  it('knows exactly what it did although answers are lost, cut short or refused', async () => {
    const release = agencies.hold();
    const running = startSimulator(settings());
    // So many first steps that at least one agency has two that wait behind its four calls.
    await eventually(
      'more waits than is called at once',
      () => progress().nextStory > everybody.length * 5,
      20_000,
      5,
    );
    release();
    await running.finished;
    await running.stop();
    expectExactTotals();
    expect(progress().acknowledged).toBeGreaterThanOrEqual(settings().totalEvents!);
    expect(agencies.largestBatch).toBeGreaterThan(1);
    for (const what of [
      'sighting CORRECTED',
      'permit ENDED',
      'subject LINKED',
      'response CLOSED',
      'request CLOSED',
    ])
      expect(Object.values(progress().byAgency).some((totals) => (totals[what] ?? 0) > 0)).toBe(
        true,
      );
  });

  it('ends once enough was acknowledged, with every begun story told to its end', async () => {
    await playToTheEnd({ totalEvents: 60, ratePerSecond: 100 });
    expectExactTotals();
    const { nextStory, startedAt, acknowledged } = progress();
    const planned = Array.from({ length: nextStory }, (_, index) =>
      tellStory(7, index, startedAt, aCast()),
    );
    expect(acknowledged).toBe(planned.reduce((sum, { steps }) => sum + steps.length, 0));
    expect(progress().expected).toEqual({
      lapses: lapsesOf(
        planned.filter(({ lapses }) => lapses > 0).map(({ steps }) => steps[0]!.agency),
      ),
      overstays: planned.filter(({ overstays }) => overstays).length,
    });
  });

  it('takes up its plan after it was stopped in the middle, and does nothing twice', async () => {
    const first = startSimulator(settings());
    await until(60);
    await first.stop();
    expect(progress().done).toBe(false);
    const { size } = agencies.effects;
    await playToTheEnd();
    expectExactTotals();
    expect(agencies.effects.size).toBeGreaterThan(size);
  });

  it('repeats the same words per key after a kill, and counts each deed once', async () => {
    let unnoted = 0;
    for (let kills = 1; kills <= 5; kills++) {
      const running = startSimulator(settings({ totalEvents: 2_000 }));
      await until(kills * 40);
      await eventually(
        'something was done that is not noted',
        () => agencies.effects.size > progress().acknowledged,
        20_000,
        1,
      );
      unnoted += await kill(running);
    }
    expect(unnoted).toBeGreaterThan(0);
    await playToTheEnd({ totalEvents: 250 });
    expectExactTotals();
    expect(agencies.totals()['imigrasi-jakpus']!['subject LINKED']).toBeGreaterThan(1);
  });

  it('repeats what it had looked up for a call, although the call changed it', async () => {
    agencies.unanswered.add('subject LINKED');
    const linked = () => agencies.totals()['imigrasi-jakpus']?.['subject LINKED'] ?? 0;
    const first = startSimulator(settings({ totalEvents: 2_000 }));
    await eventually('some were linked', () => linked() > 1, 20_000, 5);
    await kill(first);
    expect(progress().byAgency['imigrasi-jakpus']?.['subject LINKED']).toBeUndefined();
    agencies.unanswered.clear();
    await playToTheEnd();
    expectExactTotals();
  });

  it('counts what an agency did although all its answers were lost until a stop', async () => {
    agencies.mute.add('tni-jakpus');
    const first = startSimulator(settings());
    await until(60);
    await eventually('the mute agency did something', () => agencies.totals()['tni-jakpus']);
    await first.stop();
    expect(progress().byAgency['tni-jakpus']).toBeUndefined();
    agencies.mute.clear();
    await playToTheEnd();
    expectExactTotals();
    expect(progress().byAgency['tni-jakpus']).toBeDefined();
  });

  it('goes on from its totals when given another seed, more to do, another agency', async () => {
    const few = accessTo('imigrasi-jakpus', 'kec-menteng', 'polri-jakpus');
    const first = startSimulator(settings({ agencies: few }));
    await until(60);
    await kill(first);
    const others = { agencies: [...few, ...accessTo('tni-jakpus')], seed: 8 };
    const second = startSimulator(settings({ ...others, totalEvents: 2_000 }));
    await eventually(
      'the new agency did something',
      () => progress().byAgency['tni-jakpus'],
      20_000,
      5,
    );
    await second.stop();
    await playToTheEnd({ ...others, totalEvents: 200 });
    expectExactTotals();
  });

  it(
    'plays on with whoever answers while agencies are away, and then with all of them',
    async () => {
      const away = everybody
        .filter((code) => code.startsWith('kec-') && code !== 'kec-menteng')
        .slice(0, 6);
      for (const code of away) agencies.mute.add(code);
      const first = startSimulator(settings({ ratePerSecond: 40, totalEvents: 6_000 }));
      await eventually(
        'more stories wait than are told side by side',
        () => progress().active.length > 100,
        60_000,
        20,
      );
      await until(progress().acknowledged + 20);
      for (const code of away) expect(progress().byAgency[code]).toBeUndefined();
      await first.stop();
      agencies.mute.clear();
      await playToTheEnd({ totalEvents: 100 });
      expectExactTotals();
      for (const code of away) expect(progress().byAgency[code]).toBeDefined();
    },
    atSlowest(120_000),
  );

  it('goes on beside stories in which people take time, also after a stop', async () => {
    const waiting = () => progress().active.filter(({ notBefore = 0 }) => notBefore > Date.now());
    const first = startSimulator(settings({ totalEvents: 2_000, answerPace: 10 }));
    await until(150);
    await first.stop();
    const rested = waiting();
    expect(rested.length).toBeGreaterThan(0);
    // The second play leaves people no time: only stories of the first still wait.
    const second = startSimulator(settings({ totalEvents: 2_000, answerPace: 0 }));
    await until(200);
    await second.stop();
    expect(waiting()).toEqual(rested);
    expect(agencies.wrong).toEqual([]);
  });

  it('lets stories wait whose agency is gone until it is back', async () => {
    agencies.mute.add('tni-jakpus');
    const first = startSimulator(settings({ totalEvents: 2_000 }));
    await until(40);
    await first.stop();
    const waiting = progress().active;
    await playToTheEnd({ agencies: accessTo('kec-menteng'), totalEvents: 60 });
    expect(progress().active).toEqual(waiting);
    agencies.mute.clear();
    await playToTheEnd({ totalEvents: 100 });
    expectExactTotals();
  });

  it('fails once, as a whole, when it cannot keep account of itself', async () => {
    const running = startSimulator(settings());
    await until(10);
    renameSync(folder, `${folder}.gone`);
    await expect(running.finished).rejects.toThrow(/ENOENT/);
    await expect(running.answering).rejects.toThrow(/ENOENT/);
    await running.stop();
    renameSync(`${folder}.gone`, folder);
  });
});

/**
 * Ends the simulator like kill -9: it does and notes nothing more.
 * @returns how many effects are in no journal
 */
async function kill(running: ReturnType<typeof startSimulator>): Promise<number> {
  agencies.isDeaf = true;
  copyFileSync(file(), `${file()}.killed`);
  await running.stop();
  copyFileSync(`${file()}.killed`, file());
  agencies.isDeaf = false;
  return agencies.effects.size - progress().acknowledged;
}

function lapsesOf(owners: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    everybody.flatMap((code) => {
      const count = owners.filter((owner) => owner === code).length;
      return count > 0 ? [[code, count]] : [];
    }),
  );
}
