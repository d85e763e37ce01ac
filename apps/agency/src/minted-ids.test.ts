import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { carriesNumber, eventIdOf, nameBasedUuid } from '@sinergi/contracts';
import { continueTrace } from '@sinergi/observability';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DiscloseEntity } from './disclosure/disclose-entity.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const OWNER = 'kec-menteng';
const CLIENT = `${OWNER}.system`;
const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let agency: AgencyAtHand;
let number: number;
beforeAll(async () => {
  agency = await agencyAtHand(OWNER);
  ({ number } = agency.profile);
});
beforeEach(async () => {
  await agency.parts.database.query('TRUNCATE history, owned_entity, outbox, idempotency');
});
afterAll(() => agency?.close());

const submit = (said: Parameters<AgencyAtHand['submission']>[0]) =>
  agency.part(Submit).one(agency.submission(said), { client: CLIENT });

/** The events in the outbox, each decoded. */
async function events(): Promise<{ flow: string; key: string; fields: Record<string, unknown> }[]> {
  const { rows } = await agency.parts.database.query(
    `SELECT topic, key, value, headers
     FROM outbox
     WHERE headers ? 'entity-version'
     ORDER BY position`,
  );
  return Promise.all(
    rows.map(async (row) => {
      const fields = await agency.parts.values.read(String(row['topic']), row['value'] as Buffer);
      expect((row['headers'] as Record<string, string>)['ce_id']).toBe(fields['eventId']);
      const facts = {
        ...{ topic: String(row['topic']), key: String(row['key']) },
        ...{ version: Number(fields['version']), recordedAt: Number(fields['recordedAt']) },
      };
      expect(fields['eventId']).toBe(eventIdOf(facts));
      return { flow: facts.topic.split('.')[1]!, key: facts.key, fields };
    }),
  );
}

describe('what an agency mints', () => {
  it('are ids of entities with its number, and ids of events that follow from them', async () => {
    const { body } = await submit({ flow: 'lodging', data: agency.body('lodging') });
    const entityId = String(body['lodgingId']);
    await submit({
      ...{ flow: 'lodging', change: 'CORRECTED', entityId, expectedVersion: 1 },
      data: agency.body('lodging'),
    });
    const written = await events();
    const lodgings = written.filter(({ flow }) => flow === 'lodging');
    expect(lodgings.map(({ fields }) => fields['version'])).toEqual([1, 2]);
    expect(carriesNumber(entityId, number)).toBe(true);
    const subjects = written.filter(({ flow }) => flow === 'subject');
    expect(subjects.length).toBeGreaterThan(0);
    for (const { fields } of subjects) expect(fields['subjectId']).toMatch(UUID_4);
  });

  it('carry it in notices of disclosures too, with the id of the ledger’s entry', async () => {
    const lodgingId = randomUUID();
    await held(agency, 'lodging', 'kec-senen', { lodgingId });
    const { descriptor } = requireEntityFlow('lodging');
    const wish = { groups: ['identity'], purpose: 'SUPERVISION', officer: 'Petugas Latihan' };
    const asked = agency.part(DiscloseEntity).execute(descriptor, {
      access: {
        ...{ clientId: CLIENT, agency: OWNER, scopes: new Set(['lodging:read']), expiresAt: 0 },
        ...{ officer: null, trace: continueTrace() },
      },
      ...{ id: lodgingId, body: { ...wish, reason: 'Latihan membuka segel' } },
    });
    await asked.catch(() => undefined);
    const notices = (await events()).filter(({ flow }) => flow === 'disclosure');
    expect(notices).toHaveLength(1);
    const noticeId = String(notices[0]!.fields['noticeId']);
    expect(carriesNumber(noticeId, number)).toBe(true);
    const { rows } = await agency.parts.database.query(
      'SELECT count(*) AS n FROM disclosure WHERE disclosure_id = $1',
      [noticeId],
    );
    expect(Number(rows[0]!['n'])).toBe(1);
  });

  it('is one entity where only one may exist, with the number', async () => {
    const alertId = await anAlert();
    const { body } = await respond(alertId);
    expect(carriesNumber(String(body['responseId']), number)).toBe(true);
    await expect(respond(alertId)).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('is not a second one beside one of before, whose id has no number', async () => {
    const alertId = await anAlert();
    const { body } = await respond(alertId);
    const former = nameBasedUuid(['response', OWNER, alertId].join('\0'));
    await agency.parts.database.query(
      'UPDATE owned_entity SET entity_id = $1 WHERE entity_id = $2',
      [former, body['responseId']],
    );
    await expect(respond(alertId)).rejects.toMatchObject({ code: 'already-exists' });
    expect(await agency.rowsOf('owned_entity')).toEqual([1]);
  });
});

async function anAlert(): Promise<string> {
  const alertId = randomUUID();
  await held(agency, 'alert', 'deteksi', { alertId });
  return alertId;
}
const respond = (alertId: string) =>
  submit({ flow: 'response', data: agency.body('response', { alertId }) });
