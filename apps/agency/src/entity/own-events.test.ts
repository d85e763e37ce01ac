import type { DirectoryEntry } from '@sinergi/contracts';
import { eventIdOf, flows, newEntityId } from '@sinergi/contracts';
import type { DirectoryView } from '@sinergi/directory';
import { LIVE } from '@sinergi/domain';
import { OutageLog } from '@sinergi/outage';
import type { AgencyProfile } from '@sinergi/settings';
import { type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../database/database.js';
import { FindEvent } from '../feed/find-event.js';
import { OwnEvents } from '../feed/own-events.js';
import { ReceiptBook } from '../feed/receipt-book.js';
import type { Access } from '../http/access.js';
import type { HeldEntities } from '../replica/held-entities.js';
import type { ListFilters } from './list-filters.js';
import { ReadEntities } from './read-entities.js';

const PROFILE = { code: 'kec-menteng' } as AgencyProfile;
const ID = newEntityId(11, Date.now());
const TOPIC = 'timpora.bulletin';
const KEY = `${PROFILE.code}:${ID}`;
const EVENTS = [1, 2, 3].map((version) =>
  eventIdOf({ topic: TOPIC, key: KEY, version, recordedAt: Date.now() }),
);
const UNKNOWN = newEntityId(11, Date.now());
const access = { scopes: new Set(['bulletin:read']) } as unknown as Access;
const value = { recordedAt: Date.now(), bulletinId: ID };
const values = { read: async () => value };
const never = (): never => {
  throw new Error('Expected no report to be waited for');
};
const agencies = ['kec-menteng', 'tni-jakpus'].map((code) => ({
  ...{ code, kind: 'AGENCY', subscribes: ['bulletin'] },
}));

let postgres: TemporaryPostgres;
let database: Database;
let entities: ReadEntities;
let events: FindEvent;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  database = new Database({
    agency: PROFILE.code,
    url: await postgres.createDatabase('agency'),
    poolSize: 2,
    outage: new OutageLog({ of: 'database', logger: { warn: () => undefined } }),
  });
  await database.connect();
  const own = new OwnEvents(database);
  const held = { decode: async () => value } as unknown as HeldEntities;
  entities = new ReadEntities(
    ...[database, held, {} as never, {} as never],
    ...[{} as ListFilters, own, PROFILE, LIVE],
  );
  const receipts = new ReceiptBook(
    PROFILE,
    { bounds: never, reader: never } as never,
    {} as never,
    {} as never,
    { all: () => agencies } as unknown as DirectoryView<DirectoryEntry>,
    {} as never,
  );
  events = new FindEvent(values as never, database, receipts, own);
  for (const [at, eventId] of EVENTS.entries())
    await database.query(
      'INSERT INTO outbox (topic, key, value, headers) VALUES ($1, $2, $3, $4)',
      [
        ...[TOPIC, KEY, Buffer.from([at])],
        JSON.stringify({
          ce_id: eventId,
          ce_source: `urn:sinergi:agency:${PROFILE.code}`,
          ce_type: 'id.timpora.bulletin.reported',
          'entity-version': String(at + 1),
        }),
      ],
    );
  await database.query(
    `INSERT INTO owned_entity (flow, entity_id, version, event_id, value)
     VALUES ($1, $2, 3, $3, $4)`,
    ['bulletin', ID, EVENTS[2], Buffer.from([2])],
  );
}, 60_000);
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

describe('what an agency wrote and its copy does not hold yet', () => {
  const bulletin = flows.find(({ flow }) => flow === 'bulletin')!;

  it('is in its history at once, every version, without a place in the log', async () => {
    const { items } = await entities.history(bulletin, ID);
    expect(items.map(({ version, eventId }) => [version, eventId])).toEqual(
      EVENTS.map((eventId, at) => [at + 1, eventId]),
    );
    for (const item of items)
      expect(item).toMatchObject({ topic: TOPIC, partition: null, offset: null, appliedAt: null });
  });

  it('is no history of what does not exist', async () => {
    await expect(entities.history(bulletin, UNKNOWN)).rejects.toMatchObject({ status: 404 });
  });

  it('is found by the id of its event', async () => {
    const event = await events.one(access, EVENTS[1]!);
    expect(event).toMatchObject({ id: EVENTS[1], subject: ID, entityversion: 2, topic: TOPIC });
    expect(event).not.toHaveProperty('offset');
    await expect(events.one(access, UNKNOWN)).rejects.toMatchObject({ status: 404 });
  });

  it('is pending at every subscriber, its own agency among them', async () => {
    const { partition, offset, receipts } = await events.receipts(access, EVENTS[0]!);
    expect([partition, offset]).toEqual([null, null]);
    expect(receipts.map(({ agency, state, has }) => [agency, state, has])).toEqual([
      ['kec-menteng', 'pending', false],
      ['tni-jakpus', 'pending', false],
    ]);
  });

  it('is told to nobody without the scope of its flow', async () => {
    const other = { scopes: new Set(['permit:read']) } as unknown as Access;
    await expect(events.one(other, EVENTS[0]!)).rejects.toMatchObject({ code: 'scope-missing' });
  });
});
