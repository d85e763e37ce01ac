import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyRecord, keyRecordKey, type Sealed } from '@sinergi/contracts';
import {
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Keystore } from './keystore.js';
import type { Member } from './member.js';
import { Opener } from './opener.js';
import { type GroupToSeal, PublisherKeys } from './publisher-keys.js';
import type { SealedIn } from './seal-binding.js';
import { aSealedIn, EXCHANGE_ID } from './testing/a-sealed-in.js';
import { trustMigrations } from './trust-migrations.js';

const MENTENG = '31.71.06';
const GAMBIR = '31.71.01';
const PUBLISHER = 'polri-jakpus';
const IDENTITY = Buffer.from('CONTOH<<TELADAN<SATU');
const PLACE = Buffer.from('-6.1965 106.8345');

/** Who opens what, as in the profiles: by group, everywhere (core) or in one kecamatan. */
const RIGHTS: Record<string, [group: string, audience: string][]> = {
  'polri-jakpus': [],
  'imigrasi-jakpus': [
    ['identity', 'core'],
    ['location', 'core'],
  ],
  'kejari-jakpus': [['identity', 'core']],
  'kec-menteng': [
    ['identity', MENTENG],
    ['location', MENTENG],
  ],
  'kec-gambir': [
    ['identity', GAMBIR],
    ['location', GAMBIR],
  ],
};

/**
 * A publisher with a real database, members with real keystores, and the key topic as every member
 * would have it.
 */
describe('sealing and opening', () => {
  let postgres: TemporaryPostgres;
  let dir: string;
  let sessions: SqlSession[];
  let session: SqlSession;
  const keystores = new Map<string, Keystore>();
  let joined: Set<string>;
  let log: KeyRecord[];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'sealing-'));
    [postgres] = await Promise.all([
      temporaryPostgres(),
      ...Object.keys(RIGHTS).map(async (code) =>
        keystores.set(code, await Keystore.create(join(dir, code), 'passphrase')),
      ),
    ]);
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(dir, { recursive: true });
  });

  beforeEach(async () => {
    const url = await postgres.createDatabase(`d${randomUUID().replaceAll('-', '')}`);
    sessions = await Promise.all([sqlSession(url), sqlSession(url), sqlSession(url)]);
    session = sessions[0]!;
    for (const { up } of trustMigrations) await session.query(up);
    joined = new Set(Object.keys(RIGHTS));
    log = [];
  });
  afterEach(() => Promise.all(sessions.map((each) => each.release())));

  const memberOf = (code: string): Member => {
    const { keyId, publicKey } = keystores.get(code)!;
    return { agency: code, keyId, publicKey };
  };
  const members = (group: string, audience: string): Member[] =>
    [...joined]
      .filter((code) => RIGHTS[code]?.some(([g, a]) => g === group && a === audience))
      .map(memberOf);
  const publisherKeys = (
    options: { members?: typeof members; onUnusableKey?: (member: Member) => void } = {},
  ): PublisherKeys =>
    new PublisherKeys({
      ...{ publisher: PUBLISHER, exchangeId: EXCHANGE_ID },
      keystore: keystores.get(PUBLISHER)!,
      members,
      ...options,
    });
  const openerOf = (code: string, records: () => KeyRecord[] = () => log): Opener =>
    new Opener({
      ...{ agency: code, exchangeId: EXCHANGE_ID },
      keystore: keystores.get(code)!,
      keyRecord: async (publisher, key) =>
        records().findLast(
          (record) => record.publisher === publisher && keyRecordKey(record) === key,
        ),
    });
  const identity = (scope: string): GroupToSeal => ({
    field: 'person',
    group: 'identity',
    scope,
    audiences: [],
    fingerprint: Buffer.alloc(8, 1),
    plaintext: IDENTITY,
  });
  const place = (scope: string): GroupToSeal => ({
    field: 'place',
    group: 'location',
    scope,
    audiences: [],
    fingerprint: Buffer.alloc(8, 2),
    plaintext: PLACE,
  });

  const seal = async (
    groups: GroupToSeal[],
    area: string | null = MENTENG,
    keys = publisherKeys(),
    by = session,
  ) => {
    const sealedIn = aSealedIn();
    const audiences = area === null ? ['core'] : ['core', area];
    const wanted = groups.map((group) => ({
      ...group,
      audiences: group.audiences.length > 0 ? group.audiences : audiences,
    }));
    const { sealed, keyRecords } = await by.inTransaction((query) =>
      keys.sealFor(query, sealedIn.record, wanted),
    );
    log.push(...keyRecords);
    const [person, place] = ['person', 'place'].map((field) => (sealed.get(field) ?? [])[0]!);
    return { sealedIn, person: person!, place: place!, keyRecords };
  };
  const statusOf = async (code: string, sealedIn: SealedIn, sealed: Sealed): Promise<string> =>
    (await openerOf(code).open({ publisher: PUBLISHER, sealedIn, sealed })).status;

  it('opens for those who may: all for core, a district’s own for a district', async () => {
    const event = await seal([identity(randomUUID()), place(randomUUID())]);
    const person = await openerOf('imigrasi-jakpus').open({
      publisher: PUBLISHER,
      sealedIn: event.sealedIn,
      sealed: event.person,
    });
    expect(person).toEqual({ status: 'OPEN', plaintext: IDENTITY });
    expect(
      await openerOf('kec-menteng').open({
        publisher: PUBLISHER,
        sealedIn: event.sealedIn,
        sealed: event.place,
      }),
    ).toEqual({
      status: 'OPEN',
      plaintext: PLACE,
    });
    expect(await statusOf('kejari-jakpus', event.sealedIn, event.person)).toBe('OPEN');
    expect(await statusOf('kejari-jakpus', event.sealedIn, event.place)).toBe('NOT_ENTITLED');
    expect(await statusOf('kec-gambir', event.sealedIn, event.person)).toBe('NOT_ENTITLED');
    expect(await statusOf('kec-gambir', event.sealedIn, event.place)).toBe('NOT_ENTITLED');
  });

  it('makes keys once: a second event of the same subject needs no key record', async () => {
    const [subject, entity] = [randomUUID(), randomUUID()];
    const first = await seal([identity(subject), place(entity)]);
    expect(first.keyRecords.map((record) => `${record.kind} ${record.group}`)).toEqual([
      'AUDIENCE identity',
      'AUDIENCE identity',
      'AUDIENCE location',
      'AUDIENCE location',
      'SUBJECT identity',
      'SUBJECT location',
    ]);
    const second = await seal([identity(subject), place(entity)]);
    expect(second.keyRecords).toEqual([]);
    expect(second.person).toMatchObject({ scope: subject, generation: 1 });
    expect(second.person.nonce.equals(first.person.nonce)).toBe(false);
  });

  it('gives a person seen in a second district to it too, each place to its own', async () => {
    const subject = randomUUID();
    const inMenteng = await seal([identity(subject), place(randomUUID())], MENTENG);
    expect(await statusOf('kec-gambir', inMenteng.sealedIn, inMenteng.person)).toBe('NOT_ENTITLED');
    const both = { ...identity(subject), audiences: ['core', MENTENG, GAMBIR] };
    const inGambir = await seal([both, place(randomUUID())], GAMBIR);
    const grown = inGambir.keyRecords.find(
      (record) => record.kind === 'SUBJECT' && record.scope === subject,
    );
    expect(grown?.audienceWraps.map(({ audience }) => audience).sort()).toEqual([
      GAMBIR,
      MENTENG,
      'core',
    ]);
    expect(await statusOf('kec-gambir', inGambir.sealedIn, inGambir.person)).toBe('OPEN');
    expect(await statusOf('kec-gambir', inGambir.sealedIn, inGambir.place)).toBe('OPEN');
    expect(await statusOf('kec-gambir', inMenteng.sealedIn, inMenteng.place)).toBe('NOT_ENTITLED');
    expect(await statusOf('kec-menteng', inGambir.sealedIn, inGambir.place)).toBe('NOT_ENTITLED');
    expect(await statusOf('kec-menteng', inMenteng.sealedIn, inMenteng.person)).toBe('OPEN');
  });

  it('seals without a district for core alone', async () => {
    const event = await seal([identity(randomUUID())], null);
    expect(event.keyRecords.map(keyRecordKey)).toEqual([
      'a:identity:core:1',
      `s:identity:${event.person.scope}:1`,
    ]);
    expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.person)).toBe('OPEN');
    expect(await statusOf('kec-menteng', event.sealedIn, event.person)).toBe('NOT_ENTITLED');
  });

  it('lets a new member open older seals, by one record per audience', async () => {
    joined.delete('imigrasi-jakpus');
    const event = await seal([identity(randomUUID()), place(randomUUID())]);
    expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.place)).toBe('NOT_ENTITLED');
    joined.add('imigrasi-jakpus');
    const keys = publisherKeys();
    const records = await session.inTransaction((query) => keys.wrapForNewMembers(query));
    expect(records.map(keyRecordKey)).toEqual(['a:identity:core:1', 'a:location:core:1']);
    expect(records[0]?.hpkeWraps.map(({ agency }) => agency)).toEqual([
      'kejari-jakpus',
      PUBLISHER,
      'imigrasi-jakpus',
    ]);
    log.push(...records);
    expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.person)).toBe('OPEN');
    expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.place)).toBe('OPEN');
    expect(await session.inTransaction((query) => keys.wrapForNewMembers(query))).toEqual([]);
  });

  it('wraps for a new member also when the next event comes first', async () => {
    joined.delete('kejari-jakpus');
    const before = await seal([identity(randomUUID())]);
    joined.add('kejari-jakpus');
    const after = await seal([identity(randomUUID())]);
    expect(after.keyRecords.map(({ kind }) => kind)).toEqual(['AUDIENCE', 'SUBJECT']);
    expect(await statusOf('kejari-jakpus', before.sealedIn, before.person)).toBe('OPEN');
  });

  it('says KEY_PENDING while the subject key or its audience key has not come', async () => {
    const event = await seal([identity(randomUUID())]);
    const request = { publisher: PUBLISHER, sealedIn: event.sealedIn, sealed: event.person };
    const without = (kind: string): KeyRecord[] => log.filter((record) => record.kind !== kind);
    for (const kind of ['SUBJECT', 'AUDIENCE']) {
      const answer = await openerOf('imigrasi-jakpus', () => without(kind)).open(request);
      expect(answer).toMatchObject({ status: 'KEY_PENDING' });
    }
  });

  it('says KEY_DESTROYED once the subject key is destroyed, even if opened before', async () => {
    const event = await seal([identity(randomUUID())]);
    const request = { publisher: PUBLISHER, sealedIn: event.sealedIn, sealed: event.person };
    const opener = openerOf('imigrasi-jakpus');
    expect(await opener.open(request)).toMatchObject({ status: 'OPEN' });
    const subject = log.find(({ kind }) => kind === 'SUBJECT')!;
    log.push({ ...subject, kind: 'DESTROYED', audienceWraps: [] });
    expect(await opener.open(request)).toMatchObject({ status: 'KEY_DESTROYED' });
  });

  it('says DAMAGED of changed bytes, another event, and wraps of another key', async () => {
    const event = await seal([identity(randomUUID())]);
    const ciphertext = Buffer.from(event.person.ciphertext);
    ciphertext[0]! ^= 1;
    const opener = openerOf('imigrasi-jakpus');
    const attempts = [
      { publisher: PUBLISHER, sealedIn: event.sealedIn, sealed: { ...event.person, ciphertext } },
      { publisher: PUBLISHER, sealedIn: aSealedIn(), sealed: event.person },
      {
        publisher: PUBLISHER,
        sealedIn: event.sealedIn,
        sealed: { ...event.person, fingerprint: Buffer.alloc(8, 9) },
      },
    ];
    for (const attempt of attempts) {
      const answer = await opener.open(attempt);
      expect(answer).toMatchObject({ status: 'DAMAGED' });
      expect(JSON.stringify(answer)).not.toContain('CONTOH');
    }
    const swapped = log.map((record) => ({
      ...record,
      hpkeWraps: record.hpkeWraps.map((wrap) => ({
        ...wrap,
        ciphertext: Buffer.alloc(wrap.ciphertext.length),
      })),
    }));
    const answer = await openerOf('imigrasi-jakpus', () => swapped).open(attempts[0]!);
    expect(answer).toMatchObject({ status: 'DAMAGED' });
  });

  it.each([
    ['event', { eventId: randomUUID() }],
    ['version', { version: 2 }],
    ['entity', { entityId: randomUUID() }],
    ['topic', { topic: 'timpora.lodging' }],
    ['schema', { schemaHash: Buffer.alloc(32, 9) }],
  ])(
    'says DAMAGED of a seal copied into another %s, to a reader and its owner',
    async (_, other) => {
      const { sealedIn, person } = await seal([identity(randomUUID())]);
      const elsewhere = { ...sealedIn, record: { ...sealedIn.record, ...other } };
      expect(await statusOf('imigrasi-jakpus', sealedIn, person)).toBe('OPEN');
      expect(await statusOf('imigrasi-jakpus', elsewhere, person)).toBe('DAMAGED');
      await expect(
        publisherKeys().reopen(session.query, { sealedIn: elsewhere, sealed: person }),
      ).rejects.toMatchObject({ code: 'DAMAGED' });
    },
  );

  it('opens no seal under the keys of whoever copied it into a record of its own', async () => {
    const { sealedIn, person } = await seal([identity(randomUUID())]);
    const copied = log.map((record) => ({ ...record, publisher: 'kec-menteng' }));
    const answer = await openerOf('imigrasi-jakpus', () => copied).open({
      ...{ publisher: 'kec-menteng', sealedIn, sealed: person },
    });
    expect(answer).toMatchObject({ status: 'DAMAGED' });
  });

  it('opens no seal in another exchange', async () => {
    const { sealedIn, person } = await seal([identity(randomUUID())]);
    const opener = new Opener({
      ...{ agency: 'imigrasi-jakpus', exchangeId: 'another-exchange' },
      keystore: keystores.get('imigrasi-jakpus')!,
      keyRecord: async (_, key) => log.findLast((record) => keyRecordKey(record) === key),
    });
    const answer = await opener.open({ publisher: PUBLISHER, sealedIn, sealed: person });
    expect(answer).toMatchObject({ status: 'DAMAGED' });
  });

  it('opens no seal that says it is of before in a record of today', async () => {
    const { sealedIn, person } = await seal([identity(randomUUID())]);
    const answer = await openerOf('imigrasi-jakpus').open({
      ...{ publisher: PUBLISHER, sealedIn },
      sealed: { ...person, format: 1 },
    });
    expect(answer).toMatchObject({ status: 'DAMAGED', detail: expect.stringContaining('format') });
  });

  it('refuses a wrap moved to another audience, which its info names', async () => {
    const event = await seal([identity(randomUUID())]);
    const core = log.find((record) => record.audience === 'core')!;
    const moved = log.map((record) =>
      record.audience === MENTENG ? { ...record, hpkeWraps: core.hpkeWraps } : record,
    );
    const subject = moved.find(({ kind }) => kind === 'SUBJECT')!;
    subject.audienceWraps = subject.audienceWraps.filter(({ audience }) => audience === MENTENG);
    const answer = await openerOf('imigrasi-jakpus', () => moved).open({
      publisher: PUBLISHER,
      sealedIn: event.sealedIn,
      sealed: event.person,
    });
    expect(answer).toMatchObject({ status: 'DAMAGED' });
  });

  it('reopens what the publisher sealed itself, and says which way it cannot', async () => {
    const event = await seal([identity(randomUUID())]);
    const keys = publisherKeys();
    expect(
      await keys.reopen(session.query, { sealedIn: event.sealedIn, sealed: event.person }),
    ).toEqual(IDENTITY);
    await expect(
      keys.reopen(session.query, { sealedIn: aSealedIn(), sealed: event.person }),
    ).rejects.toMatchObject({ code: 'DAMAGED' });
    const unknown = { ...event.person, scope: randomUUID() };
    await expect(
      keys.reopen(session.query, { sealedIn: event.sealedIn, sealed: unknown }),
    ).rejects.toMatchObject({ code: 'KEY_MISSING' });
  });

  it('passes over a member whose public key is none, and seals for the others', async () => {
    const told: Member[] = [];
    const bad: Member = { agency: 'tni-jakpus', keyId: 'k1', publicKey: Buffer.from('short') };
    const lowOrder: Member = { agency: 'bais-jakpus', keyId: 'k1', publicKey: Buffer.alloc(32) };
    const keys = publisherKeys({
      members: (group, audience) => [bad, lowOrder, ...members(group, audience)],
      onUnusableKey: (member) => told.push(member),
    });
    const event = await seal([identity(randomUUID())], null, keys);
    expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.person)).toBe('OPEN');
    expect(told).toEqual([bad, lowOrder]);
    expect(
      (await seal([identity(randomUUID())], null, keys)).keyRecords.map(({ kind }) => kind),
    ).toEqual(['SUBJECT']);
  });

  it('keeps no key and nothing sealed in clear in its tables, nor in its key records', async () => {
    const event = await seal([identity(randomUUID()), place(randomUUID())]);
    const { rows } = await session.query(
      `SELECT wrapped, wraps::text
       FROM subject_key
       UNION ALL
       SELECT wrapped, wraps::text
       FROM audience_key`,
    );
    const held = JSON.stringify([rows, log, event.person, event.place]);
    for (const secret of [IDENTITY, PLACE]) expect(held).not.toContain(secret.toString());
    for (const row of rows) expect(row['wrapped']).toHaveLength(40);
  });

  it('rolls back with its event: a key not committed is made anew for both sides', async () => {
    const subject = randomUUID();
    const keys = publisherKeys();
    const failing = session.inTransaction(async (query) => {
      await keys.sealFor(query, aSealedIn().record, [
        { ...identity(subject), audiences: ['core', MENTENG] },
      ]);
      throw new Error('the event was refused');
    });
    await expect(failing).rejects.toThrow('refused');
    const event = await seal([identity(subject)], MENTENG, keys);
    expect(event.keyRecords).toHaveLength(3);
    expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.person)).toBe('OPEN');
  });

  it('two transactions at once for a new subject make one key, opened by both', async () => {
    const subject = randomUUID();
    for (const audiences of [
      ['core', MENTENG],
      ['core', MENTENG, GAMBIR],
    ]) {
      const keys = publisherKeys();
      const person = { ...identity(subject), audiences };
      const events = await Promise.all(
        [1, 2].map((at) => seal([person, place(randomUUID())], MENTENG, keys, sessions[at])),
      );
      for (const event of events) {
        expect(event.person.generation).toBe(1);
        expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.person)).toBe('OPEN');
        expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.place)).toBe('OPEN');
      }
    }
    const { rows } = await session.query(
      "SELECT count(*)::int AS keys FROM subject_key WHERE group_name = 'identity'",
    );
    expect(rows[0]?.['keys']).toBe(1);
    const newest = log.findLast((record) => record.kind === 'SUBJECT' && record.scope === subject);
    expect(newest?.audienceWraps.map(({ audience }) => audience).sort()).toEqual(
      [GAMBIR, MENTENG, 'core'].sort(),
    );
  });

  it('leaves no member out when the directory changes during the first event', async () => {
    joined.delete('imigrasi-jakpus');
    const keys = publisherKeys();
    const [, first, second] = sessions;
    const sealedIn = aSealedIn();
    let wrapping: Promise<KeyRecord[]> | undefined;
    const { sealed, keyRecords } = await first!.inTransaction(async (query) => {
      const event = await keys.sealFor(query, sealedIn.record, [
        { ...identity(randomUUID()), audiences: ['core'] },
      ]);
      joined.add('imigrasi-jakpus');
      wrapping = second!.inTransaction((other) => keys.wrapForNewMembers(other));
      await query('SELECT pg_sleep(0.2)');
      return event;
    });
    log.push(...keyRecords, ...(await wrapping!));
    expect(await statusOf('imigrasi-jakpus', sealedIn, sealed.get('person')![0]!)).toBe('OPEN');
  });

  it('asks for nothing once its audience keys are there, and keeps those rolled back', async () => {
    const keys = publisherKeys();
    const audiences = [{ group: 'identity', audience: 'core' }];
    const publish = async (_: unknown, records: KeyRecord[]) => void log.push(...records);
    const lost = keys.prepare(
      (work) =>
        session.inTransaction(async (query) => {
          await work(query);
          throw new Error('the database went away');
        }),
      audiences,
      async () => undefined,
    );
    await expect(lost).rejects.toThrow('went away');
    await keys.prepare(session.inTransaction, audiences, publish);
    expect(log.map(keyRecordKey)).toEqual(['a:identity:core:1']);
    const event = await seal([identity(randomUUID())], null, keys);
    expect(event.keyRecords.map(({ kind }) => kind)).toEqual(['SUBJECT']);
    expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.person)).toBe('OPEN');
    const again = await seal([identity(randomUUID())], null, keys);
    expect(await statusOf('imigrasi-jakpus', again.sealedIn, again.person)).toBe('OPEN');
  });

  it('admits one more district to what was sealed of one person, and no other', async () => {
    const subject = randomUUID();
    const event = await seal([identity(subject)], null);
    expect(await statusOf('kec-gambir', event.sealedIn, event.person)).toBe('NOT_ENTITLED');
    const keys = publisherKeys();
    const admit = (scope: string) =>
      session.inTransaction((query) =>
        keys.admit(query, [{ group: 'identity', scope, audience: GAMBIR }]),
      );
    log.push(...(await admit(subject)));
    expect(await statusOf('kec-gambir', event.sealedIn, event.person)).toBe('OPEN');
    expect(await admit(subject)).toEqual([]);
    expect(await admit(randomUUID())).toEqual([]);
  });

  it('begins the next generation for who may not open what is sealed now', async () => {
    const subject = randomUUID();
    const before = await seal([identity(subject)], MENTENG);
    const after = await seal([identity(subject)], null);
    expect(after.keyRecords.map(keyRecordKey)).toEqual([`s:identity:${subject}:2`]);
    expect(after.person.generation).toBe(2);
    expect(await statusOf('kec-menteng', before.sealedIn, before.person)).toBe('OPEN');
    expect(await statusOf('kec-menteng', after.sealedIn, after.person)).toBe('NOT_ENTITLED');
    expect(await statusOf('imigrasi-jakpus', after.sealedIn, after.person)).toBe('OPEN');
    const again = await seal([identity(subject)], null);
    expect(again.person.generation).toBe(2);
    expect(again.keyRecords).toEqual([]);
  });

  it('keeps the generation where the audience was let in meanwhile', async () => {
    const subject = randomUUID();
    await seal([identity(subject)], null);
    const keys = publisherKeys();
    log.push(
      ...(await session.inTransaction((query) =>
        keys.admit(query, [{ group: 'identity', scope: subject, audience: MENTENG }]),
      )),
    );
    // Asked before the district was let in, and once more with the key locked.
    const late = { ...identity(subject), audiencesNow: async () => [MENTENG] };
    const event = await seal([late], null);
    expect(event.person.generation).toBe(1);
    expect(await statusOf('kec-menteng', event.sealedIn, event.person)).toBe('OPEN');
    const gone = { ...identity(subject), audiencesNow: async () => [GAMBIR] };
    expect((await seal([gone], null)).person.generation).toBe(2);
  });

  it('two transactions at once begin one next generation', async () => {
    const subject = randomUUID();
    await seal([identity(subject)], MENTENG);
    const keys = publisherKeys();
    const events = await Promise.all(
      [1, 2].map((at) => seal([identity(subject)], null, keys, sessions[at])),
    );
    for (const event of events) {
      expect(event.person.generation).toBe(2);
      expect(await statusOf('imigrasi-jakpus', event.sealedIn, event.person)).toBe('OPEN');
      expect(await statusOf('kec-menteng', event.sealedIn, event.person)).toBe('NOT_ENTITLED');
    }
  });

  it('lets a district in to the newest generation that another transaction makes', async () => {
    const subject = randomUUID();
    await seal([identity(subject)], MENTENG);
    const keys = publisherKeys();
    const [, first, second] = sessions;
    let admitting: Promise<KeyRecord[]> | undefined;
    const sealedIn = aSealedIn();
    const { sealed, keyRecords } = await first!.inTransaction(async (query) => {
      const event = await keys.sealFor(query, sealedIn.record, [
        { ...identity(subject), audiences: ['core'] },
      ]);
      admitting = second!.inTransaction((other) =>
        keys.admit(other, [{ group: 'identity', scope: subject, audience: GAMBIR }]),
      );
      await query('SELECT pg_sleep(0.2)');
      return event;
    });
    log.push(...keyRecords, ...(await admitting!));
    expect(await statusOf('kec-gambir', sealedIn, sealed.get('person')![0]!)).toBe('OPEN');
  });

  const wrapAgain = async (keys: PublisherKeys): Promise<KeyRecord[]> => {
    const records = await session.inTransaction((query) => keys.wrapForNewMembers(query));
    log.push(...records);
    return records;
  };

  it('begins a new epoch and generation when a member leaves', async () => {
    const [keys, subject] = [publisherKeys(), randomUUID()];
    const before = await seal([identity(subject)], null, keys);
    await keys.prepare(
      (work) => session.inTransaction(work),
      [{ group: 'identity', audience: 'core' }],
      async () => undefined,
    );
    joined.delete('imigrasi-jakpus');
    const outdated = await keys.outdatedAudiences(session.query);
    expect(outdated).toEqual([{ group: 'identity', audience: 'core', epoch: 1 }]);
    expect((await wrapAgain(keys)).map(keyRecordKey)).toEqual(['a:identity:core:2']);
    expect(await wrapAgain(keys)).toEqual([]);
    const after = await seal([identity(subject)], null, keys);
    expect(after.person.generation).toBe(2);
    expect(await statusOf('imigrasi-jakpus', before.sealedIn, before.person)).toBe('OPEN');
    expect(await statusOf('imigrasi-jakpus', after.sealedIn, after.person)).toBe('NOT_ENTITLED');
    expect(await statusOf('kejari-jakpus', after.sealedIn, after.person)).toBe('OPEN');
  });

  it('begins a new epoch when a member’s key is replaced', async () => {
    const [keys, subject] = [publisherKeys(), randomUUID()];
    await seal([identity(subject)], null, keys);
    const former = keystores.get('kejari-jakpus')!;
    keystores.set(
      'kejari-jakpus',
      await Keystore.create(join(dir, `kejari-${randomUUID()}`), 'passphrase'),
    );
    await wrapAgain(keys);
    const { sealedIn, person } = await seal([identity(subject)], null, keys);
    expect(await statusOf('kejari-jakpus', sealedIn, person)).toBe('OPEN');
    keystores.set('kejari-jakpus', former);
    expect(await statusOf('kejari-jakpus', sealedIn, person)).toBe('NOT_ENTITLED');
  });

  it('begins an epoch and a generation when told, and opens what was sealed before', async () => {
    const [keys, subject] = [publisherKeys(), randomUUID()];
    const core = { group: 'identity', audience: 'core' };
    const inTransaction = session.inTransaction;
    expect(await inTransaction((query) => keys.rotateAudience(query, core))).toBeUndefined();
    const before = await seal([identity(subject)], null, keys);
    const record = await inTransaction((query) => keys.rotateAudience(query, core));
    log.push(record!);
    expect(keyRecordKey(record!)).toBe('a:identity:core:2');
    const of = { group: 'identity', scope: subject };
    expect(await inTransaction((query) => keys.rotateSubject(query, of))).toBe(2);
    const unknown = { ...of, scope: randomUUID() };
    expect(await inTransaction((query) => keys.rotateSubject(query, unknown))).toBeUndefined();
    const after = await seal([identity(subject)], null, keys);
    expect(after.person.generation).toBe(2);
    for (const { sealedIn, person } of [before, after])
      expect(await statusOf('kejari-jakpus', sealedIn, person)).toBe('OPEN');
  });

  it('loses no event where an epoch begins while others seal', async () => {
    const [keys, subject] = [publisherKeys(), randomUUID()];
    await seal([identity(subject)], null, keys);
    const core = { group: 'identity', audience: 'core' };
    const sealed = await Promise.all([
      seal([identity(subject)], null, keys, sessions[1]!),
      session
        .inTransaction((query) => keys.rotateAudience(query, core))
        .then((record) => log.push(record!)),
      seal([identity(randomUUID())], null, keys, sessions[2]!),
    ]);
    for (const event of sealed)
      if (typeof event === 'object')
        expect(await statusOf('kejari-jakpus', event.sealedIn, event.person)).toBe('OPEN');
    const { sealedIn, person } = await seal([identity(subject)], null, keys);
    expect(await statusOf('kejari-jakpus', sealedIn, person)).toBe('OPEN');
  });

  it('seals for its owner alone where nobody else is named, and tells no key', async () => {
    const keys = publisherKeys();
    const sealedIn = aSealedIn();
    const note = { ...identity(randomUUID()), group: 'addressed' };
    const { sealed, keyRecords } = await session.inTransaction((query) =>
      keys.sealFor(query, sealedIn.record, [note]),
    );
    expect(keyRecords).toEqual([]);
    expect(
      await keys.reopen(session.query, { sealedIn, sealed: sealed.get('person')![0]! }),
    ).toEqual(IDENTITY);
  });
});
