import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { seededRandom } from '@sinergi/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClockNotices } from './clock/clock-notices.js';
import { ClockTable } from './clock/clock-table.js';
import { FollowClocks } from './clock/follow-clocks.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ME = 'kec-menteng';
const EXERCISE = '00010000-0000-8000-8000-0000000000e2';

let agency: AgencyAtHand;
let table: ClockTable;
let follow: FollowClocks;
let notices: ClockNotices;
let now = Date.now();

beforeAll(async () => {
  agency = await agencyAtHand(ME, {}, () => now);
  table = agency.part(ClockTable);
  follow = agency.part(FollowClocks);
  notices = agency.part(ClockNotices);
});
beforeEach(async () => {
  now = Date.parse('2026-11-24T03:00:00Z');
  await agency.parts.database.query('TRUNCATE clock, clock_notice, history');
});
afterAll(() => agency?.close());

const aRequest = (change: Record<string, unknown> = {}) => ({
  ...{ requestId: randomUUID(), occurredAt: now, dueAt: now + 4 * DAY_MS, status: 'OPEN' },
  ...{ addressees: [ME], subjectId: null, detail: null },
  ...change,
});
async function came(said: Record<string, unknown>): Promise<{ topic: string; key: string }> {
  const row = await held(agency, 'request', 'polri-jakpus', said);
  await follow.take(agency.parts.database.query, [row]);
  return row;
}
const listed = async (asked: object = {}) =>
  (await table.page({ flows: ['request'], lane: 'LIVE', now, limit: 50, ...asked })).items;
const told = async (lane = 'LIVE') => notices.after('0', { flows: ['request'], lane, limit: 50 });

describe('clocks', () => {
  it('are listed by when they are due, with their state and who has to act', async () => {
    const [late, soon] = [aRequest({ dueAt: now + 8 * DAY_MS }), aRequest()];
    await came(late);
    await came(soon);
    await came(aRequest({ addressees: ['kec-senen'], dueAt: now + HOUR_MS }));
    const mine = await listed({ responsible: ME });
    expect(mine.map(({ entityId }) => entityId)).toEqual([soon.requestId, late.requestId]);
    expect(mine[0]).toMatchObject({
      ...{ kind: 'REQUEST_ANSWER', state: 'RUNNING', flow: 'request', owner: 'polri-jakpus' },
      ...{ version: 1, responsible: [ME], frozenSince: null },
      dueAt: new Date(now + 4 * DAY_MS).toISOString(),
    });
    now += 4 * DAY_MS;
    expect((await listed({ responsible: ME })).map(({ state }) => state)).toEqual([
      'PAST',
      'RUNNING',
    ]);
    expect(await listed({ state: 'PAST', entityId: soon.requestId })).toHaveLength(1);
    expect(await listed({ flows: ['permit'] })).toEqual([]);
  });

  it('come page by page, each once', async () => {
    for (let n = 0; n < 5; n++) await came(aRequest());
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const asked = { flows: ['request'], lane: 'LIVE', now, limit: 2, cursor };
      const page = await table.page(asked);
      found.push(...page.items.map(({ entityId }) => entityId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(found).size).toBe(5);
    expect(found).toHaveLength(5);
  });

  it('are the same whatever the order and however often the feed shows a version', async () => {
    const random = seededRandom(7);
    const rows: { topic: string; key: string }[] = [];
    for (let n = 0; n < 6; n++) {
      const request = aRequest({ dueAt: now + (n + 1) * DAY_MS });
      rows.push(await held(agency, 'request', 'polri-jakpus', request));
      if (n % 2 === 0) {
        const next = { ...request, version: 2, ...(n === 2 ? { status: 'CLOSED' } : {}) };
        rows.push(
          await held(agency, 'request', 'polri-jakpus', { ...next, dueAt: request.dueAt + DAY_MS }),
        );
      }
    }
    const clocks = async () =>
      (await agency.parts.database.query('SELECT * FROM clock ORDER BY topic, key, kind, part'))
        .rows;
    await follow.take(agency.parts.database.query, rows);
    const expected = await clocks();
    expect(expected).toHaveLength(5);
    for (let round = 0; round < 5; round++) {
      if (round % 2 === 0) await agency.parts.database.query('TRUNCATE clock');
      const left = [...rows, ...rows];
      while (left.length > 0) {
        const batch = left.splice(0, 1 + random.integer(0, 3));
        if (random.chance(0.5)) left.push(...batch);
        await follow.take(agency.parts.database.query, batch);
        if (left.length > 60) left.splice(0, left.length, ...rows);
      }
      expect(await clocks()).toEqual(expected);
    }
  });
});

describe('a notice', () => {
  it('is given to who has to act, once when it warns and once when it is past', async () => {
    const request = aRequest();
    await came(request);
    await came(aRequest({ addressees: ['kec-senen'] }));
    expect(await notices.look()).toBe(0);
    now += 3 * DAY_MS;
    expect(await notices.look()).toBe(1);
    expect(await notices.look()).toBe(0);
    now += DAY_MS;
    expect(await notices.look()).toBe(1);
    expect(await told()).toMatchObject([
      { kind: 'REQUEST_ANSWER', threshold: 'WARNING', entityId: request.requestId, version: 1 },
      { kind: 'REQUEST_ANSWER', threshold: 'PAST', entityId: request.requestId },
    ]);
  });

  it('has the same id where it is given again, and another for another due time', async () => {
    const request = aRequest();
    await came(request);
    now += 4 * DAY_MS;
    await notices.look();
    const before = (await told()).map(({ noticeId }) => noticeId);
    await agency.parts.database.query('TRUNCATE clock_notice');
    await notices.look();
    expect((await told()).map(({ noticeId }) => noticeId)).toEqual(before);
    await came({ ...request, version: 2 });
    expect(await notices.look()).toBe(0);
    await came({ ...request, version: 3, dueAt: now + HOUR_MS });
    expect(await notices.look()).toBe(1);
    expect(before).not.toContain((await told()).at(-1)!.noticeId);
  });

  it('of an exercise follows its time, and none is given once it has ended', async () => {
    const there = Date.parse('2024-01-10T02:00:00Z');
    const handling = {
      ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 22_000 },
      ...{ exercise: true, exerciseId: EXERCISE, disputed: false },
    };
    const exercise = (version: number, change: object) =>
      held(agency, 'exercise', 'imigrasi-dki', {
        ...{ exerciseId: EXERCISE, version, status: 'OPEN', now: there },
        ...change,
      });
    await exercise(1, {});
    await came(aRequest({ handling, occurredAt: there, dueAt: there + 4 * DAY_MS }));
    await came(aRequest({ handling, occurredAt: there, dueAt: there + 40 * DAY_MS }));
    expect(await notices.look()).toBe(0);
    await exercise(2, { now: there + 3 * DAY_MS });
    expect(await notices.look()).toBe(1);
    expect(await told()).toEqual([]);
    expect(await told(EXERCISE)).toMatchObject([{ threshold: 'WARNING', lane: EXERCISE }]);
    await exercise(3, { now: there + 50 * DAY_MS, status: 'ENDED' });
    expect(await notices.look()).toBe(0);
  });
});

describe('the clocks of a work programme', () => {
  /** Days since 1970-01-01; an item is due at the end of its day in Jakarta. */
  const today = () => Math.floor(now / DAY_MS);
  const item = (said: object) => ({
    ...{ itemId: randomUUID(), title: 'Visit the lodging houses', agency: ME, explanation: null },
    ...{ dueOn: today() + 10, status: 'OPEN' },
    ...said,
  });
  async function minuted(meetingId: string, version: number, workItems: object[]): Promise<void> {
    const said = { meetingId, version, status: 'MINUTED', workItems, minutes: null };
    const row = await held(agency, 'meeting', 'imigrasi-jakpus', said);
    await follow.take(agency.parts.database.query, [row, row]);
  }
  const parts = async (asked: object = {}) =>
    (await listed({ flows: ['meeting'], ...asked })).map(({ part }) => part);

  it('are several of one meeting, page by page, until each item is done or dropped', async () => {
    const meetingId = randomUUID();
    const [first, second, theirs] = [item({}), item({}), item({ agency: 'kec-senen' })];
    await minuted(meetingId, 1, [first, second, theirs]);
    expect(new Set(await parts({ responsible: ME }))).toEqual(
      new Set([first.itemId, second.itemId]),
    );
    const found: unknown[] = [];
    let cursor: string | undefined;
    do {
      const asked = { flows: ['meeting'], lane: 'LIVE', now, limit: 1, cursor };
      const page = await table.page(asked);
      found.push(...page.items.map(({ part }) => part));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(found.sort()).toEqual([first.itemId, second.itemId, theirs.itemId].sort());
    const followed = [{ ...first, status: 'DONE' }, { ...second, status: 'DROPPED' }, theirs];
    await minuted(meetingId, 2, followed);
    expect(await parts()).toEqual([theirs.itemId]);
  });

  it('are told each by itself, to the agency of the item', async () => {
    const [first, second] = [item({}), item({})];
    await minuted(randomUUID(), 1, [first, second, item({ agency: 'kec-senen' })]);
    now += 8 * DAY_MS;
    expect(await notices.look()).toBe(2);
    expect(await notices.look()).toBe(0);
    const told = () => notices.after('0', { flows: ['meeting'], lane: 'LIVE', limit: 50 });
    expect(new Set((await told()).map(({ part }) => part))).toEqual(
      new Set([first.itemId, second.itemId]),
    );
    expect(new Set((await told()).map(({ noticeId }) => noticeId)).size).toBe(2);
  });
});

describe('the clock of a check without an order', () => {
  const check = {
    ...{ certainty: 'DOCUMENT_CHECKED', order: 'NONE', orderNo: null, person: null },
    ...{ change: 'REPORTED', seenAt: Date.parse('2026-11-24T03:00:00Z') },
  };

  it('is kept where the check is Immigration’s own, until its number comes', async () => {
    const immigration = await agencyAtHand('imigrasi-jakpus', {}, () => now);
    try {
      const sightingId = randomUUID();
      const comes = async (said: object, owner = 'imigrasi-jakpus') => {
        const row = await held(immigration, 'sighting', owner, { ...check, ...said });
        await immigration.part(FollowClocks).take(immigration.parts.database.query, [row]);
      };
      const kept = async () =>
        (
          await immigration
            .part(ClockTable)
            .page({ flows: ['sighting'], lane: 'LIVE', now, limit: 50 })
        ).items.map(({ kind, entityId }) => [kind, entityId]);
      await comes({ sightingId });
      await comes({}, 'imigrasi-dki');
      expect(await kept()).toEqual([['ORDER_OUTSTANDING', sightingId]]);
      await comes({ sightingId, version: 2, change: 'CORRECTED', orderNo: 'SP/1/LATIHAN' });
      expect(await kept()).toEqual([]);
    } finally {
      await immigration.close();
    }
  });
});
