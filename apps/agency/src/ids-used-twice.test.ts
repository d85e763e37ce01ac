import 'reflect-metadata';
import { agencyUrn } from '@sinergi/contracts';
import { continueTrace } from '@sinergi/observability';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putVersion } from './database/testing/put-version.js';
import { DiscloseEntity } from './disclosure/disclose-entity.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { ReadEntities } from './entity/read-entities.js';
import { Submit } from './entity/submit.js';
import { FindEvent } from './feed/find-event.js';
import type { Access } from './http/access.js';
import { ReadEvidence } from './messages/read-evidence.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const OWNER = 'kec-menteng';
const OTHER = 'kec-senen';
const { descriptor } = requireEntityFlow('lodging');
const access: Access = {
  ...{ clientId: 'a client', agency: OWNER, scopes: new Set(['lodging:read']), expiresAt: 0 },
  ...{ officer: null, trace: continueTrace() },
};

let agency: AgencyAtHand;
let id: string;
let eventId: string;

beforeAll(async () => {
  agency = await agencyAtHand(OWNER);
});
afterAll(() => agency?.close());

/** A lodging of this agency, and another district's record with its ids. */
beforeEach(async () => {
  const { query } = agency.parts.database;
  await query('TRUNCATE history, owned_entity, outbox, idempotency');
  const data = agency.body('lodging');
  const submission = agency.submission({ flow: 'lodging', data });
  const { body } = await agency.part(Submit).one(submission, { client: 'a client' });
  id = String(body[descriptor.idField]);
  eventId = String(body['eventId']);
  for (const [n, owner] of [OWNER, OTHER].entries()) await hold(owner, n);
});

/** Holds the lodging as if its event had come over the log, from this owner. */
async function hold(owner: string, n: number): Promise<void> {
  const { query } = agency.parts.database;
  const key = `${owner}:${id}`;
  const { rows } = await query('SELECT value FROM owned_entity WHERE entity_id = $1', [id]);
  await putVersion(query, {
    ...{ topic: descriptor.topic, key, eventId, value: rows[0]!['value'] as Buffer, offset: n },
    headers: {
      ...{ ce_id: eventId, ce_source: agencyUrn(owner), 'entity-version': '1' },
      ...{ ce_type: 'id.timpora.lodging.reported', 'directory-version': '0' },
    },
  });
}

describe('an id that two owners use', () => {
  const refusal = {
    ...{ code: 'several-owners', status: 409 },
    detail: expect.stringMatching(new RegExp(`got 2 or more, of ${OWNER}, ${OTHER}$`)),
  };
  const wish = {
    ...{ groups: ['identity'], purpose: 'SUPERVISION', officer: 'Petugas Latihan' },
    reason: 'Latihan membuka segel',
  };

  it('is of nobody until the caller says whose is meant', async () => {
    const entities = agency.part(ReadEntities);
    await expect(entities.one(descriptor, id)).rejects.toMatchObject(refusal);
    await expect(entities.history(descriptor, id)).rejects.toMatchObject(refusal);
    expect(await entities.one(descriptor, id, OWNER)).toMatchObject({ [descriptor.idField]: id });
    expect((await entities.history(descriptor, id, OWNER)).items).toHaveLength(1);
    const none = { code: 'not-found' };
    await expect(entities.one(descriptor, id, 'polri-jakpus')).rejects.toMatchObject(none);
    await expect(entities.history(descriptor, id, 'polri-jakpus')).rejects.toMatchObject(none);
  });

  it('opens nothing, and notes no opening, until the caller says whose is meant', async () => {
    const disclose = agency.part(DiscloseEntity);
    const request = { access, id, body: wish };
    await expect(disclose.execute(descriptor, request)).rejects.toMatchObject(refusal);
    expect(await agency.rowsOf('disclosure')).toEqual([0]);
    const opened = await disclose.execute(descriptor, { ...request, owner: OWNER });
    expect(opened.groups['identity']).toMatchObject({ status: 'OPEN' });
  });

  it('of an event is no evidence, no receipt and no event of the other', async () => {
    const events = agency.part(FindEvent);
    await expect(events.one(access, eventId)).rejects.toMatchObject(refusal);
    await expect(events.receipts(access, eventId)).rejects.toMatchObject(refusal);
    const evidence = agency.part(ReadEvidence);
    await expect(evidence.execute(access, eventId, null)).rejects.toMatchObject(refusal);
    expect(await events.one(access, eventId, OWNER)).toMatchObject({ id: eventId });
    for (const owner of [OWNER, OTHER])
      expect((await events.locate(eventId, owner)).row.key).toBe(`${owner}:${id}`);
  });

  it('of an event that is still on its way is not another owner’s', async () => {
    await agency.parts.database.query('TRUNCATE history');
    const events = agency.part(FindEvent);
    expect(await events.one(access, eventId, OWNER)).toMatchObject({ id: eventId });
    await expect(events.one(access, eventId, OTHER)).rejects.toMatchObject({ code: 'not-found' });
  });
});
