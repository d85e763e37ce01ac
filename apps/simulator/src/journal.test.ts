import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Journal, type Plan } from './journal.js';

/** delays of the next writes, ms */
const disk = vi.hoisted(() => ({ delays: [] as number[] }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    writeFile: async (...call: Parameters<typeof real.writeFile>) => {
      await pause(disk.delays.shift() ?? 0);
      await real.writeFile(...call);
    },
  };
});

const PLAN: Plan = { seed: 1, agencies: ['kec-menteng', 'polri-jakpus'], planned: null };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'simulator', 'progress.json');
const open = (now = 1_000, plan = PLAN) => Journal.open(file(), plan, now);
const onDisk = () =>
  JSON.parse(readFileSync(file(), 'utf8')) as {
    acknowledged: number;
    byAgency: Record<string, Record<string, number>>;
    active: { index: number; begunAt: number; seed: number; agencies: string[] }[];
    done: boolean;
  };

describe('a journal', () => {
  it('has a story on disk before the story is begun', async () => {
    const story = await open().begin(2_000);
    expect(onDisk().active).toEqual([story]);
  });

  it('ends stories of an earlier release where they are, and keeps what they did', async () => {
    const before = open();
    await before.begin(2_000);
    before.note('kec-menteng', 'sighting REPORTED');
    await before.written();
    const { stories: _, ...earlier } = onDisk() as { stories?: number };
    writeFileSync(file(), JSON.stringify(earlier));
    const after = open();
    expect(after.active).toEqual([]);
    expect(after.acknowledged).toBe(1);
    expect(await after.begin(3_000)).toMatchObject({ index: 1 });
    expect(open().active).toHaveLength(1);
  });

  it('says after a restart when and from what a story began', async () => {
    const before = open();
    await before.begin(2_000);
    const [story] = open(9_000, {
      seed: 2,
      agencies: [...PLAN.agencies, 'kec-senen'],
      planned: 5,
    }).active;
    expect(story).toMatchObject({ index: 0, begunAt: 2_000, seed: 1, agencies: PLAN.agencies });
    const again = open(9_000, { seed: 2, agencies: [...PLAN.agencies, 'kec-senen'], planned: 5 });
    expect(again.startedAt).toBe(1_000);
    expect(await again.begin(9_500)).toMatchObject({
      index: 1,
      begunAt: 9_500,
      seed: 2,
      agencies: [...PLAN.agencies, 'kec-senen'],
    });
  });

  it('is done until more is planned', async () => {
    await open(1_000, { ...PLAN, planned: 5 }).finish();
    open(2_000, { ...PLAN, planned: 5 });
    expect(onDisk().done).toBe(true);
    open(2_000, { ...PLAN, planned: 6 });
    expect(onDisk().done).toBe(false);
  });

  it('has on disk all that was noted before the call, also during a write', async () => {
    const journal = open();
    disk.delays.push(150, 0, 90, 0, 0, 120);
    let isNoting = true;
    const asked = Array.from({ length: 40 }, async (_, nth) => {
      await pause(nth * 7);
      journal.note('kec-menteng', 'sighting REPORTED');
      const { acknowledged } = journal;
      await journal.written();
      expect(onDisk().acknowledged).toBeGreaterThanOrEqual(acknowledged);
    });
    const watched = (async () => {
      // A reader always sees a whole journal, and never an older one than before.
      for (let last = 0; isNoting; await pause(1)) {
        const { acknowledged } = onDisk();
        expect(acknowledged).toBeGreaterThanOrEqual(last);
        last = acknowledged;
      }
    })();
    await Promise.all(asked);
    isNoting = false;
    await watched;
    expect(onDisk()).toMatchObject({
      acknowledged: 40,
      byAgency: { 'kec-menteng': { 'sighting REPORTED': 40 } },
    });
  });

  it('refuses to go on once it cannot be written', async () => {
    const journal = open();
    rmSync(folder, { recursive: true });
    await expect(journal.begin(2_000)).rejects.toThrow(/ENOENT/);
    await expect(journal.begin(3_000)).rejects.toThrow(/ENOENT/);
  });

  it('keeps nothing of what is over', async () => {
    const journal = open();
    const play = async (stories: number): Promise<number> => {
      const begun = await Promise.all(
        Array.from({ length: stories }, (_, nth) => journal.begin(nth)),
      );
      for (const story of begun) {
        story.known['sighting'] = { id: 'f3b1c9c4-6f0e-4b0c-9d29-5d3a0f1f3c11', version: 1 };
        journal.note('kec-menteng', 'sighting REPORTED');
        journal.end(story, false);
      }
      journal.noteAnswer('kec-menteng', 'an alert', 'response SEEN');
      journal.readAlertsTo('imigrasi-jakpus', 'a cursor');
      await journal.written();
      return statSync(file()).size;
    };
    const few = await play(100);
    expect(await play(2_000)).toBeLessThan(few + 20);
    expect(journal.active).toEqual([]);
  });
});
