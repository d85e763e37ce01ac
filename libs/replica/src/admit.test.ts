import { partitionOf } from '@sinergi/broker';
import { eventIdOf, namedEntityId } from '@sinergi/contracts';
import { type DirectoryAgency, DirectoryView } from '@sinergi/directory';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admit, type ReadRecord, type TopicRules } from './admit.js';

const SIGHTING = '5f0c1a52-6a6e-4f0e-9c1d-0a6a4f6d2b11';
const EVENT = '7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11';

const PARTITIONS = 6;

const rules: TopicRules = {
  kind: 'entity',
  partitions: PARTITIONS,
  topic: 'timpora.sighting',
  flow: 'sighting',
  numbered: true,
  idField: 'sightingId',
  areaField: 'kecamatan',
  subjectField: 'subjectId',
  kindField: null,
  filterFields: [],
  authorityField: null,
  sealed: [
    { field: 'person', group: 'identity' },
    { field: 'place', group: 'location' },
  ],
};

const menteng: DirectoryAgency = {
  code: 'kec-menteng',
  kind: 'AGENCY',
  areaCodes: ['31.71.06'],
  publishes: ['sighting'],
  legalAuthority: [{ purpose: 'SUPERVISION', legalBases: ['UU 6/2011 art. 69'] }],
  identityAuthority: false,
  publicKeys: [],
};

const ENTRY = Buffer.from('an entry');

function directory(): DirectoryView {
  const view = new DirectoryView();
  view.advance(
    [
      {
        offset: 0n,
        appendedAt: 1_000,
        version: 1,
        isSigned: false,
        approvals: null,
        value: ENTRY,
        entry: menteng,
      },
    ],
    1n,
  );
  return view;
}

function aRecord(
  change: {
    value?: Record<string, unknown>;
    headers?: Record<string, string>;
    key?: string;
    partition?: number;
    appendedAt?: number;
    fence?: bigint;
  } = {},
): ReadRecord {
  const key = change.key ?? `kec-menteng:${SIGHTING}`;
  return {
    key,
    partition: change.partition ?? partitionOf(key, PARTITIONS),
    offset: 41n,
    appendedAt: change.appendedAt ?? 2_000,
    fence: change.fence,
    headers: {
      ce_id: EVENT,
      ce_source: 'urn:sinergi:agency:kec-menteng',
      'entity-version': '1',
      'directory-version': '1',
      ...change.headers,
    },
    value: {
      sightingId: SIGHTING,
      eventId: EVENT,
      version: 1,
      change: 'REPORTED',
      owner: 'kec-menteng',
      occurredAt: 1_900,
      kecamatan: '31.71.06',
      subjectId: null,
      kind: null,
      lane: 'LIVE',
      filters: null,
      handling: { purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69' },
      person: null,
      place: { group: 'location', scope: SIGHTING },
      ...change.value,
    },
  };
}

const verdictOf = (record: ReadRecord, view = directory(), end = 1n) => {
  const verdict = admit(record, rules, view, end);
  return verdict.verdict === 'DEAD' ? verdict.reason : verdict.verdict;
};

describe('admitting a record of an entity flow', () => {
  it('takes a record that its owner was entitled to', () => {
    expect(admit(aRecord(), rules, directory(), 1n)).toMatchObject({
      verdict: 'CANDIDATE',
      candidate: {
        key: `kec-menteng:${SIGHTING}`,
        version: 1,
        owner: 'kec-menteng',
        kecamatan: '31.71.06',
      },
    });
  });

  it.each([
    ['another owner in the key', aRecord({ key: `kec-gambir:${SIGHTING}` }), 'OWNER_MISMATCH'],
    [
      'another source in the headers',
      aRecord({ headers: { ce_source: 'urn:sinergi:agency:kec-gambir' } }),
      'OWNER_MISMATCH',
    ],
    ['a key without an owner', aRecord({ key: SIGHTING }), 'BAD_KEY'],
    ['another entity in the key', aRecord({ key: `kec-menteng:${EVENT}` }), 'BAD_KEY'],
    ['no directory version', aRecord({ headers: { 'directory-version': 'x' } }), 'BAD_HEADERS'],
    ['another event id in the headers', aRecord({ headers: { ce_id: SIGHTING } }), 'BAD_HEADERS'],
    [
      'another version in the headers',
      aRecord({ headers: { 'entity-version': '2' } }),
      'BAD_VERSION',
    ],
    [
      'version zero',
      aRecord({ value: { version: 0 }, headers: { 'entity-version': '0' } }),
      'BAD_VERSION',
    ],
    [
      'a district that is not its own',
      aRecord({ value: { kecamatan: '31.71.01' } }),
      'NOT_ENTITLED',
    ],
    [
      'a purpose it was not given',
      aRecord({ value: { handling: { purpose: 'MARKETING', legalBasis: 'UU 6/2011 art. 69' } } }),
      'NOT_ENTITLED',
    ],
    [
      'a directory version from before it was listed',
      aRecord({ headers: { 'directory-version': '0' } }),
      'NOT_ENTITLED',
    ],
    [
      'a seal for another group',
      aRecord({ value: { place: { group: 'identity', scope: SIGHTING } } }),
      'BAD_SEAL',
    ],
    [
      'a seal under another entity',
      aRecord({ value: { place: { group: 'location', scope: EVENT } } }),
      'BAD_SEAL',
    ],
    [
      'an event id that is no UUID',
      aRecord({ value: { eventId: 'x' }, headers: { ce_id: 'x' } }),
      'UNDECODABLE',
    ],
    ['a time that no calendar holds', aRecord({ value: { occurredAt: 9e15 } }), 'UNDECODABLE'],
    [
      'a directory version later than the log holds',
      aRecord({ headers: { 'directory-version': '9' } }),
      'FUTURE_DIRECTORY',
    ],
    [
      'a directory version that came after the record',
      aRecord({ appendedAt: 999 }),
      'FUTURE_DIRECTORY',
    ],
  ])('puts aside %s', (_, record, reason) => {
    expect(verdictOf(record)).toBe(reason);
  });

  it('waits for a directory version that is in the log and not read here yet', () => {
    expect(
      admit(aRecord({ headers: { 'directory-version': '2' } }), rules, directory(), 2n),
    ).toEqual({
      verdict: 'WAIT',
      for: 'DIRECTORY',
    });
  });

  it('asks for the rights of the record’s own time, not of today', () => {
    const view = directory();
    view.advance(
      [
        {
          offset: 1n,
          appendedAt: 3_000,
          version: 2,
          isSigned: true,
          approvals: null,
          value: ENTRY,
          entry: { ...menteng, publishes: [] },
        },
      ],
      2n,
    );
    expect(verdictOf(aRecord(), view, 2n)).toBe('CANDIDATE');
    expect(
      verdictOf(aRecord({ headers: { 'directory-version': '2' }, appendedAt: 3_001 }), view, 2n),
    ).toBe('NOT_ENTITLED');
  });
});

describe('admitting the ids of an owner that has a number', () => {
  const NUMBER = 11;
  const RECORDED_AT = 1_764_000_000_000;
  const TOPIC = 'timpora.sighting';
  const own = namedEntityId(NUMBER, 'own');
  const numbered = (): DirectoryView => {
    const view = directory();
    const given = { ...menteng, number: NUMBER };
    const record = { appendedAt: 1_500, isSigned: true, approvals: null, value: ENTRY, version: 2 };
    view.advance([{ ...record, offset: 1n, entry: given }], 2n);
    return view;
  };
  const sighting = (
    entityId: string,
    { fence = 2n, eventId = '', version = 1, of = {}, recordedAt = RECORDED_AT as unknown } = {},
  ): ReadRecord => {
    const facts = { topic: TOPIC, key: `kec-menteng:${entityId}`, version, ...of };
    const id = eventId || eventIdOf({ ...facts, recordedAt: RECORDED_AT });
    return aRecord({
      ...{ key: `kec-menteng:${entityId}`, fence },
      headers: { ce_id: id, 'entity-version': String(version) },
      value: {
        ...{ sightingId: entityId, eventId: id, version, recordedAt },
        place: { group: 'location', scope: entityId },
      },
    });
  };
  const heldOnly = (record: ReadRecord, of = rules): string | undefined | null => {
    const verdict = admit(record, of, numbered(), 2n);
    return verdict.verdict === 'CANDIDATE' ? verdict.candidate.heldOnly : null;
  };

  it('takes an entity’s id that carries it, with the event’s id that follows', () => {
    expect(heldOnly(sighting(own))).toBeUndefined();
    expect(heldOnly(sighting(own, { version: 7 }))).toBeUndefined();
  });

  it.each([
    ['of before', SIGHTING],
    ['with another owner’s number', namedEntityId(NUMBER + 1, 'own')],
    ['with no number', namedEntityId(0, 'own')],
    ['in capitals', namedEntityId(NUMBER, 'own').toUpperCase()],
  ])('takes an id %s only where the entity is held', (_, id) => {
    expect(heldOnly(sighting(id))).toMatch(/^Expected an id with number 11 of kec-menteng, got/);
  });

  it('takes a pseudonym whatever it is, as long as the event’s id follows', () => {
    const pseudonyms = { ...rules, numbered: false };
    expect(heldOnly(sighting(SIGHTING), pseudonyms)).toBeUndefined();
    expect(admit(sighting(SIGHTING, { eventId: EVENT }), pseudonyms, numbered(), 2n)).toMatchObject(
      { reason: 'BAD_EVENT_ID' },
    );
  });

  it.each([
    ['of before', { eventId: EVENT }],
    ['of another version', { of: { version: 2 } }],
    ['of another topic', { of: { topic: 'timpora.permit' } }],
    ['of another entity', { of: { key: `kec-menteng:${SIGHTING}` } }],
    ['of the same entity under another owner', { of: { key: `kec-senen:${own}` } }],
    ['of another time', { recordedAt: RECORDED_AT + 1 }],
    ['of no time', { recordedAt: null }],
    ['of a time that no id holds', { recordedAt: 9e15 }],
    ['of a time before 1970', { recordedAt: -1 }],
  ])('puts aside an event’s id %s', (_, change) => {
    expect(verdictOf(sighting(own, change), numbered(), 2n)).toBe('BAD_EVENT_ID');
  });

  it('asks neither before the fence that puts the number in force', () => {
    const before = sighting(SIGHTING, { fence: 1n, eventId: EVENT });
    expect(admit(before, rules, numbered(), 2n)).toMatchObject({ verdict: 'CANDIDATE' });
    const unfenced = { ...before, fence: undefined };
    expect(admit(unfenced, rules, numbered(), 2n)).toMatchObject({ verdict: 'CANDIDATE' });
  });
});

describe('admitting a key record', () => {
  const keyRules: TopicRules = { kind: 'key', publisher: 'kec-menteng', partitions: 1 };
  const keyRecord = (value: Record<string, unknown>, key = 'a:identity:core:1'): ReadRecord => ({
    key,
    partition: 0,
    offset: 41n,
    appendedAt: 1,
    fence: undefined,
    headers: { ce_source: 'urn:sinergi:agency:kec-menteng' },
    value: {
      eventId: EVENT,
      publisher: 'kec-menteng',
      kind: 'AUDIENCE',
      group: 'identity',
      audience: 'core',
      epoch: 1,
      hpkeWraps: [{}, {}],
      ...value,
    },
  });

  it('counts its wraps in its version, so that the record with more wraps stands', () => {
    expect(admit(keyRecord({}), keyRules, directory(), 1n)).toMatchObject({
      verdict: 'CANDIDATE',
      candidate: { version: 3 },
    });
  });

  it('takes an audience that has no member yet', () => {
    expect(admit(keyRecord({ hpkeWraps: [] }), keyRules, directory(), 1n)).toMatchObject({
      verdict: 'CANDIDATE',
      candidate: { version: 1 },
    });
  });

  const BY_TWO = { announcedBy: 'a', announcedAt: 1, confirmedBy: 'b', confirmedAt: 2 };

  it('puts a destroyed key past all of them, if two had it destroyed', () => {
    const said = keyRecord({ kind: 'DESTROYED', destruction: BY_TWO });
    expect(admit(said, keyRules, directory(), 1n)).toMatchObject({
      candidate: { version: 2_147_483_647 },
    });
  });

  it.each([
    ['nobody', null],
    ['nobody, as in records of before', undefined],
    ['one officer', { ...BY_TWO, confirmedBy: 'a' }],
    ['somebody without a name', { ...BY_TWO, confirmedBy: '' }],
    ['who confirmed it before it was announced', { ...BY_TWO, confirmedAt: 0 }],
  ])('believes no destruction by %s', (_, destruction) => {
    const said = keyRecord({ kind: 'DESTROYED', sequence: 3, destruction });
    expect(admit(said, keyRules, directory(), 1n)).toMatchObject({
      ...{ verdict: 'DEAD', reason: 'NOT_ENTITLED' },
    });
  });

  it('puts a record with a sequence past all that have none, whatever they say', () => {
    const verdict = admit(keyRecord({ sequence: 1, hpkeWraps: [] }), keyRules, directory(), 1n);
    expect(verdict).toMatchObject({ candidate: { version: 2_147_483_649 } });
  });

  it('takes a sequence up to the record’s place in the log, so that there is always a next', () => {
    const verdict = admit(keyRecord({ sequence: 42 }), keyRules, directory(), 1n);
    expect(verdict).toMatchObject({ candidate: { version: 2_147_483_690 } });
  });

  it.each([43, -1, 1.5, Number.MAX_SAFE_INTEGER])('puts aside the sequence %s', (sequence) => {
    expect(admit(keyRecord({ sequence }), keyRules, directory(), 1n)).toMatchObject({
      ...{ verdict: 'DEAD', reason: 'BAD_VERSION' },
      detail: `Expected a sequence of 1 to 42, got ${sequence}`,
    });
  });

  it.each([
    ['a record of another publisher', keyRecord({ publisher: 'kec-gambir' }), 'OWNER_MISMATCH'],
    ['a key that does not fit its content', keyRecord({}, 'a:identity:core:2'), 'BAD_KEY'],
    [
      'a destroyed key under the name of another',
      keyRecord({ kind: 'DESTROYED' }, 'a:identity:core:2'),
      'BAD_KEY',
    ],
  ])('puts aside %s', (_, record, reason) => {
    expect(admit(record, keyRules, directory(), 1n)).toMatchObject({ verdict: 'DEAD', reason });
  });
});

describe('admitting by where a record lies', () => {
  const elsewhere = (partition: number): number => (partition + 1) % PARTITIONS;
  const directoryRules: TopicRules = {
    kind: 'directory',
    coordinator: 'imigrasi-dki',
    partitions: PARTITIONS,
  };
  const entry: ReadRecord = {
    key: 'kec-menteng',
    partition: partitionOf('kec-menteng', PARTITIONS),
    offset: 41n,
    appendedAt: 1,
    fence: undefined,
    headers: {
      ce_id: EVENT,
      ce_source: 'urn:sinergi:agency:imigrasi-dki',
      'entity-version': '1',
    },
    value: {
      owner: 'imigrasi-dki',
      code: 'kec-menteng',
      eventId: EVENT,
      version: 1,
      occurredAt: 1,
    },
  };
  const keyRules: TopicRules = {
    kind: 'key',
    publisher: 'kec-menteng',
    partitions: PARTITIONS,
  };
  const key: ReadRecord = {
    key: 'a:identity:core:1',
    partition: partitionOf('a:identity:core:1', PARTITIONS),
    offset: 41n,
    appendedAt: 1,
    fence: undefined,
    headers: { ce_source: 'urn:sinergi:agency:kec-menteng' },
    value: {
      ...{ eventId: EVENT, publisher: 'kec-menteng', kind: 'AUDIENCE' },
      ...{ group: 'identity', audience: 'core', epoch: 1, hpkeWraps: [] },
    },
  };

  it.each<[string, ReadRecord, TopicRules]>([
    ['an entity', aRecord(), rules],
    ['the directory', entry, directoryRules],
    ['a key', key, keyRules],
  ])('takes a record of %s in its key’s partition, and in no other', (_, record, of) => {
    expect(admit(record, of, directory(), 1n)).toMatchObject({ verdict: 'CANDIDATE' });
    const partition = elsewhere(record.partition);
    expect(admit({ ...record, partition }, of, directory(), 1n)).toEqual({
      verdict: 'DEAD',
      reason: 'WRONG_PARTITION',
      detail:
        `Expected this key in partition ${record.partition} of 6, ` +
        `got it in partition ${partition}`,
    });
  });

  it('says of a forgery in a wrong partition that it is a forgery', () => {
    const forged = aRecord({ key: `kec-gambir:${SIGHTING}` });
    expect(verdictOf({ ...forged, partition: elsewhere(forged.partition) })).toBe('OWNER_MISMATCH');
  });

  it('takes an entity wherever its key belongs, whoever chose the id', () => {
    fc.assert(
      fc.property(fc.uuid(), (sightingId) => {
        const record = aRecord({
          key: `kec-menteng:${sightingId}`,
          value: { sightingId, place: null },
        });
        const taken = Array.from({ length: PARTITIONS }, (_, partition) =>
          verdictOf({ ...record, partition }),
        );
        expect(taken.filter((verdict) => verdict === 'CANDIDATE')).toHaveLength(1);
        expect(taken[record.partition]).toBe('CANDIDATE');
      }),
    );
  });
});
