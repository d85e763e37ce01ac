import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Identity } from '@sinergi/contracts';
import { NO_LONGER } from '@sinergi/detection';
import { handlingOf, LIVE } from '@sinergi/domain';
import { civilDayAt } from '@sinergi/law';
import { continueTrace } from '@sinergi/observability';
import { eventually } from '@sinergi/testing';
import { Keystore } from '@sinergi/trust';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DueUnits } from './detection/due-units.js';
import { FollowIdentityFacts } from './detection/follow-identity-facts.js';
import { ReadSoFar } from './detection/read-so-far.js';
import { RunIdentityRules } from './detection/run-identity-rules.js';
import { DiscloseEntity } from './disclosure/disclose-entity.js';
import { DueLapses } from './entity/due-lapses.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { LapseEntities } from './entity/lapse-entities.js';
import { Submit } from './entity/submit.js';
import { Exercises } from './replica/exercises.js';
import { BlindIndex } from './subject/blind-index.js';
import { IndexSubjects } from './subject/index-subjects.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { cameBack, follow, held } from './testing/held.js';

const AUTHORITY = 'imigrasi-jakpus';
const DISTRICT = 'kec-menteng';
const COORDINATOR = 'imigrasi-dki';
const EXERCISE = '00010000-0000-8000-8000-0000000000e7';
const DAY_MS = 86_400_000;
const ALERT = requireEntityFlow('alert').descriptor;
const REGISTER = 'timpora.alert';
type Fields = Record<string, unknown>;

let authority: AgencyAtHand;
let coordinator: AgencyAtHand;
let folder: string;
let later = 0;
/** the subject of the watched person, as the authority has it */
let watched: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-keystore-'));
  const other = await Keystore.create(join(folder, COORDINATOR), 'a phrase');
  authority = await agencyAtHand(AUTHORITY, { [COORDINATOR]: other }, () => Date.now() + later);
  coordinator = await agencyAtHand(COORDINATOR, { [AUTHORITY]: authority.parts.keystore });
});
beforeEach(async () => {
  later = 0;
  await authority.parts.database.query(
    `TRUNCATE history, owned_entity, outbox, identity_alert, identity_due, watched_subject,
       subject_document, subject_link, subject_waiting, privileged_subject, disclosure`,
  );
  watched = randomUUID();
  await known(watched);
});
afterAll(async () => {
  await authority?.close();
  await coordinator?.close();
  rmSync(folder, { recursive: true, force: true });
});

const inLane = (lane: string) => ({
  ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 24_000 },
  ...{ ...handlingOf(lane), disputed: false },
});
const submit = async (said: Partial<Parameters<AgencyAtHand['submission']>[0]>) =>
  (
    await authority
      .part(Submit)
      .one(authority.submission({ flow: 'watch', data: {}, ...said }), { client: 'a system' })
  ).body;
const today = (days = 0): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
/** Watches somebody, and has the watch come back over the log. */
async function watch(said: Fields = {}): Promise<string> {
  const { person: _person, ...body } = authority.body('watch', {
    ...{ subjectId: watched, validFrom: today(-3), validUntil: today(90), ...said },
  });
  const id = String((await submit({ data: body }))['watchId']);
  await cameBack(authority, 'watch', id);
  return id;
}
async function changeWatch(id: string, change: string, version = 1, data: Fields = {}) {
  await submit({ change, entityId: id, expectedVersion: version, data });
  await cameBack(authority, 'watch', id);
}
const known = (subjectId: string, lane = LIVE) =>
  held(authority, 'subject', AUTHORITY, {
    ...{ subjectId, documents: [], links: [], handling: inLane(lane), change: 'LISTED' },
  });
const seen = (said: Fields = {}, owner = DISTRICT) =>
  held(authority, 'sighting', owner, {
    ...{ subjectId: watched, kecamatan: '31.71.06', certainty: 'DOCUMENT_CHECKED', person: null },
    ...{ change: 'REPORTED', seenAt: Date.now() - 3_600_000, retractionReason: null, ...said },
  });
const look = () => authority.part(RunIdentityRules).lookAtDue();
/** The alerts of the authority, as they go to the log, in the order of their raising. */
async function alerts(): Promise<Fields[]> {
  await look();
  const { rows } = await authority.parts.database.query(
    `SELECT value FROM owned_entity WHERE flow = 'alert' ORDER BY changed_at, entity_id`,
  );
  return Promise.all(
    rows.map((row) => authority.parts.values.read(REGISTER, row['value'] as Buffer)),
  );
}
const statuses = async (): Promise<unknown[]> =>
  (await alerts()).map(({ status }) => status).sort();
const detailOf = async (alert: Fields, group = 'addressed'): Promise<string> => {
  const { groups } = await authority.part(DiscloseEntity).execute(ALERT, {
    access: {
      ...{ clientId: `${AUTHORITY}.system`, agency: AUTHORITY, scopes: new Set<string>() },
      ...{ expiresAt: 0, officer: 'Siti Latihan', trace: continueTrace() },
    },
    id: String(alert['alertId']),
    body: {
      ...{ groups: [group], purpose: 'SUPERVISION' },
      reason: 'Pemeriksaan latihan nomor 7',
    },
  });
  return (groups[group] as unknown as { value: { text: string } }).value.text;
};

describe('a watched person who turns up', () => {
  it('is told to the authority under seal, and in the open nothing of the watch', async () => {
    const id = await watch();
    const sighting = await seen();
    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      ...{ category: 'OTHER', requestedAction: 'INFORM', subjectId: null, kecamatan: null },
      ...{ ruleId: null, ruleVersion: null, evidence: [], causationId: null, status: 'OPEN' },
      ...{ owner: AUTHORITY, competentAgency: AUTHORITY, addressees: [AUTHORITY] },
      detail: { group: 'addressed' },
    });
    const { rows } = await authority.parts.database.query(
      "SELECT value, headers FROM outbox WHERE topic = 'timpora.alert'",
    );
    for (const row of rows) {
      const value = (row['value'] as Buffer).toString('latin1');
      const text = `${value} ${JSON.stringify(row['headers'])}`;
      for (const told of [id, watched, sighting.eventId, 'WATCH', 'watch-hit', '31.71.06'])
        expect([told, text.includes(told)]).toEqual([told, false]);
    }
    const detail = await detailOf(alert!);
    for (const told of [id, watched, sighting.eventId, 'WATCH_HIT CHECK_DOCUMENT', '31.71.06'])
      expect(detail).toContain(told);
  });

  it('is opened with an entry in the ledger, before and once', async () => {
    await watch();
    await seen();
    await look();
    await seen();
    await look();
    const { rows } = await authority.parts.database.query('SELECT * FROM disclosure');
    expect(rows).toMatchObject([{ officer: 'identity rules', groups: ['watch'] }]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the sighting last', () => watch().then(() => seen())],
    ['the watch last', () => seen().then(() => watch())],
  ])('is found in any order: %s', async (_order, happens) => {
    await happens();
    expect(await statuses()).toEqual(['OPEN']);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['somebody was only described', () => seen({ certainty: 'DESCRIBED' })],
    ['somebody was recognised without a document', () => seen({ certainty: 'IDENTIFIED' })],
    ['it is somebody else', () => seen({ subjectId: randomUUID() })],
    ['the sighting was retracted', () => seen({ retractionReason: 'MISTAKEN' })],
    ['it was before the watch', () => seen({ seenAt: Date.now() - 5 * DAY_MS })],
  ])('is not found where %s', async (_what, happens) => {
    await watch();
    await happens();
    expect(await statuses()).toEqual([]);
  });

  it.each([
    ['a check-in', 'lodging', { checkInAt: Date.now() - 3_600_000, change: 'CHECKED_IN' }],
    ['a crossing', 'movement', { at: Date.now() - 3_600_000, retracted: false, direction: 'EXIT' }],
  ])('is found by %s', async (_what, flow, said) => {
    await watch();
    await held(authority, flow, DISTRICT, { subjectId: watched, ...said });
    expect(await statuses()).toEqual(['OPEN']);
  });

  it('is said once, and anew under the same alert where the person is met again', async () => {
    const id = await watch();
    await seen();
    await alerts();
    const second = await seen({ seenAt: Date.now() - 60_000 });
    const all = await alerts();
    expect(all).toMatchObject([{ version: 2, change: 'UPDATED', status: 'OPEN' }]);
    const detail = await detailOf(all[0]!);
    for (const told of [id, second.eventId, '2 kali', '2 times']) expect(detail).toContain(told);
  });

  it('is taken back without a word where the watch is withdrawn; a new one raises it', async () => {
    const id = await watch();
    await seen();
    await alerts();
    await changeWatch(id, 'WITHDRAWN', 1, { statusReason: 'The purpose has ended' });
    const [alert] = await alerts();
    expect(alert).toMatchObject({
      ...{ status: 'RETRACTED', version: 2, statusReason: 'Sealed for its addressees.' },
    });
    expect(await detailOf(alert!, 'case')).toBe(NO_LONGER);
    expect(await authority.rowsOf('watched_subject')).toEqual([0]);
    await seen();
    expect(await statuses()).toEqual(['RETRACTED']);
    await watch();
    expect(await statuses()).toEqual(['OPEN', 'RETRACTED']);
  });

  it('is taken back when the watch expires, without any event', async () => {
    await watch({ validUntil: today(5) });
    await seen();
    expect(await statuses()).toEqual(['OPEN']);
    later = 7 * DAY_MS;
    expect(await statuses()).toEqual(['RETRACTED']);
    expect(await detailOf((await alerts())[0]!, 'case')).toBe(NO_LONGER);
  });

  it('is silent on a watch that has expired or lapsed', async () => {
    const id = await watch({ validUntil: today(5) });
    later = 7 * DAY_MS;
    await seen();
    expect(await statuses()).toEqual([]);
    await changeWatch(id, 'LAPSED');
    await seen();
    expect(await statuses()).toEqual([]);
  });

  it('is taken back where the sighting is, or moves to another person', async () => {
    await watch();
    const sightingId = randomUUID();
    await seen({ sightingId });
    expect(await statuses()).toEqual(['OPEN']);
    await seen({ sightingId, version: 2, change: 'CORRECTED', subjectId: randomUUID() });
    expect(await statuses()).toEqual(['RETRACTED']);
    await seen({ sightingId, version: 3, change: 'CORRECTED' });
    expect(await statuses()).toEqual(['OPEN', 'RETRACTED']);
    await seen({ sightingId, version: 4, change: 'RETRACTED', retractionReason: 'MISTAKEN' });
    expect(await statuses()).toEqual(['RETRACTED', 'RETRACTED']);
  });

  it('is nobody else in an exercise: neither lane finds what is of the other', async () => {
    await held(authority, 'exercise', COORDINATOR, {
      ...{ exerciseId: EXERCISE, status: 'OPEN', now: null },
    });
    const played = randomUUID();
    await known(played, EXERCISE);
    const { handling } = authority.body('watch') as { handling: Fields };
    await watch({ subjectId: played, handling: { ...handling, ...handlingOf(EXERCISE) } });
    await watch();
    await seen({ subjectId: played });
    await seen({ handling: inLane(EXERCISE) });
    expect(await alerts()).toEqual([]);
    await seen({ subjectId: played, handling: inLane(EXERCISE) });
    expect(await alerts()).toMatchObject([{ handling: { exercise: true, exerciseId: EXERCISE } }]);
    await seen();
    expect((await alerts()).map(({ handling: of }) => (of as Fields)['exerciseId'])).toEqual([
      EXERCISE,
      null,
    ]);
  });

  it('is said the same where all is followed anew, also after the notes were lost', async () => {
    await watch();
    const row = await seen();
    const before = await alerts();
    await authority.parts.database.query('TRUNCATE identity_alert, identity_due, watched_subject');
    const { rows } = await authority.parts.database.query(
      "SELECT topic, key, version, value FROM history WHERE topic = 'timpora.watch'",
    );
    await authority.parts.database.inTransaction((query) =>
      authority.part(FollowIdentityFacts).take(query, [...(rows as never[]), row]),
    );
    expect(await look()).toBe(1);
    expect(await alerts()).toEqual(before);
  });

  it('is closed by the answer of the authority, and raised anew by what is new', async () => {
    await watch();
    await seen();
    const [alert] = await alerts();
    await cameBack(authority, 'alert', String(alert!['alertId']));
    await held(authority, 'response', AUTHORITY, {
      ...{ alertId: alert!['alertId'], stage: 'RESULT', result: 'FOUND', change: 'RESULT' },
    });
    expect(await statuses()).toEqual(['CLOSED']);
    await look();
    expect(await statuses()).toEqual(['CLOSED']);
    await seen({ seenAt: Date.now() - 60_000 });
    expect(await statuses()).toEqual(['CLOSED', 'OPEN']);
  });

  it('is told to the coordinator where nobody takes it up in time', async () => {
    await watch();
    await seen();
    await alerts();
    later = 8 * DAY_MS;
    expect(await alerts()).toMatchObject([{ version: 2, addressees: [AUTHORITY, COORDINATOR] }]);
    expect(await look()).toBe(0);
  });

  it('is not said of who is held for a human', async () => {
    await watch();
    await seen();
    expect(await statuses()).toEqual(['OPEN']);
    const holdId = randomUUID();
    const hold = { holdId, subjectId: watched, reach: 'EVERY_LEAD' };
    await held(authority, 'hold', AUTHORITY, { ...hold, status: 'HELD', change: 'HELD' });
    expect(await statuses()).toEqual(['RETRACTED']);
    const released = { ...hold, version: 2, status: 'RELEASED', change: 'RELEASED' };
    await held(authority, 'hold', AUTHORITY, released);
    expect(await statuses()).toEqual(['OPEN', 'RETRACTED']);
  });

  it('is found by a watch that another agency sealed, once its key has come', async () => {
    const body = coordinator.body('watch', { validFrom: today(-3), validUntil: today(90) });
    const answer = await coordinator
      .part(Submit)
      .one(coordinator.submission({ flow: 'watch', data: body }), { client: 'a system' });
    const id = String(answer.body['watchId']);
    const of = async (sql: string) => (await coordinator.parts.database.query(sql)).rows;
    const events = await of(
      `SELECT topic, value FROM outbox WHERE topic IN ('timpora.watch', 'timpora.subject')`,
    );
    const keys = await of(`SELECT topic, key, value FROM outbox WHERE topic LIKE 'timpora.key.%'`);
    for (const event of events) {
      const [topic, value] = [String(event['topic']), event['value'] as Buffer];
      const fields = await authority.parts.values.read(topic, value);
      await follow(authority, topic.slice('timpora.'.length), fields, value);
    }
    const { person } = body as { person: Fields };
    await listed(watched, identityOf(person));
    await seen();
    expect(await statuses()).toEqual([]);
    for (const key of keys)
      await authority.parts.database.query(
        `INSERT INTO key_record (topic, key, version, value) VALUES ($1, $2, 1, $3)`,
        [key['topic'], key['key'], key['value']],
      );
    later = 20_000;
    await authority.parts.database.inTransaction((query) =>
      authority.part(IndexSubjects).openWaiting(query),
    );
    const [alert] = await alerts();
    expect(alert).toMatchObject({ addressees: [AUTHORITY, COORDINATOR], status: 'OPEN' });
    expect(await detailOf(alert!)).toContain(id);
  });
});

const holder: Identity = {
  ...{ surname: 'Contoh', givenNames: 'Teladan Satu', nationality: 'UTO', birthDate: 7_335 },
  ...{ sex: 'F', machineReadableZone: null },
  document: { issuingState: 'UTO', type: 'P', number: 'L7000001', expiry: 22_000 },
};
const dayOf = (text: unknown): number => Date.parse(String(text)) / DAY_MS;
/** Somebody as a request says it, in the form of an event. */
function identityOf(person: Fields): Identity {
  const document = person['document'] as Fields;
  return {
    ...(person as unknown as Identity),
    birthDate: dayOf(person['birthDate']),
    document: {
      ...(document as unknown as Identity['document']),
      expiry: dayOf(document['expiry']),
    },
  };
}
/** An agency lists somebody by a document, as the authority indexes it. */
async function listed(
  subjectId: string,
  identity: Identity,
  { lane = LIVE, version = 1 } = {},
): Promise<string> {
  const index = authority.part(BlindIndex);
  await index.note(authority.parts.database.query, [{ ...index.marks(identity, lane), subjectId }]);
  const { eventId } = await held(authority, 'subject', DISTRICT, {
    ...{ subjectId, documents: [], links: [], handling: inLane(lane), change: 'LISTED' },
    version,
  });
  return eventId;
}
const judged = (subjectId: string, other: string, relation: string) =>
  held(authority, 'subject', AUTHORITY, {
    ...{ subjectId, version: 2, change: 'LINKED', documents: [] },
    links: [{ subjectId: other, relation, assertedAt: Date.now() }],
  });

describe('a person of several subjects', () => {
  it('is watched under each of them, until an officer separates them', async () => {
    const [other, third] = [randomUUID(), randomUUID()];
    await listed(watched, holder);
    await listed(other, { ...holder, surname: 'Tjontoh' });
    await watch();
    await judged(other, third, 'SAME_PERSON');
    await seen({ subjectId: third });
    expect(await statuses()).toEqual(['OPEN']);
    await judged(watched, other, 'NOT_SAME_PERSON');
    expect(await statuses()).toEqual(['RETRACTED']);
  });

  it('is watched no more under a subject that was split off', async () => {
    const other = randomUUID();
    await watch();
    await judged(other, watched, 'SAME_PERSON');
    await seen({ subjectId: other });
    expect(await statuses()).toEqual(['OPEN']);
    await held(authority, 'subject', AUTHORITY, {
      ...{ subjectId: other, version: 3, change: 'SPLIT', documents: [], links: [] },
    });
    expect(await statuses()).toEqual(['RETRACTED']);
  });

  it('is not whoever shows the same document and agrees in nothing else', async () => {
    const other = randomUUID();
    await listed(watched, holder);
    await listed(other, { ...holder, surname: 'Lain', givenNames: 'Sekali', birthDate: 9_000 });
    await watch();
    await seen({ subjectId: other });
    expect((await alerts()).map(({ ruleId }) => ruleId)).toEqual(['identity-conflict']);
  });
});

describe('one document of different holders', () => {
  const another = { ...holder, surname: 'Lain', givenNames: 'Sekali', birthDate: 9_000 };
  const [one, other] = [randomUUID(), randomUUID()];

  it('is told once, with the records and nobody’s name', async () => {
    const events = [await listed(one, holder), await listed(other, another)];
    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      ...{ ruleId: 'identity-conflict', ruleVersion: 1, category: 'OTHER', subjectId: null },
      ...{ requestedAction: 'CHECK_DOCUMENT', competentAgency: AUTHORITY, status: 'OPEN' },
      ...{ detail: null, kecamatan: null },
    });
    expect(new Set(alert!['evidence'] as string[])).toEqual(new Set(events));
    const text = JSON.stringify(alert);
    for (const told of ['L7000001', 'Contoh', 'Lain'])
      expect([told, text.includes(told)]).toEqual([told, false]);
    await listed(other, another, { version: 2 });
    expect(await alerts()).toHaveLength(1);
  });

  it.each<[string, Partial<Identity>]>([
    ['a name in another spelling', { surname: 'Tjontoh', givenNames: 'Teladan' }],
    ['a mistyped birth date', { birthDate: 7_353 }],
    ['a name in another order', { surname: 'SATU', givenNames: 'contoh teladan' }],
    ['a renewed passport', { document: { ...holder.document, number: 'L7000002' } }],
    ['twins', { givenNames: 'Teladan Dua', document: { ...holder.document, number: 'L7000003' } }],
  ])('is not found in %s', async (_what, said) => {
    await listed(one, holder);
    await listed(other, { ...holder, ...said });
    expect(await alerts()).toEqual([]);
  });

  it.each(['SAME_PERSON', 'NOT_SAME_PERSON'])('ends when an officer says %s', async (relation) => {
    await listed(one, holder);
    await listed(other, another);
    expect(await statuses()).toEqual(['OPEN']);
    await judged(one, other, relation);
    expect(await statuses()).toEqual(['RETRACTED']);
  });

  it('is none where the records are of two lanes', async () => {
    await listed(one, holder);
    await listed(other, another, { lane: EXERCISE });
    expect(await alerts()).toEqual([]);
  });

  it('is not said of who is held for a human', async () => {
    await authority.parts.database.query(
      'INSERT INTO privileged_subject (owner, subject_id) VALUES ($1, $2)',
      [DISTRICT, one],
    );
    await listed(one, holder);
    await listed(other, another);
    expect(await alerts()).toEqual([]);
  });
});

/** A day in Jakarta: the coordinator sets by days. */
const dayIn = (days: number): string => civilDayAt(Date.now() + days * DAY_MS);
/** Has the coordinator sign what it says of a rule, and the authority receive it. */
async function signed(said: Partial<Parameters<AgencyAtHand['submission']>[0]>): Promise<Fields> {
  const { body } = await coordinator
    .part(Submit)
    .one(coordinator.submission({ flow: 'rule-setting', data: {}, ...said }), {
      client: 'a system',
    });
  const { rows } = await coordinator.parts.database.query(
    'SELECT value FROM owned_entity WHERE entity_id = $1',
    [body['ruleSettingId']],
  );
  const value = rows[0]!['value'] as Buffer;
  const fields = await authority.parts.values.read('timpora.rule-setting', value);
  await follow(authority, 'rule-setting', fields, value);
  return fields;
}
const activate = async (
  [ruleId, parameter, value]: readonly [string, string, number],
  said: Fields = {},
): Promise<string> => {
  const data = coordinator.body('rule-setting', {
    ...{ ruleId, ruleVersion: 1, values: [{ parameter, value }] },
    ...{ inForceFrom: dayIn(2), inForceUntil: null, ...said },
  });
  return String((await signed({ data }))['ruleSettingId']);
};
const revoke = (id: string) =>
  signed({
    ...{ change: 'REVOKED', entityId: id, expectedVersion: 1 },
    data: { statusReason: 'The leads were right after all', officer: 'Rani Latihan' },
  });
const THREE = ['identity-conflict', 'leastSubjects', 3] as const;

describe('what the coordinator sets of a rule', () => {
  const another = { ...holder, surname: 'Lain', givenNames: 'Sekali', birthDate: 9_000 };
  const third = { ...holder, surname: 'Ketiga', givenNames: 'Orang', birthDate: 8_000 };
  const conflict = async (lane = LIVE): Promise<void> => {
    await listed(randomUUID(), holder, { lane });
    await listed(randomUUID(), another, { lane });
  };

  it('holds from its day on without any event, and no longer after its last day', async () => {
    await conflict();
    await activate(THREE, { inForceUntil: dayIn(3) });
    expect(await statuses()).toEqual(['OPEN']);
    later = 2 * DAY_MS;
    expect(await statuses()).toEqual(['RETRACTED']);
    later = 4 * DAY_MS;
    expect(await statuses()).toEqual(['OPEN', 'RETRACTED']);
  });

  it('holds no longer once it is revoked', async () => {
    await conflict();
    const id = await activate(THREE);
    expect(await statuses()).toEqual(['OPEN']);
    later = 2 * DAY_MS;
    expect(await statuses()).toEqual(['RETRACTED']);
    await revoke(id);
    expect(await statuses()).toEqual(['OPEN', 'RETRACTED']);
  });

  it('holds for what comes later', async () => {
    await activate(THREE, { inForceFrom: dayIn(0) });
    await conflict();
    expect(await statuses()).toEqual([]);
    await listed(randomUUID(), third);
    expect(await statuses()).toEqual(['OPEN']);
  });

  it('is the rule’s own number of what a watched person did', async () => {
    await watch();
    const first = await seen();
    const second = await seen({ seenAt: Date.now() - 60_000 });
    await alerts();
    const id = await activate(['watch-hit', 'shownAtMost', 1]);
    const detail = async () => detailOf((await alerts())[0]!);
    expect(await detail()).toContain(`${second.eventId}, ${first.eventId}`);
    later = 2 * DAY_MS;
    expect(await detail()).not.toContain(first.eventId);
    expect(await detail()).toContain(second.eventId);
    await revoke(id);
    expect(await detail()).toContain(`${second.eventId}, ${first.eventId}`);
  });

  it.each<[string, string, Fields]>([
    ['of another agency', DISTRICT, {}],
    ['of another version', COORDINATOR, { ruleVersion: 7 }],
    ['out of its bounds', COORDINATOR, { values: [{ parameter: 'leastSubjects', value: 99 }] }],
    ['of an exercise', COORDINATOR, { handling: inLane(EXERCISE) }],
  ])('changes nothing where it is %s', async (_what, owner, said) => {
    await held(authority, 'rule-setting', owner, {
      ...{ ruleId: THREE[0], ruleVersion: 1, values: [{ parameter: THREE[1], value: THREE[2] }] },
      ...{ change: 'ACTIVATED', status: 'ACTIVE', revokedOn: null },
      ...{ inForceFrom: dayOf(dayIn(-1)), inForceUntil: null, ...said },
    });
    await conflict();
    expect(await statuses()).toEqual(['OPEN']);
  });

  it('holds in its exercise alone, and comes with the time in it', async () => {
    const exerciseAt = (version: number, days: number) =>
      held(authority, 'exercise', COORDINATOR, {
        ...{ exerciseId: EXERCISE, version, status: 'OPEN', now: Date.now() + days * DAY_MS },
      });
    await exerciseAt(1, 0);
    await held(authority, 'rule-setting', COORDINATOR, {
      ...{ ruleId: THREE[0], ruleVersion: 1, values: [{ parameter: THREE[1], value: THREE[2] }] },
      ...{ change: 'ACTIVATED', status: 'ACTIVE', revokedOn: null, handling: inLane(EXERCISE) },
      ...{ inForceFrom: dayOf(dayIn(0)), inForceUntil: dayOf(dayIn(5)) },
    });
    await conflict(EXERCISE);
    expect(await statuses()).toEqual([]);
    await exerciseAt(2, 7);
    expect(await statuses()).toEqual(['OPEN']);
  });
});

describe('the copies that the rules read', () => {
  const ends = [{ topic: 'timpora.watch', partition: 0, begin: 0n, end: 5n }];
  const readTo = (offset: number) =>
    authority.parts.database.query(
      `INSERT INTO position (topic, partition, next_offset, cluster_id, digest)
       VALUES ('timpora.watch', 0, $1, 'one', '')
       ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset`,
      [offset],
    );

  const index = () =>
    authority.parts.database.query(
      `INSERT INTO feed_cursor (name, last_seq) SELECT 'subjects', max(feed_seq) FROM history
       ON CONFLICT (name) DO UPDATE SET last_seq = excluded.last_seq`,
    );

  it('are enough once they are read to where they ended, and not while read anew', async () => {
    const read = authority.part(ReadSoFar);
    read.begin(ends as never);
    await index();
    const reached: boolean[] = [];
    for (const offset of [4, 5, 9, 6, 9]) {
      await readTo(offset);
      reached.push(await read.isReached());
    }
    expect(reached).toEqual([false, true, true, false, true]);
    await known(randomUUID());
    expect(await read.isReached()).toBe(false);
    await index();
    expect(await read.isReached()).toBe(true);
  });
});

afterEach(() => void vi.restoreAllMocks());

describe('looking for what is due', () => {
  it('asks for the positions only where something is due or was applied since', async () => {
    const [due, read] = [authority.part(DueUnits), authority.part(ReadSoFar)];
    const looked = vi.spyOn(due, 'some');
    const asked = vi.spyOn(read, 'isReached');
    await authority.parts.database.query('TRUNCATE identity_due');
    const rules = authority.part(RunIdentityRules);
    rules.start();
    try {
      const looks = async (more: number): Promise<void> => {
        const until = looked.mock.calls.length + more;
        await eventually('it looked', () => looked.mock.calls.length >= until);
      };
      await eventually('the positions were asked for', () => asked.mock.calls.length > 0);
      const atRest = asked.mock.calls.length;
      await looks(3);
      expect(asked.mock.calls.length).toBe(atRest);
      await due.addWatches(authority.parts.database.query, [`${AUTHORITY}:${randomUUID()}`]);
      await eventually('they were asked for again', () => asked.mock.calls.length > atRest);
    } finally {
      await rules.stop();
    }
  });
});

describe('entities that lapse', () => {
  it('have nobody read the times of exercises while none can', async () => {
    await authority.parts.database.query('TRUNCATE due_lapse');
    const noted = vi.spyOn(authority.part(DueLapses), 'some');
    const times = vi.spyOn(authority.part(Exercises), 'times');
    const lapses = authority.part(LapseEntities);
    lapses.start();
    try {
      await eventually('it looked', () => noted.mock.calls.length >= 2);
      expect(times).not.toHaveBeenCalled();
      await authority.parts.database.query(
        `INSERT INTO due_lapse (flow, entity_id, due_at) VALUES ('watch', $1, now() + '1 year')`,
        [randomUUID()],
      );
      await eventually('the times were read', () => times.mock.calls.length > 0);
    } finally {
      await lapses.stop();
    }
  });
});
