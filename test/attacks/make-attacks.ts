import type { OutgoingRecord } from '@sinergi/broker';
import {
  agencyTopic,
  agencyUrn,
  type DirectoryEntry,
  type EventCodec,
  eventIdOf,
  type KeyRecord,
  keyRecordKey,
  namedEntityId,
  SIGNATURE_HEADER,
  type Sighting,
} from '@sinergi/contracts';
import { APPROVALS_HEADER } from '@sinergi/directory';
import type { SeededRandom } from '@sinergi/domain';
import type { Sign } from '../support/sign-as.js';

/** A record of the log as an agency holds it. */
export interface HeldRecord {
  topic: string;
  key: string;
  value: Buffer;
  headers: Record<string, string>;
}

/** What an attacker has and knows. Nothing here is a secret of a victim. */
export interface Attacker {
  /** the agency whose relay account was stolen */
  agency: string;
  /** signs with that agency's keystore; absent where only the Kafka account was stolen */
  sign?: Sign;
}

/** What everybody who may read the log has. */
export interface Known {
  /** sightings of the attacker's own agency and of others */
  own: HeldRecord;
  victims: readonly HeldRecord[];
  /** the entry of each of these agencies, and a key record of the attacker's own agency */
  entries: readonly HeldRecord[];
  key: HeldRecord;
  coordinator: string;
  directoryVersion: bigint;
  codec: EventCodec;
}

export interface Attack {
  record: OutgoingRecord;
  /** the choices that made it, for the report of a seed */
  choices: string;
}

type Pick = <T>(name: string, from: Record<string, T>) => T;

/** Makes a record that nobody whose word counts has said. */
export async function makeAttack(
  attacker: Attacker,
  known: Known,
  random: SeededRandom,
): Promise<Attack> {
  const choices: string[] = [];
  const pick: Pick = (name, from) => {
    const choice = random.pick(Object.keys(from));
    choices.push(`${name}: ${choice}`);
    return from[choice] as never;
  };
  if (attacker.sign && random.chance(0.3)) {
    const record = await recordOfWrongIds(attacker, known, pick, random);
    return { record: attacker.sign(record), choices: choices.join(', ') };
  }
  const kind = pick('record', kindsOf(attacker, known));
  const record = withHeaders(await kind(pick, random), attacker, known, { pick, random });
  return { record, choices: choices.join(', ') };
}

const bytesOf = (random: SeededRandom, count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, () => random.integer(0, 255)));

type Kind = (pick: Pick, random: SeededRandom) => Promise<OutgoingRecord>;

/** The topics to which the stolen account may write. */
function kindsOf(attacker: Attacker, known: Known): Record<string, Kind> {
  const sighting: Kind = (pick, random) => sightingRecord(attacker, known, pick, random);
  const fence: Kind = (pick, random) => fenceRecord(known, pick, random);
  const key: Kind = (pick, random) => keyRecord(attacker, known, pick, random);
  if (attacker.agency === known.coordinator)
    return { directory: (pick, random) => directoryRecord(known, pick, random), sighting, fence };
  // Whoever has the keystore too may say what it likes on its own key topic.
  return attacker.sign ? { sighting, fence } : { sighting, fence, key };
}

async function sightingRecord(
  { agency, sign }: Attacker,
  { own, victims, codec }: Known,
  pick: Pick,
  random: SeededRandom,
): Promise<OutgoingRecord> {
  const victim = random.pick(victims);
  const base = pick('bytes of', { own, victim });
  const copied = (await codec.decode(victim.topic, victim.value)).value as Sighting;
  const sighting = (await codec.decode(base.topic, base.value)).value as Sighting;
  const victimOwner = copied.owner;
  // An agency that says something of its own with its own key is no forgery, whatever it says.
  const owner = sign ? victimOwner : pick('owner of the key', { own: agency, victim: victimOwner });
  const entityId = pick('entity', {
    fresh: random.uuid(),
    'the victim’s': copied.sightingId,
    'its own': sighting.sightingId,
  });
  const version = pick('version', {
    first: 1,
    same: sighting.version,
    next: sighting.version + 1,
    far: 900,
    last: 2_147_483_647,
  });
  const eventId = pick('event id', { fresh: random.uuid(), 'the victim’s': copied.eventId });
  const value: Sighting = {
    ...sighting,
    ...{ sightingId: entityId, eventId, version },
    owner: pick('owner in the value', { own: agency, victim: victimOwner }),
    person: pick('person', { none: null, 'the victim’s seal': copied.person }),
    place: pick('place', {
      'own scope': { ...sighting.place, scope: entityId },
      'the victim’s seal': copied.place,
    }),
    peopleCount: random.integer(1, 1_000),
  };
  return {
    topic: own.topic,
    key: `${owner}:${entityId}`,
    value: await codec.encode('Sighting', value),
    headers: { ...base.headers, ce_id: eventId, 'entity-version': String(version) },
  };
}

/**
 * Something of the attacker's own, as its own service would sign it, but for ids: it takes those of
 * others, or ids that nobody could tell apart from theirs.
 */
async function recordOfWrongIds(
  { agency }: Attacker,
  { own, victims, entries, codec }: Known,
  pick: Pick,
  random: SeededRandom,
): Promise<OutgoingRecord> {
  const sighting = (await codec.decode(own.topic, own.value)).value as Sighting;
  const victim = random.pick(victims);
  const theirs = (await codec.decode(victim.topic, victim.value)).value as Sighting;
  const numberOf = async (code: string): Promise<number> => {
    const entry = entries.find(({ key }) => key === code)!;
    return ((await codec.decode(entry.topic, entry.value)).value as DirectoryEntry).number;
  };
  const fresh = namedEntityId(await numberOf(agency), random.uuid());
  const entityId = pick('id of the entity', {
    'its own': fresh,
    'without a number': random.uuid(),
    'with the victim’s number': namedEntityId(await numberOf(theirs.owner), random.uuid()),
    'the victim’s': theirs.sightingId,
    'in capitals': namedEntityId(0xabcd, random.uuid()).toUpperCase(),
  });
  const key = `${agency}:${entityId}`;
  const facts = { topic: own.topic, key, version: 1, recordedAt: sighting.recordedAt };
  const eventId = pick('id of the event', {
    ...(entityId === fresh ? {} : { 'that follows': eventIdOf(facts) }),
    any: random.uuid(),
    'the victim’s': theirs.eventId,
    'of its own other event': sighting.eventId,
    'of the next version': eventIdOf({ ...facts, version: 2 }),
    'of the victim’s entity': eventIdOf({ ...facts, key: victim.key }),
    'of another time': eventIdOf({ ...facts, recordedAt: sighting.recordedAt + 1 }),
  });
  const value: Sighting = {
    ...sighting,
    ...{ sightingId: entityId, eventId, version: 1, person: null },
    place: { ...sighting.place, scope: entityId },
  };
  const { [SIGNATURE_HEADER]: _, ...headers } = own.headers;
  return {
    ...{ topic: own.topic, key, value: await codec.encode('Sighting', value) },
    headers: { ...headers, ce_id: eventId, ce_subject: entityId, 'entity-version': '1' },
  };
}

async function keyRecord(
  { agency }: Attacker,
  { key, codec }: Known,
  pick: Pick,
  random: SeededRandom,
): Promise<OutgoingRecord> {
  const held = (await codec.decode(key.topic, key.value)).value as KeyRecord;
  const wraps = Array.from({ length: random.integer(1, 50) }, () => held.hpkeWraps[0]!);
  const value: KeyRecord = {
    ...held,
    eventId: random.uuid(),
    ...pick('content', {
      destroyed: { kind: 'DESTROYED' as const, hpkeWraps: [] },
      'more wraps': { hpkeWraps: wraps },
      'a later epoch': { epoch: (held.epoch ?? 0) + random.integer(1, 9), hpkeWraps: wraps },
    }),
  };
  const eventId = value.eventId;
  return {
    topic: agencyTopic('KeyRecord', agency),
    key: keyRecordKey(value),
    value: await codec.encode('KeyRecord', value),
    headers: { ...key.headers, ce_id: eventId },
  };
}

/** A directory version that would be in force from here on. */
async function fenceRecord(
  { own, victims, key, directoryVersion, codec }: Known,
  pick: Pick,
  random: SeededRandom,
): Promise<OutgoingRecord> {
  const eventId = pick('event id', { fresh: random.uuid(), 'of an event': own.headers['ce_id']! });
  const version = pick('fence of', {
    ...{ first: 1n, current: directoryVersion, next: directoryVersion + 1n, far: 1_000_000n },
    zero: 0n,
  });
  const fence = { eventId, at: random.integer(0, 1e9), directoryVersion: Number(version) };
  const directoryHash = bytesOf(random, pick('hash', { full: 32, none: 0, long: 64 }));
  const nonce = random.integer(0, 40);
  return {
    topic: pick('fence in', { 'a flow': own.topic, 'its keys': key.topic }),
    key: pick('fence key', {
      right: `fence:${version}:${nonce}`,
      'of another version': `fence:${version + 1n}:${nonce}`,
      short: 'fence:',
      long: `fence:${'9'.repeat(40)}:${nonce}`,
    }),
    value: pick('fence value', {
      'a fence': await codec.encode('Fence', { ...fence, directoryHash }),
      'a sighting': random.pick(victims).value,
      garbage: bytesOf(random, 40),
    }),
    headers: { ...own.headers, ce_id: eventId },
  };
}

async function directoryRecord(
  { entries, codec }: Known,
  pick: Pick,
  random: SeededRandom,
): Promise<OutgoingRecord> {
  const base = random.pick(entries);
  const entry = (await codec.decode(base.topic, base.value)).value as DirectoryEntry;
  const aKey = (algorithm: string) => ({
    ...{ algorithm, keyId: `${algorithm.toLowerCase()}-${random.integer(0, 1e9)}` },
    ...{ key: bytesOf(random, 32), validFrom: 0, revokedAt: null, proof: null, endorsement: null },
  });
  const change = pick('change', {
    'a key to wrap for': { publicKeys: [...entry.publicKeys, aKey('X25519')] },
    'a key to sign with': { publicKeys: [...entry.publicKeys, aKey('Ed25519')] },
    'no key': { publicKeys: [] },
    'every right': { opens: [{ group: 'identity', areas: [] }], areaCodes: [] },
    'no right': { publishes: [], subscribes: [], opens: [] },
    'identity authority': { identityAuthority: true },
  });
  const eventId = random.uuid();
  const version = pick('version', { same: entry.version, next: entry.version + 1, far: 900 });
  const value: DirectoryEntry = { ...entry, ...change, eventId, version, change: 'CHANGED' };
  const { [APPROVALS_HEADER]: asItWas, ...headers } = base.headers;
  const other = random.pick(entries).headers[APPROVALS_HEADER];
  const approvals = pick<string | undefined>('approvals', {
    none: undefined,
    'as it was': asItWas,
    'of another record': other,
    'the same twice': asItWas && `[${asItWas.slice(1, -1)},${asItWas.slice(1, -1)}]`,
    'an empty list': '[]',
    garbage: bytesOf(random, 200).toString('latin1'),
  });
  return {
    topic: base.topic,
    key: base.key,
    value: await codec.encode('DirectoryEntry', value),
    headers: {
      ...{ ...headers, ce_id: eventId, 'entity-version': String(version) },
      ...(approvals === undefined ? {} : { [APPROVALS_HEADER]: approvals }),
    },
  };
}

/** Chooses what the headers say, and whose signature is on the record. */
function withHeaders(
  record: OutgoingRecord,
  attacker: Attacker,
  { own, victims, entries, directoryVersion }: Known,
  { pick, random }: { pick: Pick; random: SeededRandom },
): OutgoingRecord {
  // A record that is wrong in one thing only gets further than one that is wrong in all.
  const asExpected = { 'as in the key': agencyUrn(record.key.split(':')[0]!) };
  const source = pick('source', {
    ...asExpected,
    ...(random.chance(0.5)
      ? { own: agencyUrn(attacker.agency), 'as it was': record.headers['ce_source'] ?? '' }
      : {}),
  });
  const cited = pick('directory version', {
    current: String(directoryVersion),
    ...(random.chance(0.3)
      ? {
          ...{ first: '1', zero: '0', 'no number': 'x' },
          future: String(directoryVersion + 1_000n),
        }
      : {}),
  });
  const { [SIGNATURE_HEADER]: base, ...headers } = record.headers;
  const said = {
    ...record,
    headers: { ...headers, ce_source: source, 'directory-version': cited },
  };
  const copied = (from: HeldRecord | undefined) => from?.headers[SIGNATURE_HEADER] ?? '';
  const mine = attacker.sign?.(said).headers[SIGNATURE_HEADER];
  const signature = pick<string | undefined>('signature', {
    none: undefined,
    'of the record that it was': base ?? '',
    'of a victim’s record': copied(victims[0]),
    'of another own record': copied(own),
    'of a directory record': copied(entries[0]),
    garbage: bytesOf(random, 92).toString('base64'),
    ...(mine === undefined
      ? {}
      : { 'by its own key': mine, 'by its own key, twice': `${mine}, ${mine}` }),
  });
  return signature === undefined
    ? said
    : { ...said, headers: { ...said.headers, [SIGNATURE_HEADER]: signature } };
}
