import { randomUUID } from 'node:crypto';
import { eventually } from '@sinergi/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystems, begun } from '../support/agency-systems.js';
import { anExercise, type OpenExercise } from '../support/an-exercise.js';
import { aBulletin, aWatch, HANDLING } from '../support/entities.js';
import { platform } from '../support/platform.js';

/** What is live and each exercise are lanes: nothing of one is in another. */
const descriptor = platform();
const systems = new AgencySystems(descriptor);
const menteng = systems.of('kec-menteng');
const reader = systems.of('tni-jakpus');
/** Long before today: the law of that day counts in it. */
const BEGAN = '2024-01-10T02:00:00Z';

let played: OpenExercise;
beforeAll(async () => {
  played = await anExercise(descriptor, `latihan-${randomUUID()}`, BEGAN);
});

const inExercise = (handling: object = HANDLING) => ({
  ...handling,
  retainUntil: '2028-01-01',
  exerciseId: played.exerciseId,
});
const aDrill = (seenAt: string) => aSighting({ seenAt, handling: inExercise() });

describe('a list', () => {
  it('shows one lane: what is live, unless another is asked for', async () => {
    const live = await begun(menteng.begin('sightings', aSighting()));
    const drill = await begun(menteng.begin('sightings', aDrill('2024-01-10T01:00:00Z')));
    for (const { sightingId } of [live, drill])
      await systems.untilHeld('tni-jakpus', `/sightings/${sightingId}`, 1);
    const listed = async (lane: string): Promise<string[]> => {
      const found = await reader.get(`/sightings?owner=kec-menteng&limit=200${lane}`);
      return found.body.items.map(({ sightingId }: { sightingId: string }) => sightingId);
    };
    expect(await listed('')).toContain(live['sightingId']);
    expect(await listed('')).not.toContain(drill['sightingId']);
    expect(await listed(`&lane=${played.exerciseId}`)).toEqual([drill['sightingId']]);
    expect(await listed('&lane=EXERCISE')).not.toContain(drill['sightingId']);
    expect((await reader.get('/sightings?lane=drill')).status).toBe(400);
  });

  it('of exercises shows them whatever the lane', async () => {
    const { items } = (await reader.get('/exercises?limit=200')).body;
    expect(items.map(({ exerciseId }: { exerciseId: string }) => exerciseId)).toContain(
      played.exerciseId,
    );
  });
});

describe('the feed', () => {
  it('gives one lane, every lane where asked, and exercises in each', async () => {
    const { bulletinId: live } = await begun(menteng.begin('bulletins', aBulletin()));
    const { bulletinId: drill } = await begun(
      menteng.begin('bulletins', aBulletin({ handling: inExercise() })),
    );
    for (const id of [live, drill]) await systems.untilHeld('tni-jakpus', `/bulletins/${id}`, 1);
    const subjects = async (lane: string): Promise<string[]> => {
      const found: string[] = [];
      let cursor = '';
      for (;;) {
        const path = `/feed?flows=bulletin,exercise&limit=500${lane}${cursor}`;
        const page = (await reader.get(path)).body;
        found.push(...page.items.map((one: { event: { subject: string } }) => one.event.subject));
        const next = `&cursor=${encodeURIComponent(page.cursor)}`;
        if (next === cursor) return found;
        cursor = next;
      }
    };
    const [all, usual, one] = await Promise.all(
      ['&lane=ALL', '', `&lane=${played.exerciseId}`].map(subjects),
    );
    expect(all).toEqual(expect.arrayContaining([live, drill, played.exerciseId]));
    expect(usual).toEqual(expect.arrayContaining([live, played.exerciseId]));
    expect(usual).not.toContain(drill);
    expect(one).toEqual(expect.arrayContaining([drill, played.exerciseId]));
    expect(one).not.toContain(live);
  });
});

describe('the time in an exercise', () => {
  it('is what it says: nothing lies ahead of it, and what says no time happened now', async () => {
    const ahead = await menteng.begin('sightings', aDrill('2024-01-10T02:10:01Z'));
    expect(ahead.body).toMatchObject({ status: 422, violations: [{ field: '/seenAt' }] });
    const { bulletinId } = await begun(
      menteng.begin('bulletins', aBulletin({ handling: inExercise() })),
    );
    const { body } = await menteng.get(`/bulletins/${bulletinId}`);
    expect(body.occurredAt).toBe(new Date(BEGAN).toISOString());
    expect(Date.parse(body.recordedAt)).toBeGreaterThan(Date.parse('2026-01-01T00:00:00Z'));
  });

  it('lets lapse what ends in it, and never goes back', async () => {
    const own = await anExercise(descriptor, `latihan-${randomUUID()}`, BEGAN);
    const imigrasi = systems.of('imigrasi-jakpus');
    const watch = aWatch({
      ...{ validFrom: '2024-01-01', validUntil: '2024-01-20' },
      handling: { ...inExercise(), exerciseId: own.exerciseId },
    });
    const { watchId } = await begun(imigrasi.begin('watches', watch));
    await own.advance('2024-01-19T02:00:00Z');
    const coordinator = systems.of('imigrasi-dki');
    const back = { change: 'ADVANCED', now: '2024-01-18T02:00:00Z', officer: 'Petugas Latihan' };
    expect((await coordinator.change('exercises', own.exerciseId, 2, back)).body).toMatchObject({
      status: 422,
      violations: [{ field: '/now' }],
    });
    expect((await imigrasi.get(`/watches/${watchId}`)).body).toMatchObject({ version: 1 });
    await own.advance('2024-01-21T02:00:00Z');
    const { body } = await systems.untilHeld('tni-jakpus', `/watches/${watchId}`, 2);
    expect(body).toMatchObject({
      ...{ change: 'LAPSED', occurredAt: '2024-01-21T02:00:00.000Z' },
      handling: { exercise: true, exerciseId: own.exerciseId },
    });
  });
});

describe('an exercise', () => {
  it('is opened by the coordinator alone', async () => {
    const { status } = await menteng.begin('exercises', {
      ...{ name: `latihan-${randomUUID()}`, title: 'Exercise', officer: 'Petugas Latihan' },
      handling: HANDLING,
    });
    expect(status).toBe(403);
  });

  it('that nobody opened, or that has ended, takes nothing', async () => {
    const unknown = { ...HANDLING, exerciseId: randomUUID() };
    const refused = { status: 422, violations: [{ field: '/handling/exerciseId' }] };
    expect((await menteng.begin('bulletins', aBulletin({ handling: unknown }))).body).toMatchObject(
      refused,
    );
    const { exerciseId } = await anExercise(descriptor, `latihan-${randomUUID()}`);
    const end = { change: 'ENDED', officer: 'Petugas Latihan' };
    const coordinator = systems.of('imigrasi-dki');
    expect((await coordinator.change('exercises', exerciseId, 1, end)).status).toBe(201);
    const late = { ...HANDLING, exerciseId };
    await eventually('it is refused', async () => {
      const { body } = await menteng.begin('bulletins', aBulletin({ handling: late }));
      return body.status === 422;
    });
  });
});
