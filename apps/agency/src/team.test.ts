import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from './http/access.js';
import { ReadProgramme } from './team/read-programme.js';
import { ReadRoom } from './team/read-room.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const ME = 'kec-menteng';
const LEAD = 'imigrasi-jakpus';
const HOUR_MS = 3_600_000;
const EXERCISE = '00010000-0000-8000-8000-0000000000e4';
const OF_EXERCISE = {
  ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 22_000 },
  ...{ exercise: true, exerciseId: EXERCISE, disputed: false },
};

let agency: AgencyAtHand;
let now = 0;

beforeAll(async () => {
  agency = await agencyAtHand(ME, {}, () => now);
});
beforeEach(async () => {
  now = Date.parse('2026-11-24T03:00:00Z');
  await agency.parts.database.query('TRUNCATE history');
});
afterAll(() => agency?.close());

const accessWith = (...scopes: string[]) => ({ scopes: new Set(scopes) }) as unknown as Access;
const EVERYTHING = accessWith(
  ...['sighting', 'permit', 'contribution', 'alert', 'intelligence', 'diplomatic-permit'].map(
    (flow) => `${flow}:read`,
  ),
);
/** Holds an operation of which this agency is a member. @returns its id */
async function anOperation(said: object = {}): Promise<string> {
  const operationId = randomUUID();
  await held(agency, 'operation', LEAD, {
    ...{ operationId, addressees: [ME], status: 'STARTED', endsAt: now + HOUR_MS, plan: null },
    ...said,
  });
  return operationId;
}
const aSighting = (correlationId: string, said: object = {}) =>
  held(agency, 'sighting', 'polri-jakpus', { correlationId, ...said });
const aResult = (operationId: string, owner: string, said: object = {}) =>
  held(agency, 'contribution', owner, {
    ...{ kind: 'RESULT', meetingId: null, operationId, status: 'CURRENT', note: null },
    ...{ attends: null, results: { premisesVisited: 3 }, correlationId: randomUUID() },
    ...said,
  });
const room = (id: string, access = EVERYTHING, asked: object = {}) =>
  agency.part(ReadRoom).of(access, id, { limit: 50, ...asked });

describe('the room of an operation', () => {
  it('shows what cites it and what members contribute, with counts and results', async () => {
    const operationId = await anOperation();
    await aSighting(operationId);
    await aSighting(operationId);
    await aSighting(randomUUID());
    await aResult(operationId, 'polri-jakpus');
    await aResult(operationId, 'kec-senen', { status: 'RETRACTED' });
    await aResult(randomUUID(), 'kec-gambir');
    const shown = await room(operationId);
    expect(shown).toMatchObject({
      ...{ operationId, owner: LEAD, status: 'STARTED', nextCursor: null },
      endsAt: new Date(now + HOUR_MS).toISOString(),
      counts: [
        { flow: 'contribution', count: 2 },
        { flow: 'sighting', count: 2 },
      ],
      results: [{ agency: 'polri-jakpus', results: { premisesVisited: 3 } }],
    });
    expect(shown.items.map(({ flow }) => flow).sort()).toEqual([
      ...['contribution', 'contribution', 'sighting', 'sighting'],
    ]);
    expect(shown.items.find(({ flow }) => flow === 'sighting')!.data).toMatchObject({
      correlationId: operationId,
    });
  });

  it('comes page by page, newest first, each once', async () => {
    const operationId = await anOperation();
    for (let n = 0; n < 5; n++) await aSighting(operationId);
    const found: { id: string; occurredAt: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await room(operationId, EVERYTHING, { limit: 2, cursor });
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(found.map(({ id }) => id)).size).toBe(5);
    const times = found.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort().reverse());
    const other = await anOperation();
    const { nextCursor } = await room(operationId, EVERYTHING, { limit: 2 });
    await expect(room(other, EVERYTHING, { cursor: nextCursor })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });

  it('grants no right: it shows flows that the token reads and the agency receives', async () => {
    const operationId = await anOperation();
    await aSighting(operationId);
    await aResult(operationId, 'polri-jakpus');
    const cites = { correlationId: operationId };
    await held(agency, 'intelligence', 'bais-jakpus', cites);
    await held(agency, 'diplomatic-permit', 'imigrasi-dki', cites);
    await held(agency, 'permit', LEAD, { ...cites, kind: 'DIPLOMATIK' });
    const all = await room(operationId);
    expect(all.counts.map(({ flow }) => flow)).toEqual(['contribution', 'sighting']);
    expect(all.items).toHaveLength(2);
    const some = await room(operationId, accessWith('alert:read'));
    expect(some).toMatchObject({ counts: [], items: [], results: [] });
  });

  it('stays in the lane of its operation, and closes by the time there', async () => {
    const there = Date.parse('2024-01-10T02:00:00Z');
    const exercise = (version: number, at: number) =>
      held(agency, 'exercise', 'imigrasi-dki', {
        ...{ exerciseId: EXERCISE, version, status: 'OPEN', now: at },
      });
    await exercise(1, there);
    const endsAt = there + HOUR_MS;
    const operationId = await anOperation({ handling: OF_EXERCISE, endsAt });
    await aSighting(operationId, { handling: OF_EXERCISE });
    await aSighting(operationId);
    expect((await room(operationId)).items).toHaveLength(1);
    await exercise(2, endsAt);
    await expect(room(operationId)).rejects.toMatchObject({ code: 'room-closed' });
  });

  it('is closed to others, after its end, and once it is over, and says why', async () => {
    const others = await anOperation({ addressees: ['kec-senen'] });
    await expect(room(others)).rejects.toMatchObject({
      ...{ code: 'not-a-member', status: 403 },
      detail: `Expected a member of the operation (${LEAD}, kec-senen), got ${ME}`,
    });
    const ended = await anOperation({ status: 'ENDED' });
    await expect(room(ended)).rejects.toMatchObject({
      ...{ code: 'room-closed', status: 403, detail: expect.stringContaining('ENDED') },
    });
    const operationId = await anOperation();
    now += HOUR_MS;
    await expect(room(operationId)).rejects.toMatchObject({ code: 'room-closed' });
    await expect(room(randomUUID())).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the programme of a meeting', () => {
  it('shows what the owner and what the agency of each item say', async () => {
    const [meetingId, itemId, other] = [randomUUID(), randomUUID(), randomUUID()];
    const item = { title: 'Visit', agency: ME, dueOn: 20_000, status: 'OPEN', explanation: null };
    await held(agency, 'meeting', LEAD, {
      ...{ meetingId, status: 'MINUTED', minutes: null },
      workItems: [
        { ...item, itemId },
        { ...item, itemId: other, agency: 'kec-senen' },
      ],
    });
    const said = { kind: 'PROGRESS', attends: null, progress: 'HINDERED', note: null };
    await held(agency, 'contribution', ME, { ...said, meetingId, itemId });
    await held(agency, 'contribution', ME, { ...said, meetingId: randomUUID(), itemId: other });
    const { items } = await agency.part(ReadProgramme).of(meetingId, null);
    expect(items.find((one) => one.itemId === itemId)).toMatchObject({
      ...{ status: 'OPEN', isOverdue: true, progress: { progress: 'HINDERED' } },
    });
    expect(items.find((one) => one.itemId === other)!.progress).toBeNull();
    await expect(agency.part(ReadProgramme).of(randomUUID(), null)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
