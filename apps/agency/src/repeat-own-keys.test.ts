import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IncomingRecord, OutgoingRecord } from '@sinergi/broker';
import {
  agencyTopic,
  EventCodec,
  type KeyRecord,
  keyRecordKey,
  type Lodging,
  SIGNATURE_HEADER,
} from '@sinergi/contracts';
import { Keystore, Opener } from '@sinergi/trust';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KeyRecordOutbox } from './change/key-record-outbox.js';
import { RepeatOwnKeys } from './change/repeat-own-keys.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import { SignedOutbox } from './signing/signed-outbox.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const PUBLISHER = 'kec-menteng';
const READER = 'polri-jakpus';
const TOPIC = agencyTopic('KeyRecord', PUBLISHER);
const { descriptor } = requireEntityFlow('lodging');
type Said = Pick<IncomingRecord, 'key' | 'value' | 'headers'>;

let publisher: AgencyAtHand;
let reader: Keystore;
let folder: string;
/** the publisher's key topic, as the broker holds it */
let log: IncomingRecord[];
let lodging: { value: Buffer; fields: Lodging };
let sent: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-repeat-'));
  reader = await Keystore.create(join(folder, 'reader'), 'a phrase');
  return () => rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  publisher = await agencyAtHand(PUBLISHER, { [READER]: reader });
  [log, sent] = [[], 0];
  const begun = await publisher
    .part(Submit)
    .one(publisher.submission({ flow: 'lodging', data: publisher.body('lodging') }), {
      client: 'c',
    });
  const { rows } = await publisher.parts.database.query(
    'SELECT value FROM owned_entity WHERE entity_id = $1',
    [begun.body[descriptor.idField]],
  );
  const value = rows[0]!['value'] as Buffer;
  const decoded = await publisher.part(EventCodec).decode(descriptor.topic, value);
  lodging = { value, fields: decoded.value as Lodging };
  await publishAll();
});
afterEach(() => publisher.close());

/** Appends a record, whoever sent it, and lets the publisher read it. */
async function append({ key, value, headers }: Said): Promise<IncomingRecord> {
  const record: IncomingRecord = {
    ...{ topic: TOPIC, partition: 0, offset: BigInt(log.length), appendedAt: 1_000 },
    ...{ key, value, headers },
  };
  log.push(record);
  await read(publisher, [record], record.offset);
  return record;
}

const read = (at: AgencyAtHand, records: IncomingRecord[], requestedOffset: bigint) =>
  at.parts.replica.apply({
    ...{ topic: TOPIC, partition: 0, requestedOffset, logEnd: BigInt(log.length), records },
  });

/** Publishes what the outbox has for the key topic, and returns it. */
async function publishAll(): Promise<IncomingRecord[]> {
  const { rows } = await publisher.parts.database.query(
    'SELECT key, value, headers FROM outbox WHERE topic = $1 ORDER BY position OFFSET $2',
    [TOPIC, sent],
  );
  sent += rows.length;
  const records: IncomingRecord[] = [];
  for (const row of rows)
    records.push(
      await append({
        key: Buffer.from(String(row['key'])),
        value: row['value'] as Buffer,
        headers: row['headers'] as Record<string, string>,
      }),
    );
  return records;
}

const repeat = async (): Promise<IncomingRecord[]> => {
  await publisher.part(RepeatOwnKeys).repeat();
  return publishAll();
};

/** What compaction leaves: the last record of each key, whatever it says. */
function compacted(): IncomingRecord[] {
  const last = new Map(log.map((record) => [String(record.key), record]));
  return log.filter((record) => last.get(String(record.key)) === record);
}

/** Tells how the reader's door answers when its copy begins with what compaction left. */
async function newcomerOpens(): Promise<string> {
  const newcomer = await agencyAtHand('kec-senen', { [PUBLISHER]: publisher.parts.keystore });
  try {
    await read(newcomer, compacted(), 0n);
    const opener = new Opener({
      ...{ agency: READER, exchangeId: 'test', keystore: reader },
      keyRecord: newcomer.parts.keyRecords.read,
    });
    const { value, fields } = lodging;
    const sealedIn = await publisher.parts.values.sealedIn(descriptor, value, {
      ...fields,
    });
    const opened = await opener.open({ publisher: PUBLISHER, sealedIn, sealed: fields.guest! });
    return opened.status;
  } finally {
    await newcomer.close();
  }
}

async function latestOf(prefix: string): Promise<{ record: KeyRecord; logged: IncomingRecord }> {
  const logged = log.findLast(({ key, value }) => value && String(key).startsWith(prefix))!;
  const { value } = await publisher.part(EventCodec).decode(TOPIC, logged.value!);
  return { record: value as KeyRecord, logged };
}

const SUBJECT = 's:identity:';
const AUDIENCE = 'a:identity:core:';

/** As whoever holds the keystore would say it. */
async function asPublisher(record: KeyRecord): Promise<Said> {
  const [made] = publisher
    .part(SignedOutbox)
    .sign(await publisher.part(KeyRecordOutbox).envelopes([record], 1_000));
  return said(made!);
}
const said = ({ key, value, headers }: OutgoingRecord): Said => ({
  ...{ key: Buffer.from(key), value, headers },
});

describe('a key of which somebody else’s record comes last', () => {
  it.each<[string, (logged: IncomingRecord) => Said]>([
    ['a tombstone', ({ key }) => ({ key, value: null, headers: {} })],
    ['bytes that are no record', ({ key }) => ({ key, value: Buffer.from('x'), headers: {} })],
    [
      'its own record without the signature',
      ({ key, value, headers: { [SIGNATURE_HEADER]: _, ...headers } }) => ({ key, value, headers }),
    ],
    [
      'its own record with a header twice',
      ({ key, value, headers }) => ({
        ...{ key, value },
        headers: { ...headers, ce_source: `${headers['ce_source']}, ${headers['ce_source']}` },
      }),
    ],
  ])('is repeated byte for byte after %s, and a newcomer opens', async (_, forge) => {
    const good = new Map<string, IncomingRecord>();
    for (const prefix of [AUDIENCE, SUBJECT]) {
      const { logged } = await latestOf(prefix);
      good.set(String(logged.key), logged);
    }
    for (const logged of good.values()) await append(forge(logged));
    expect(await newcomerOpens()).toBe('KEY_PENDING');
    const repeated = await repeat();
    expect(repeated.map(({ key }) => String(key)).sort()).toEqual([...good.keys()].sort());
    for (const { key, value, headers } of repeated)
      expect({ value, headers }).toEqual({
        value: good.get(String(key))!.value,
        headers: good.get(String(key))!.headers,
      });
    expect(await newcomerOpens()).toBe('OPEN');
    expect(await repeat()).toEqual([]);
  });

  it('is said anew where its only record is a dead letter, once', async () => {
    const submission = publisher.submission({ flow: 'lodging', data: publisher.body('lodging') });
    await publisher.part(Submit).one(submission, { client: 'c' });
    const { database } = publisher.parts;
    const { rows } = await database.query(
      `UPDATE outbox SET published_at = now() WHERE topic = $1 RETURNING key, value, position`,
      [TOPIC],
    );
    const fresh = rows.filter((row) => !log.some(({ key }) => String(key) === row['key']));
    expect(fresh.map((row) => String(row['key']).slice(0, 2))).toContain('s:');
    for (const { key, value } of fresh)
      await append({ key: Buffer.from(String(key)), value: value as Buffer, headers: {} });
    sent += fresh.length;
    const said = await repeat();
    expect(said.map(({ key }) => String(key)).sort()).toEqual(
      fresh.map(({ key }) => String(key)).sort(),
    );
    for (const { key } of said) {
      const held = await database.query('SELECT FROM key_record WHERE topic = $1 AND key = $2', [
        TOPIC,
        String(key),
      ]);
      expect(held.rows).toHaveLength(1);
    }
    expect(await repeat()).toEqual([]);
  });

  it('is repeated once for a flood, and again for the next', async () => {
    const { logged } = await latestOf(SUBJECT);
    for (let n = 0; n < 20; n++) await append({ ...logged, value: null });
    expect(await repeat()).toHaveLength(1);
    await append({ ...logged, value: null });
    expect(await repeat()).toHaveLength(1);
  });

  it('is not repeated twice while the first repeat is under way', async () => {
    const { logged } = await latestOf(SUBJECT);
    await append({ ...logged, value: null });
    expect(await publisher.part(RepeatOwnKeys).repeat()).toBe(1);
    expect(await publisher.part(RepeatOwnKeys).repeat()).toBe(0);
  });

  it('is said anew where a former key signed it', async () => {
    const { record, logged } = await latestOf(SUBJECT);
    const other = JSON.stringify({ keyId: 'ed25519-of-before' });
    await publisher.parts.database.query(
      `UPDATE key_record SET headers = jsonb_set(headers, '{signature}', to_jsonb($1::text))`,
      [other],
    );
    await append({ ...logged, value: null });
    const [anew] = await repeat();
    const { value } = await publisher.part(EventCodec).decode(TOPIC, anew!.value!);
    expect(value).toMatchObject({ ...record, eventId: expect.anything(), sequence: 2 });
    expect(await newcomerOpens()).toBe('OPEN');
  });
});

describe('what is said with a stolen key', () => {
  const damaged = (record: KeyRecord): KeyRecord => ({
    ...record,
    eventId: randomUUID(),
    audienceWraps: record.audienceWraps.map((wrap) => ({ ...wrap, wrapped: Buffer.alloc(40) })),
  });

  it('under a higher sequence is followed by what is right', async () => {
    const { record } = await latestOf(SUBJECT);
    await append(await asPublisher({ ...damaged(record), sequence: 2 }));
    expect(await newcomerOpens()).toBe('DAMAGED');
    expect(await publisher.part(RepeatOwnKeys).reconcile()).toMatchObject({ restated: 1 });
    await publishAll();
    expect((await latestOf(SUBJECT)).record).toEqual({
      ...{ ...record, eventId: expect.anything(), sequence: 3 },
    });
    expect(await newcomerOpens()).toBe('OPEN');
  });

  it('under a sequence that was used is a fork, and the right one is repeated', async () => {
    const { record, logged } = await latestOf(SUBJECT);
    await append(await asPublisher({ ...damaged(record), sequence: record.sequence }));
    const { rows } = await publisher.parts.database.query('SELECT reason FROM dead_letter');
    expect(rows).toEqual([{ reason: 'FORK' }]);
    const [repeated] = await repeat();
    expect(repeated!.value).toEqual(logged.value);
    expect(await newcomerOpens()).toBe('OPEN');
  });

  it('under a sequence that went back changes nothing, and the right one is repeated', async () => {
    const { record } = await latestOf(SUBJECT);
    const later = await publisher.parts.database.inTransaction((query) =>
      publisher.parts.keys.restate(query, record, { isAnew: true }),
    );
    await append(await asPublisher(later!));
    await append(await asPublisher({ ...damaged(record), sequence: 1 }));
    const [repeated] = await repeat();
    expect(keyRecordKey(later!)).toBe(String(repeated!.key));
    expect((await latestOf(SUBJECT)).record).toEqual(later);
    expect(await newcomerOpens()).toBe('OPEN');
  });
});
