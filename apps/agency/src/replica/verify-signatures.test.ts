import { generateKeyPairSync } from 'node:crypto';
import type { OutgoingRecord } from '@sinergi/broker';
import {
  EventCodec,
  eventHeaders,
  MemorySchemaRegistry,
  RegistryUnavailable,
  type SchemaLookup,
  SIGNATURE_HEADER,
  SIGNING_ALGORITHM,
  sampleEvents,
  schemaHash,
  schemaText,
} from '@sinergi/contracts';
import type { ListedKey } from '@sinergi/directory';
import { rawPublicKey, signingKeyId } from '@sinergi/directory';
import type { FilledRecord } from '@sinergi/replica';
import { type Signer } from '@sinergi/trust';
import { describe, expect, it } from 'vitest';
import { SignedOutbox } from '../signing/signed-outbox.js';
import { VerifySignatures } from './verify-signatures.js';

const EXCHANGE = 'exchange of a test';
const AGENCY = 'kec-menteng';

const codec = new EventCodec(new MemorySchemaRegistry());
const { verify } = new VerifySignatures(EXCHANGE, codec);
const menteng = aSigner(AGENCY);
const police = aSigner('polri-jakpus');

function aSigner(agency: string): Signer & { listed: ListedKey } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const keyId = signingKeyId(privateKey);
  const key = rawPublicKey(privateKey);
  const listed = { keyId, algorithm: SIGNING_ALGORITHM, key, revokedAt: null };
  return { agency, keyId, privateKey, listed };
}

async function someRecords(): Promise<OutgoingRecord[]> {
  return Promise.all(
    sampleEvents()
      .filter(({ recordName }) => recordName === 'Sighting' || recordName === 'Permit')
      .map(async ({ recordName, value }) => ({
        topic: `timpora.${recordName.toLowerCase()}`,
        key: `${AGENCY}:one`,
        value: await codec.encode(recordName, value),
        headers: eventHeaders({
          ...{
            eventId: (value as { eventId: string }).eventId,
            owner: AGENCY,
            type: 'a.type',
            time: 0,
            version: 3,
          },
          directoryVersion: 7n,
        }),
      })),
  );
}

const onTheLog = ({ topic, key, value, headers }: OutgoingRecord): FilledRecord => ({
  ...{ topic, partition: 0, offset: 0n, appendedAt: 0, headers },
  ...{ key, value: value! },
});

function answerTo(record: OutgoingRecord, keys: ListedKey[] = [menteng.listed], verifier = verify) {
  const read = verifier(onTheLog(record), record.headers[SIGNATURE_HEADER] ?? '', {
    ...{ agency: AGENCY, keys },
  });
  return Promise.resolve(read).then((one) => (one.verdict === 'DEAD' ? one.reason : one.verdict));
}

const outboxOf = (signer: Signer): SignedOutbox => new SignedOutbox(EXCHANGE, () => signer);

describe('what a value is read by', () => {
  const { readsBy } = new VerifySignatures(EXCHANGE, codec);

  it('has one name in all copies of an exchange, and another for another schema', async () => {
    const [one, other] = (await someRecords()).map(({ value }) => value!) as [Buffer, Buffer];
    await Promise.all([one, other].map((value) => codec.schemaHash(value)));
    const again = new EventCodec(new MemorySchemaRegistry());
    await again.schemaHash(one);
    expect(readsBy(one)).toBe(new VerifySignatures(EXCHANGE, again).readsBy(one));
    expect(readsBy(one)).not.toBe(readsBy(other));
    expect(readsBy(one)).not.toBe(new VerifySignatures('other', codec).readsBy(one));
  });

  it('has no name before its schema was looked up, nor where it names none', async () => {
    const [{ value }] = (await someRecords()) as [OutgoingRecord];
    const { readsBy: early } = new VerifySignatures(
      EXCHANGE,
      new EventCodec(new MemorySchemaRegistry()),
    );
    expect(early(value!)).toBeUndefined();
    for (const bytes of ['', 'no frame', '\0\0'])
      expect(readsBy(Buffer.from(bytes))).toBeUndefined();
  });
});

describe('a record that was signed where it was written', () => {
  it('is verified as it comes over the log, alone and beside others of its topic', async () => {
    const records = await someRecords();
    const many = [...records, ...records, ...records];
    for (const record of outboxOf(menteng).sign(many))
      expect(await answerTo(record)).toBe('SIGNED');
  });

  it('does not count once anything is changed that its meaning depends on', async () => {
    const [record] = outboxOf(menteng).sign(await someRecords()) as [OutgoingRecord];
    const { headers } = record;
    const changed: OutgoingRecord[] = [
      { ...record, key: 'kec-senen:one' },
      { ...record, topic: 'timpora.lodging' },
      { ...record, value: Buffer.concat([record.value!, Buffer.of(0)]) },
      { ...record, headers: { ...headers, ce_id: 'another' } },
      { ...record, headers: { ...headers, 'entity-version': '4' } },
    ];
    for (const one of changed) expect(await answerTo(one)).toBe('BAD_SIGNATURE');
    expect(await answerTo(record, undefined, new VerifySignatures('other', codec).verify)).toBe(
      'BAD_SIGNATURE',
    );
  });

  it('is refused by the key that it names', async () => {
    const [record] = outboxOf(police).sign(await someRecords()) as [OutgoingRecord];
    expect(await answerTo(record)).toBe('UNKNOWN_KEY');
    expect(await answerTo(record, [{ ...police.listed, revokedAt: 1 }])).toBe('REVOKED_KEY');
    // Another key under the same name did not sign it.
    expect(await answerTo(record, [{ ...police.listed, key: menteng.listed.key }])).toBe(
      'BAD_SIGNATURE',
    );
  });

  it('is refused once its key is withdrawn, also if it was verified before', async () => {
    const [record] = outboxOf(menteng).sign(await someRecords()) as [OutgoingRecord];
    for (const [keys, expected] of [
      [[menteng.listed], 'SIGNED'],
      [[{ ...menteng.listed, revokedAt: 1 }], 'REVOKED_KEY'],
      [[police.listed], 'UNKNOWN_KEY'],
      [[{ ...menteng.listed, key: police.listed.key }], 'BAD_SIGNATURE'],
      [[menteng.listed], 'SIGNED'],
    ] as const)
      expect(await answerTo(record, [...keys])).toBe(expected);
  });

  it.each([
    ['is no base64', (text: string) => `${text.slice(0, -1)}!`],
    ['has white space in it', (text: string) => ` ${text}`],
    ['comes twice', (text: string) => `${text}, ${text}`],
    ['is cut off', (text: string) => text.slice(0, 40)],
    ['is empty', () => ''],
    ['is huge', () => 'A'.repeat(400_000)],
  ])('is refused when its signature %s', async (_, change) => {
    const [record] = outboxOf(menteng).sign(await someRecords()) as [OutgoingRecord];
    const signature = change(record.headers[SIGNATURE_HEADER]!);
    const headers = { ...record.headers, [SIGNATURE_HEADER]: signature };
    expect(await answerTo({ ...record, headers })).toBe('BAD_SIGNATURE');
  });

  it.each([
    ['0', 'BAD_HEADERS'],
    ['-1', 'BAD_HEADERS'],
    ['2147483648', 'BAD_HEADERS'],
    ['3, 3', 'BAD_HEADERS'],
  ])('is refused when its version is %s', async (version, reason) => {
    const [record] = outboxOf(menteng).sign(await someRecords()) as [OutgoingRecord];
    const headers = { ...record.headers, 'entity-version': version };
    expect(await answerTo({ ...record, headers })).toBe(reason);
  });

  it('waits while the registry is away and its schema is not known here', async () => {
    const away: SchemaLookup = {
      byId: () => Promise.reject(new RegistryUnavailable('Expected the registry, got none')),
      idOf: () => Promise.reject(new RegistryUnavailable('Expected the registry, got none')),
    };
    const unlearned = new VerifySignatures(EXCHANGE, new EventCodec(away)).verify;
    const [record] = outboxOf(menteng).sign(await someRecords()) as [OutgoingRecord];
    expect(await answerTo(record, undefined, unlearned)).toBe('WAIT');
    // What the registry need not be asked for is answered without it.
    expect(await answerTo({ ...record, value: Buffer.of(7) }, undefined, unlearned)).toBe(
      'NOT_FRAMED',
    );
  });

  it('shares no signature with a record of a topic that others read', async () => {
    const records = await someRecords();
    const signatures = outboxOf(menteng)
      .sign(records)
      .map(({ headers }) => Buffer.from(headers[SIGNATURE_HEADER]!, 'base64'));
    expect(records.map(({ topic }) => topic)).toEqual(['timpora.permit', 'timpora.sighting']);
    for (const signature of signatures) expect([signature[1], signature[3]]).toEqual([1, 0]);
  });
});

describe('a record in a schema', () => {
  const [first, second] = [schemaHash('Sighting'), Buffer.alloc(32, 1)];
  const under = (schemas: readonly Buffer[]) => ({
    ...{ agency: AGENCY, keys: [menteng.listed] },
    schemas,
  });
  const aRecord = async () => {
    const sightings = (await someRecords()).filter(({ topic }) => topic === 'timpora.sighting');
    const [signed] = new SignedOutbox(EXCHANGE, () => menteng).sign(sightings);
    return { record: onTheLog(signed!), signature: signed!.headers[SIGNATURE_HEADER]! };
  };
  /** A registry that serves another schema under every id, or none. */
  const verifierBy = (byId: SchemaLookup['byId']) =>
    new VerifySignatures(
      EXCHANGE,
      new EventCodec({ byId, idOf: () => Promise.reject(new TypeError('Expected to read only')) }),
    ).verify;

  it('that the directory lists counts, and one that it does not list is dead', async () => {
    const { record, signature } = await aRecord();
    expect(await verify(record, signature, under([second, first]))).toEqual({ verdict: 'SIGNED' });
    expect(await verify(record, signature, under([second]))).toMatchObject({
      reason: 'UNLISTED_SCHEMA',
    });
  });

  // Whoever has a key could name any id: a record that waited for it would hold everybody up.
  it('that the registry serves otherwise, or not at all, is dead and holds up nobody', async () => {
    const { record, signature } = await aRecord();
    const otherwise = verifierBy(async () => schemaText('Permit'));
    expect(await otherwise(record, signature, under([first]))).toMatchObject({ verdict: 'DEAD' });
    const nothing = verifierBy(async () => undefined);
    expect(await nothing(record, signature, under([first]))).toMatchObject({
      reason: 'UNKNOWN_SCHEMA',
    });
  });
});
