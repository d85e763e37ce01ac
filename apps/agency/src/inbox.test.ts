import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type FlowDescriptor, flows, stateSchema } from '@sinergi/contracts';
import { INBOX_KINDS, LIVE } from '@sinergi/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from './database/database.js';
import { Submit } from './entity/submit.js';
import { EntityIds } from './ground/entity-ids.js';
import { EntityWork } from './inbox/entity-work.js';
import { byDueTime, type InboxItem, requireItemId } from './inbox/inbox-item.js';
import { NOBODY, ReadInbox } from './inbox/read-inbox.js';
import { TakenTable } from './inbox/taken-table.js';
import { HeldEntities } from './replica/held-entities.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const OWN = 'kec-menteng';
const HOUR_MS = 3_600_000;
const FLOWS = ['alert', 'response', 'request', 'reply', 'meeting', 'operation', 'incident'];
const ALL = new Set(FLOWS.flatMap((flow) => [`${flow}:read`, `${flow}:write`]));

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand(OWN);
});
afterAll(() => agency?.close());

const page = (asked: object = {}, scopes: ReadonlySet<string> = ALL) =>
  agency.part(ReadInbox).page({ lane: LIVE, limit: 200, ...asked }, scopes);
async function itemsOf(entityId: string, scopes = ALL): Promise<InboxItem[]> {
  const { items } = await page({}, scopes);
  return items.filter((item) => item.entityId === entityId);
}
async function anAlert(said: Record<string, unknown> = {}): Promise<string> {
  const alertId = randomUUID();
  const status = { status: 'OPEN', competentAgency: OWN, addressees: [] };
  await held(agency, 'alert', 'deteksi', {
    ...{ alertId, ...status, kecamatan: '31.71.04', dueAt: Date.now() + HOUR_MS },
    ...said,
  });
  return alertId;
}
const submit = (flow: string, data: Record<string, unknown>) =>
  agency
    .part(Submit)
    .one(agency.submission({ flow, data: agency.body(flow, data) }), { client: `${OWN}.system` });

describe('the inbox', () => {
  it.each<[string, Record<string, unknown>, number]>([
    ['it is competent for', {}, 1],
    ['is addressed to it', { competentAgency: 'polri-jakpus', addressees: [OWN] }, 1],
    ['lies in its district', { competentAgency: 'polri-jakpus', kecamatan: '31.71.06' }, 1],
    ['concerns others', { competentAgency: 'polri-jakpus' }, 0],
    ['is closed', { status: 'CLOSED' }, 0],
  ])('has an alert that %s: %#', async (_what, said, count) => {
    expect(await itemsOf(await anAlert(said))).toHaveLength(count);
  });

  it('says why, by when, what may follow, and what ends it', async () => {
    const alertId = await anAlert();
    expect(await itemsOf(alertId)).toMatchObject([
      {
        ...{ itemId: `ALERT.deteksi.${alertId}`, kind: 'ALERT', flow: 'alert', owner: 'deteksi' },
        next: [{ flow: 'response', change: 'TAKEN' }, { change: 'RESULT' }, { change: 'SEEN' }],
        endedBy: expect.arrayContaining(['response RESULT']),
        dueAt: expect.any(Number),
      },
    ]);
  });

  it('loses what was answered at once, before the log has brought it back', async () => {
    const requestId = randomUUID();
    const request = { requestId, status: 'OPEN', addressees: [OWN], dueAt: Date.now() + HOUR_MS };
    await held(agency, 'request', 'polri-jakpus', request);
    expect(await itemsOf(requestId)).toHaveLength(1);
    await submit('reply', { requestId });
    expect(await itemsOf(requestId)).toEqual([]);
  });

  it('keeps an alert that was only seen, and says what is left to say', async () => {
    const alertId = await anAlert();
    await submit('response', { alertId });
    const [item] = await itemsOf(alertId);
    expect(item!.next.map(({ change }) => change)).toEqual(['RESULT', 'CLOSED', 'TAKEN']);
  });

  it('has each work item of this agency by itself, with its title', async () => {
    const meetingId = randomUUID();
    const item = (itemId: string, agencyCode: string, status: string) => ({
      ...{ itemId, title: `Pekerjaan ${status}`, agency: agencyCode, dueOn: 20_800, status },
      explanation: null,
    });
    const [first, second] = [randomUUID(), randomUUID()];
    await held(agency, 'meeting', 'imigrasi-jakpus', {
      ...{ meetingId, status: 'MINUTED', addressees: [] },
      workItems: [
        item(first, OWN, 'OPEN'),
        item(second, OWN, 'DONE'),
        item(randomUUID(), 'kec-senen', 'OPEN'),
      ],
    });
    expect(await itemsOf(meetingId)).toMatchObject([
      { kind: 'WORK_ITEM', part: first, title: 'Pekerjaan OPEN' },
    ]);
  });

  it('shows of other lanes nothing, and of flows that the token may not read', async () => {
    const alertId = await anAlert();
    expect(await itemsOf(alertId, new Set(['request:read']))).toEqual([]);
    const other = await agency.part(ReadInbox).page({ lane: randomUUID(), limit: 200 }, ALL);
    expect(other.items).toEqual([]);
    const [seen] = await itemsOf(alertId, new Set(['alert:read']));
    expect(seen!.next).toEqual([]);
  });

  it('comes by due time, in pages that hold each item once', async () => {
    for (let n = 0; n < 5; n++) await anAlert({ dueAt: n % 2 ? null : Date.now() + n * HOUR_MS });
    const whole = (await page()).items;
    expect(whole).toEqual([...whole].sort(byDueTime));
    const found: InboxItem[] = [];
    let cursor: string | undefined;
    do {
      const one = await page({ limit: 3, cursor });
      found.push(...one.items);
      cursor = one.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(found.map(({ itemId }) => itemId)).toEqual(whole.map(({ itemId }) => itemId));
  });

  it('counts by kind, also what is past', async () => {
    await anAlert({ dueAt: Date.now() - HOUR_MS });
    const { counts, items } = await page({ limit: 1 });
    const alerts = counts.find(({ kind }) => kind === 'ALERT')!;
    expect(alerts.past).toBeGreaterThan(0);
    expect(alerts.waiting).toBeGreaterThanOrEqual(alerts.past);
    expect(items).toHaveLength(1);
  });
});

describe.each(INBOX_KINDS)('the choice of $kind', ({ flow, selects, answers }) => {
  const of = (name: string): FlowDescriptor => flows.find((one) => one.flow === name)!;

  it('is by fields that a copy filters by: another one would match nothing', () => {
    const { filters, inDistricts = {}, except = [], kinds = [] } = selects(OWN);
    const { filterFields, kindField } = of(flow);
    const named = [...filters, inDistricts, ...except].flatMap((one) => Object.keys(one));
    expect(filterFields).toEqual(expect.arrayContaining([...named, ...wantedOf(answers?.field)]));
    const { properties } = stateSchema(of(flow).flow) as {
      properties: Record<string, { enum?: string[] }>;
    };
    expect(properties[kindField ?? '']?.enum ?? []).toEqual(expect.arrayContaining([...kinds]));
    if (answers)
      expect(of(answers.flow).filterFields).toEqual(
        expect.arrayContaining(Object.keys(answers.while)),
      );
  });

  const wantedOf = (field: string | undefined) => (field === undefined ? [] : [field]);
});

describe('what has ended', () => {
  it('stands in the way of nothing that waits, however much of it there is', async () => {
    const work = new EntityWork(
      ...([agency.parts.profile, agency.parts.boundaries, agency.part(Database)] as const),
      ...([agency.part(HeldEntities), agency.parts.directory, agency.part(EntityIds)] as const),
      2,
    );
    const waiting: string[] = [];
    for (let n = 0; n < 4; n++) {
      const isLast = n === 3;
      const [requestId, replyId, caseId] = [randomUUID(), randomUUID(), randomUUID()];
      const status = isLast ? 'OPEN' : 'CLOSED';
      await held(agency, 'request', OWN, { requestId, status, addressees: ['kec-senen'] });
      await held(agency, 'reply', 'kec-senen', { replyId, requestId, addressees: [OWN] });
      await held(agency, 'case', OWN, { caseId, step: isLast ? 'EXAMINED' : 'CLOSED' });
      if (isLast) waiting.push(replyId, caseId);
    }
    const { items, cutShort } = await work.waiting(LIVE, Date.now(), (flow) =>
      ['reply', 'case'].includes(flow),
    );
    expect(items.map(({ entityId }) => entityId).sort()).toEqual(waiting.sort());
    expect(cutShort).toEqual([]);
  });
});

describe('an item', () => {
  const itemId = () => `ALERT.deteksi.${randomUUID()}`;
  const refused = { code: 'change-refused' };

  it.each(['', ' ', 'a\0b', 'é', 'x'.repeat(401)])('is not named by %j', (name) => {
    expect(() => requireItemId(name)).toThrow(
      expect.objectContaining({ code: 'invalid-request', detail: expect.stringContaining('item') }),
    );
  });

  it('is taken by one officer of two at once', async () => {
    const id = itemId();
    const table = agency.part(TakenTable);
    const officers = ['Ayu Latihan', 'Budi Latihan', 'Citra Latihan'];
    const taken = await Promise.allSettled(
      officers.map((officer) => table.take(id, officer, null)),
    );
    const got = taken.filter(({ status }) => status === 'fulfilled');
    expect(got).toHaveLength(1);
    expect((await table.of([id])).get(id)!.officer).toBe(officers[taken.indexOf(got[0]!)]);
  });

  it('is taken over only from who has it, and given back only by who has it', async () => {
    const id = itemId();
    const table = agency.part(TakenTable);
    await table.take(id, 'Ayu Latihan', null);
    await expect(table.take(id, 'Budi Latihan', 'Citra Latihan')).rejects.toMatchObject(refused);
    await expect(table.release(id, 'Budi Latihan')).rejects.toMatchObject(refused);
    await table.take(id, 'Budi Latihan', 'Ayu Latihan');
    await table.release(id, 'Budi Latihan');
    await table.release(id, 'Budi Latihan');
    expect((await table.of([id])).size).toBe(0);
  });

  it('is found again by who works on it, and by nobody', async () => {
    const alertId = await anAlert();
    const [{ itemId: id }] = (await itemsOf(alertId)) as [InboxItem];
    const ids = async (takenBy: string) =>
      (await page({ takenBy })).items.map(({ itemId: one }) => one);
    expect(await ids(NOBODY)).toContain(id);
    await agency.part(TakenTable).take(id, 'Ayu Latihan', null);
    expect(await ids('Ayu Latihan')).toEqual([id]);
    expect(await ids(NOBODY)).not.toContain(id);
  });
});
