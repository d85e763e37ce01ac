import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reconcileOwned } from './change/reconcile-owned.js';
import { putVersion } from './database/testing/put-version.js';
import { Submit } from './entity/submit.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const OWNER = 'kec-menteng';
const CLIENT = `${OWNER}.system`;

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand(OWNER);
});
beforeEach(() => query('TRUNCATE history, owned_entity, outbox, idempotency, restored_entity'));
afterAll(() => agency?.close());

const query = (text: string) => agency.parts.database.query(text);

const report = (said: { key?: string; client?: string; data?: unknown } = {}) =>
  agency.part(Submit).one(
    agency.submission({
      ...{ flow: 'sighting', key: said.key, data: said.data ?? agency.body('sighting') },
    }),
    { client: said.client ?? CLIENT },
  );

/**
 * What a restore from a backup of before leaves: the events are read back from the log, and the
 * database knows neither its own rows nor the keys.
 */
async function restored(): Promise<void> {
  const { rows } = await query(
    "SELECT * FROM outbox WHERE topic = 'timpora.sighting' ORDER BY position",
  );
  for (const row of rows) {
    const headers = row['headers'] as Record<string, string>;
    await putVersion(agency.parts.database.query, {
      ...{ topic: String(row['topic']), key: String(row['key']), value: row['value'] as Buffer },
      ...{ version: Number(headers['entity-version']), eventId: headers['ce_id'], headers },
      ...{ offset: Number(row['position']), filters: {} },
    });
  }
  await query('TRUNCATE owned_entity, outbox, idempotency');
  await reconcileOwned(agency.parts.database.query, OWNER);
}

describe('a call that is repeated after a restore', () => {
  it('gets the first answer, and has no second effect', async () => {
    const data = agency.body('sighting');
    const first = await report({ key: 'one', data });
    await restored();
    for (const _ of [1, 2]) expect(await report({ key: 'one', data })).toEqual(first);
    expect(await agency.rowsOf('owned_entity', 'outbox', 'idempotency')).toEqual([1, 0, 1]);
  });

  it('gets it also where its entity was changed since', async () => {
    const data = agency.body('sighting');
    const first = await report({ key: 'one', data });
    await agency.part(Submit).one(
      agency.submission({
        ...{ flow: 'sighting', change: 'CORRECTED', expectedVersion: 1, data },
        entityId: String(first.body['sightingId']),
      }),
      { client: CLIENT },
    );
    await restored();
    expect(await report({ key: 'one', data })).toEqual(first);
  });

  it('is another call with another key, by another client, and without a key', async () => {
    const data = agency.body('sighting');
    const { body } = await report({ key: 'one', data });
    await report({ data });
    await restored();
    const others = [
      await report({ key: 'two', data }),
      await report({ key: 'one', client: 'another', data }),
      await report({ data }),
    ];
    const ids = [body, ...others.map((one) => one.body)].map((one) => one['sightingId']);
    expect(new Set(ids).size).toBe(4);
    expect(await agency.rowsOf('owned_entity')).toEqual([5]);
  });

  it('is another call where it says something else, since what was said is forgotten', async () => {
    const first = await report({ key: 'one' });
    await restored();
    const other = await report({ key: 'one', data: agency.body('sighting', { peopleCount: 7 }) });
    expect(other.body['sightingId']).not.toBe(first.body['sightingId']);
  });
});
