import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type FlowDescriptor, flows } from '@sinergi/contracts';
import { LIVE } from '@sinergi/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Submit } from './entity/submit.js';
import type { InboxItem } from './inbox/inbox-item.js';
import { ReadInbox } from './inbox/read-inbox.js';
import { FollowLineage } from './lineage/follow-lineage.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const OWN = 'polri-jakpus';
const MINUTE_MS = 60_000;
const READS = new Set(flows.map(({ flow }) => `${flow}:read`));
const ALL = new Set([...READS, ...flows.map(({ flow }) => `${flow}:write`)]);
const topicOf = (flow: string): string =>
  (flows.find((one) => one.flow === flow) as FlowDescriptor).topic;

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand(OWN);
});
afterAll(() => agency?.close());

async function itemsOf(entityId: string, scopes: ReadonlySet<string> = ALL): Promise<InboxItem[]> {
  const asked = { lane: LIVE, limit: 200 };
  const { items } = await agency.part(ReadInbox).page(asked, scopes);
  return items.filter((item) => item.entityId === entityId && item.kind.endsWith('_CORRECTED'));
}
const theSighting = (sightingId: string, version: number, said: Record<string, unknown> = {}) =>
  held(agency, 'sighting', 'kec-menteng', {
    ...{ sightingId, version, change: version === 1 ? 'REPORTED' : 'CORRECTED' },
    ...said,
  });
const theAlert = (alertId: string, evidence: readonly string[], said: object = {}) =>
  held(agency, 'alert', 'deteksi', {
    ...{ alertId, change: 'RAISED', evidence, causationId: null, status: 'OPEN' },
    ...{ competentAgency: OWN, addressees: [] },
    ...said,
  });
const theResponse = (alertId: string, said: Record<string, unknown> = {}) =>
  held(agency, 'response', OWN, {
    ...{ alertId, change: 'RESULT', stage: 'RESULT', causationId: null, responseId: randomUUID() },
    ...said,
  });
/** A sighting, an alert that rests on it, and this agency's response to that. */
async function answered(said: Record<string, unknown> = {}) {
  const [sightingId, alertId, responseId] = [randomUUID(), randomUUID(), randomUUID()];
  const { eventId } = await theSighting(sightingId, 1);
  await theAlert(alertId, [eventId]);
  await theResponse(alertId, { responseId, ...said });
  return { sightingId, alertId, responseId };
}

describe('what rests on something that was corrected', () => {
  it('waits for who said it: which event, by whom, when, and what may follow', async () => {
    const { sightingId, responseId } = await answered();
    expect(await itemsOf(responseId)).toEqual([]);
    const correction = await theSighting(sightingId, 2);
    expect(await itemsOf(responseId)).toMatchObject([
      {
        ...{ kind: 'GROUND_CORRECTED', flow: 'response', owner: OWN, part: null },
        ground: {
          ...{ eventId: correction.eventId, flow: 'sighting', owner: 'kec-menteng' },
          ...{ entityId: sightingId, change: 'CORRECTED', recordedAt: expect.any(Number) },
        },
        next: [
          { flow: 'response', change: 'RESULT' },
          { flow: 'response', change: 'CLOSED' },
        ],
        endedBy: ['response RESULT', 'response CLOSED'],
      },
    ]);
  });

  it('waits too for who has only seen the alert', async () => {
    const { alertId, responseId } = await answered({ change: 'SEEN', stage: 'SEEN' });
    await theAlert(alertId, [], { version: 2, change: 'RETRACTED', status: 'RETRACTED' });
    const [item] = await itemsOf(responseId);
    expect(item).toMatchObject({ ground: { flow: 'alert', change: 'RETRACTED' } });
  });

  it('waits no more once it is changed, before the log has brought that back', async () => {
    const alertId = randomUUID();
    await theAlert(alertId, []);
    const submit = agency.part(Submit);
    const client = { client: `${OWN}.system` };
    const begun = agency.submission({
      flow: 'response',
      data: agency.body('response', { alertId }),
    });
    const { body } = await submit.one(begun, client);
    const entityId = String(body['responseId']);
    await theResponse(alertId, { responseId: entityId, change: 'SEEN', stage: 'SEEN' });
    await theAlert(alertId, [], { version: 2, change: 'RETRACTED', status: 'RETRACTED' });
    expect(await itemsOf(entityId)).toHaveLength(1);
    const change = { change: 'CLOSED', entityId, expectedVersion: 1 };
    const data = { officer: 'Rani Latihan' };
    await submit.one(agency.submission({ flow: 'response', ...change, data }), client);
    expect(await itemsOf(entityId)).toEqual([]);
  });

  it('is told after an outage, although it was changed after the correction was made', async () => {
    const { sightingId, alertId, responseId } = await answered();
    const hourAgo = Date.now() - 60 * MINUTE_MS;
    const again = { responseId, version: 2, recordedAt: Date.now() - MINUTE_MS };
    await theResponse(alertId, again);
    // The copy was behind: what was said an hour ago comes now.
    await theSighting(sightingId, 2, { recordedAt: hourAgo });
    expect(await itemsOf(responseId)).toHaveLength(1);
    await theResponse(alertId, { ...again, version: 3, recordedAt: Date.now() + MINUTE_MS });
    expect(await itemsOf(responseId)).toEqual([]);
  });

  it('is not told again where the copy is read anew', async () => {
    const { sightingId, alertId, responseId } = await answered();
    const row = await theSighting(sightingId, 2);
    const later = { responseId, version: 2, recordedAt: Date.now() + MINUTE_MS };
    await theResponse(alertId, later);
    await agency.parts.database.inTransaction(async (query) => {
      await query(`UPDATE history SET applied_at = now() + interval '1 hour' WHERE event_id = $1`, [
        row.eventId,
      ]);
      await agency.part(FollowLineage).take(query, [row]);
    });
    expect(await itemsOf(responseId)).toEqual([]);
  });

  it('is not told of a correction that it had seen: it names the version after it', async () => {
    const [sightingId, alertId, responseId] = [randomUUID(), randomUUID(), randomUUID()];
    await theSighting(sightingId, 1);
    const { eventId } = await theSighting(sightingId, 2);
    await theAlert(alertId, [eventId]);
    await theResponse(alertId, { responseId });
    expect(await itemsOf(responseId)).toEqual([]);
  });

  it('keeps the latest of several corrections, from however far', async () => {
    const [sightingId, alertId, responseId] = [randomUUID(), randomUUID(), randomUUID()];
    const { eventId } = await theSighting(sightingId, 1);
    const between = await theAlert(randomUUID(), [eventId]);
    await theAlert(alertId, [between.eventId]);
    await theResponse(alertId, { responseId });
    await theAlert(alertId, [], { version: 2, change: 'RETRACTED', status: 'RETRACTED' });
    const reviewed = { responseId, version: 2, recordedAt: Date.now() };
    await theResponse(alertId, reviewed);
    expect(await itemsOf(responseId)).toEqual([]);
    await theSighting(sightingId, 2);
    expect(await itemsOf(responseId)).toMatchObject([{ ground: { flow: 'sighting' } }]);
  });

  it('is shown for a month where nothing can be said any more', async () => {
    const { sightingId, responseId } = await answered({ change: 'CLOSED', stage: 'CLOSED' });
    const { eventId } = await theSighting(sightingId, 2);
    expect(await itemsOf(responseId)).toMatchObject([{ next: [], endedBy: [] }]);
    await agency.parts.database.query(
      `UPDATE correction SET came_at = now() - interval '31 days' WHERE event_id = $1`,
      [eventId],
    );
    expect(await itemsOf(responseId)).toEqual([]);
  });

  it('concerns nobody once it is taken back', async () => {
    const [sightingId, caseId] = [randomUUID(), randomUUID()];
    const { eventId } = await theSighting(sightingId, 1);
    const ground = { caseId, grounds: [eventId], citesCaseId: null, causationId: null };
    await held(agency, 'case', OWN, { ...ground, change: 'OPENED', step: 'OPENED' });
    await theSighting(sightingId, 2);
    expect(await itemsOf(caseId)).toHaveLength(1);
    const retracted = { version: 2, change: 'RETRACTED', step: 'RETRACTED' };
    await held(agency, 'case', OWN, { ...ground, ...retracted });
    expect(await itemsOf(caseId)).toEqual([]);
  });

  it('is not shown where what was corrected is not read, nor in another lane', async () => {
    const { sightingId, responseId } = await answered();
    await theSighting(sightingId, 2);
    const some = (flow: string) => new Set([...READS].filter((scope) => scope !== `${flow}:read`));
    expect(await itemsOf(responseId, READS)).toHaveLength(1);
    for (const flow of ['sighting', 'alert', 'response'])
      expect(await itemsOf(responseId, some(flow))).toEqual([]);
    const asked = { lane: randomUUID(), limit: 200 };
    expect((await agency.part(ReadInbox).page(asked, ALL)).items).toEqual([]);
  });
});

describe('what was opened and corrected since', () => {
  const opens = (flow: string, owner: string, entityId: string, version = 1) =>
    agency.parts.database.query(
      `SELECT append_disclosure(gen_random_uuid(), 'desk', 'STATED', 'Rani Latihan', 'SUPERVISION',
         'Contoh alasan.', $1, $2, $3, '{identity}', NULL)`,
      [topicOf(flow), `${owner}:${entityId}`, version],
    );

  it('is told, until it is opened again', async () => {
    const sightingId = randomUUID();
    await theSighting(sightingId, 1);
    await opens('sighting', 'kec-menteng', sightingId);
    expect(await itemsOf(sightingId)).toEqual([]);
    const { eventId } = await theSighting(sightingId, 2);
    expect(await itemsOf(sightingId)).toMatchObject([
      {
        ...{ kind: 'OPENED_CORRECTED', owner: 'kec-menteng', flow: 'sighting', next: [] },
        ...{ ground: { eventId }, endedBy: ['disclosure of the sighting'] },
      },
    ]);
    await opens('sighting', 'kec-menteng', sightingId, 2);
    expect(await itemsOf(sightingId)).toEqual([]);
  });

  it('is told where its ground was corrected', async () => {
    const { sightingId, alertId } = await answered();
    await opens('alert', 'deteksi', alertId);
    await theSighting(sightingId, 2);
    expect(await itemsOf(alertId)).toMatchObject([
      { kind: 'OPENED_CORRECTED', ground: { entityId: sightingId } },
    ]);
  });

  it('is not told of what this agency itself corrected', async () => {
    const sightingId = randomUUID();
    const own = (version: number) =>
      held(agency, 'sighting', OWN, {
        ...{ sightingId, version, change: version === 1 ? 'REPORTED' : 'CORRECTED' },
      });
    await own(1);
    await opens('sighting', OWN, sightingId);
    await own(2);
    expect(await itemsOf(sightingId)).toEqual([]);
  });
});
