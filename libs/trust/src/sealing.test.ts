import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyRecord, keyRecordKey, type Sealed } from '@sinergi/contracts';
import { type SqlSession, sqlSession, type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CORE, type Member } from './audience.js';
import { Keystore } from './keystore.js';
import { trustMigrations } from './migrations.js';
import { Opener } from './opener.js';
import { PublisherKeys } from './publisher-keys.js';

const PUBLISHER = 'kec-menteng';
const FINGERPRINT = Buffer.alloc(8, 7);
const MENTENG = '31.71.06';

let postgres: TemporaryPostgres;
let folder: string;
let publisherKeystore: Keystore;
const stores = new Map<string, Keystore>();
let session: SqlSession;
let url: string;
let databases = 0;
let audiences: Record<string, string[]>;
let published: Map<string, KeyRecord>;
let keys: PublisherKeys;

beforeAll(async () => {
  [postgres, folder] = await Promise.all([temporaryPostgres(), mkdtemp(join(tmpdir(), 'sinergi-sealing-'))]);
  publisherKeystore = await Keystore.create(join(folder, 'publisher.json'), 'x');
  for (const code of ['imigrasi-jakpus', 'kejari-jakpus', 'kec-menteng', 'kec-gambir'])
    stores.set(code, await Keystore.create(join(folder, `${code}.json`), 'x'));
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  url = await postgres.createDatabase(`trust_${databases++}`);
  session = await sqlSession(url);
  for (const { up } of trustMigrations) await session.query(up);
  audiences = { [CORE]: ['imigrasi-jakpus'], [MENTENG]: ['kec-menteng'], '31.71.01': ['kec-gambir'] };
  published = new Map();
  keys = new PublisherKeys({ publisher: PUBLISHER, keystore: publisherKeystore, members });
  return () => session.release();
});

const members = (_group: string, audience: string): Member[] =>
  (audiences[audience] ?? []).map((agency) => ({ agency, keyId: stores.get(agency)!.keyId, publicKey: stores.get(agency)!.publicKey }));

function publish(records: KeyRecord[]): void {
  for (const record of records) published.set(keyRecordKey(record), record);
}

async function sealPlace(scope: string, text: string, area: string | null = MENTENG) {
  const eventId = randomUUID();
  const group = { field: 'place', group: 'location', scope, fingerprint: FINGERPRINT, plaintext: Buffer.from(text) };
  const { sealed, keyRecords } = await session.inTransaction((query) => keys.sealFor(query, { eventId, area }, [group]));
  publish(keyRecords);
  return { eventId, sealed: sealed.get('place')!, keyRecords };
}

const openAs = (agency: string, { eventId, sealed }: { eventId: string; sealed: Sealed }) =>
  new Opener({ agency, keystore: stores.get(agency)!, keyRecord: async (_, key) => published.get(key) }).open({
    publisher: PUBLISHER,
    eventId,
    sealed,
  });

describe('sealing by three levels of keys', () => {
  it('opens for the core and for the district, and for nobody else', async () => {
    const event = await sealPlace(randomUUID(), 'exact place');
    expect(await openAs('imigrasi-jakpus', event)).toEqual({ status: 'OPEN', plaintext: Buffer.from('exact place') });
    expect(await openAs('kec-menteng', event)).toMatchObject({ status: 'OPEN' });
    expect(await openAs('kec-gambir', event)).toMatchObject({ status: 'NOT_ENTITLED' });
    expect(await openAs('kejari-jakpus', event)).toMatchObject({ status: 'NOT_ENTITLED' });
  });

  it('hides the content from whoever holds the bytes', async () => {
    const { sealed } = await sealPlace(randomUUID(), 'canary street');
    expect(sealed.ciphertext.toString('latin1')).not.toContain('canary');
  });

  it('does the work of public keys once per audience, not per event', async () => {
    const first = await sealPlace(randomUUID(), 'a');
    const second = await sealPlace(randomUUID(), 'b');
    expect(first.keyRecords.map(({ kind }) => kind)).toEqual(['AUDIENCE', 'AUDIENCE', 'SUBJECT']);
    expect(second.keyRecords.map(({ kind }) => kind)).toEqual(['SUBJECT']);
  });

  it('lets a subject’s second event reuse its key', async () => {
    const scope = randomUUID();
    await sealPlace(scope, 'a');
    const again = await sealPlace(scope, 'b');
    expect(again.keyRecords).toEqual([]);
    expect(await openAs('imigrasi-jakpus', again)).toMatchObject({ status: 'OPEN' });
  });

  it('names a key that has not come yet, and opens once it has', async () => {
    const event = await sealPlace(randomUUID(), 'a');
    const all = new Map(published);
    published = new Map([...all].filter(([key]) => !key.startsWith('s:')));
    expect(await openAs('imigrasi-jakpus', event)).toMatchObject({ status: 'KEY_PENDING' });
    published = new Map([...all].filter(([key]) => key.startsWith('s:')));
    expect(await openAs('imigrasi-jakpus', event)).toMatchObject({ status: 'KEY_PENDING' });
    published = all;
    expect(await openAs('imigrasi-jakpus', event)).toMatchObject({ status: 'OPEN' });
  });

  it('names a key that was destroyed', async () => {
    const event = await sealPlace(randomUUID(), 'a');
    for (const [key, record] of published)
      if (record.kind === 'SUBJECT') published.set(key, { ...record, kind: 'DESTROYED', audienceWraps: [] });
    expect(await openAs('imigrasi-jakpus', event)).toMatchObject({ status: 'KEY_DESTROYED' });
  });

  it('refuses a seal that was moved to another event, group or schema, or changed', async () => {
    const event = await sealPlace(randomUUID(), 'a');
    const damaged = { status: 'DAMAGED' };
    expect(await openAs('imigrasi-jakpus', { ...event, eventId: randomUUID() })).toMatchObject(damaged);
    expect(await openAs('imigrasi-jakpus', { ...event, sealed: { ...event.sealed, fingerprint: Buffer.alloc(8, 8) } })).toMatchObject(
      damaged,
    );
    const ciphertext = Buffer.from(event.sealed.ciphertext);
    ciphertext[0]! ^= 1;
    expect(await openAs('imigrasi-jakpus', { ...event, sealed: { ...event.sealed, ciphertext } })).toMatchObject(damaged);
  });

  it('gives a member that joins later whatever was sealed before, by one record per audience', async () => {
    const event = await sealPlace(randomUUID(), 'before');
    expect(await session.inTransaction((query) => keys.wrapForNewMembers(query))).toEqual([]);
    audiences[CORE]!.push('kejari-jakpus');
    const records = await session.inTransaction((query) => keys.wrapForNewMembers(query));
    expect(records.map(keyRecordKey)).toEqual(['a:location:core:1']);
    publish(records);
    expect(await openAs('kejari-jakpus', event)).toMatchObject({ status: 'OPEN' });
  });

  it('lets two events of one new subject race: both open', async () => {
    const scope = randomUUID();
    const other = await sqlSession(url);
    const sealOn = async (on: SqlSession) => {
      const eventId = randomUUID();
      const group = { field: 'place', group: 'location', scope, fingerprint: FINGERPRINT, plaintext: Buffer.from(eventId) };
      const { sealed, keyRecords } = await on.inTransaction((query) => keys.sealFor(query, { eventId, area: MENTENG }, [group]));
      return { eventId, sealed: sealed.get('place')!, keyRecords };
    };
    const events = await Promise.all([sealOn(session), sealOn(other)]);
    await other.release();
    // Wraps only grow, so the record with more of them is the later one, as replicas have it.
    const records = events
      .flatMap(({ keyRecords }) => keyRecords)
      .sort((left, right) => left.hpkeWraps.length + left.audienceWraps.length - right.hpkeWraps.length - right.audienceWraps.length);
    publish(records);
    for (const event of events)
      expect(await openAs('imigrasi-jakpus', event)).toEqual({ status: 'OPEN', plaintext: Buffer.from(event.eventId) });
  });

  it('forgets the keys of a transaction that was rolled back', async () => {
    const group = { field: 'place', group: 'location', scope: randomUUID(), fingerprint: FINGERPRINT, plaintext: Buffer.from('x') };
    await session
      .inTransaction(async (query) => {
        await keys.sealFor(query, { eventId: randomUUID(), area: MENTENG }, [group]);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    const event = await sealPlace(randomUUID(), 'after');
    expect(event.keyRecords.map(({ kind }) => kind)).toEqual(['AUDIENCE', 'AUDIENCE', 'SUBJECT']);
    expect(await openAs('imigrasi-jakpus', event)).toMatchObject({ status: 'OPEN' });
  });

  it('lets the publisher reopen its own', async () => {
    const event = await sealPlace(randomUUID(), 'mine');
    expect(String(await keys.reopen(session.query, event))).toBe('mine');
  });
});
