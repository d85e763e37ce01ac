import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type Identity, nameBasedUuid } from '@sinergi/contracts';
import { handlingOf } from '@sinergi/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Submit } from './entity/submit.js';
import { MOST_PER_HOUR } from './presence/confirm-presences.js';
import { COUNTS_FOR_MS } from './presence/evidence.js';
import { PresenceWorklist } from './presence/presence-worklist.js';
import { EarnedAreas } from './replica/earned-areas.js';
import { BlindIndex } from './subject/blind-index.js';
import { FollowSubjects } from './subject/follow-subjects.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const AUTHORITY = 'imigrasi-jakpus';
const DISTRICT = 'kec-menteng';
const AN_EXERCISE = {
  ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 22_000 },
  ...{ exercise: true, disputed: false },
};
const MENTENG = '31.71.06';

let authority: AgencyAtHand;
/** who the authority knows, by which subject; and the subject that the district listed */
let known: Identity;
let ours: string;
let theirs: string;
let numbers = 0;

beforeAll(async () => {
  authority = await agencyAtHand(AUTHORITY);
});
beforeEach(async () => {
  await authority.parts.database.query(
    "TRUNCATE history; DELETE FROM owned_entity WHERE flow = 'presence'; " +
      'TRUNCATE due_lapse, automatic_presence',
  );
  numbers += 1;
  const document = { issuingState: 'UTO', type: 'P', number: `N${numbers}`, expiry: 22_000 };
  known = {
    ...{ surname: 'Contoh', givenNames: 'Teladan Satu', document, nationality: 'UTO' },
    ...{ birthDate: 7_335, sex: 'F', machineReadableZone: null },
  };
  theirs = randomUUID();
  const traveller = {
    ...(authority.body('movement')['traveller'] as object),
    ...{ surname: known.surname, givenNames: known.givenNames, birthDate: '1990-01-31' },
    document: { ...document, expiry: '2030-03-27' },
  };
  await authority
    .part(Submit)
    .one(
      authority.submission({ flow: 'movement', data: authority.body('movement', { traveller }) }),
      {
        client: `${AUTHORITY}.system`,
      },
    );
  const blind = authority.part(BlindIndex).blind(known, 'LIVE');
  const found = await authority.part(BlindIndex).find(authority.parts.database.query, [blind]);
  ours = found.get(blind.toString('hex'))!;
});
afterAll(() => authority?.close());

/** The district lists somebody by a document, as the authority indexes it. */
async function listed(said: Partial<Identity> = {}, owner = DISTRICT): Promise<void> {
  const index = authority.part(BlindIndex);
  const identity = { ...known, ...said };
  await index.note(authority.parts.database.query, [
    { ...index.marks(identity, 'LIVE'), subjectId: theirs },
  ]);
  await held(authority, 'subject', owner, { subjectId: theirs, documents: [], links: [] });
}
const linked = () =>
  held(authority, 'subject', AUTHORITY, {
    ...{ subjectId: ours, version: 2, change: 'LINKED', documents: [] },
    links: [{ subjectId: theirs, relation: 'SAME_PERSON', assertedAt: 1 }],
  });
const seen = (said: Record<string, unknown> = {}, owner = DISTRICT) =>
  held(authority, 'sighting', owner, {
    ...{ subjectId: theirs, kecamatan: MENTENG, certainty: 'DOCUMENT_CHECKED' },
    ...{ change: 'REPORTED', person: null },
    ...said,
  });
async function presences(): Promise<Record<string, unknown>[]> {
  const { rows } = await authority.parts.database.query(
    "SELECT value FROM owned_entity WHERE flow = 'presence'",
  );
  return Promise.all(
    rows.map((row) => authority.parts.values.read('timpora.presence', row['value'] as Buffer)),
  );
}

describe('a presence without an officer', () => {
  it.each(['the link last', 'the evidence last'])(
    'is confirmed where document, birth date and name are alike, %s',
    async (order) => {
      await listed({ surname: 'SATU', givenNames: 'contoh teladan' });
      if (order === 'the evidence last') await linked();
      const { eventId } = await seen();
      if (order === 'the link last') {
        expect(await presences()).toEqual([]);
        await linked();
      }
      expect(await presences()).toMatchObject([
        {
          ...{ subjectId: theirs, kecamatan: MENTENG, basis: 'DOCUMENT_MATCHED' },
          ...{ evidence: eventId, status: 'ACTIVE', owner: AUTHORITY, change: 'CONFIRMED' },
        },
      ]);
      expect(await authority.rowsOf('due_lapse')).toEqual([1]);
    },
  );

  it.each<[string, () => Promise<unknown>]>([
    ['another birth date', () => listed({ birthDate: 7_336 })],
    ['another name', () => listed({ surname: 'Contoh', givenNames: 'Teladan Dua' })],
    [
      'another document number',
      () => listed({ document: { ...known.document, number: `M${numbers}` } }),
    ],
    ['a subject that somebody else listed', () => listed({}, 'kec-senen')],
  ])('is not confirmed with %s', async (_what, list) => {
    await list();
    await linked();
    await seen();
    expect(await presences()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['somebody was only described', () => seen({ certainty: 'DESCRIBED' })],
    ['the sighting is of an exercise', () => seen({ handling: AN_EXERCISE })],
    ['the sighting was retracted', () => seen({ change: 'RETRACTED' })],
    ['the authority saw the person itself', () => seen({}, AUTHORITY)],
    ['the subject is the authority’s own', () => seen({ subjectId: ours })],
  ])('is not confirmed where %s', async (_what, see) => {
    await listed();
    await linked();
    await see();
    expect(await presences()).toEqual([]);
  });

  it('is not confirmed without an officer’s word that the subjects are one person', async () => {
    await listed();
    await seen();
    expect(await presences()).toEqual([]);
  });

  it('is confirmed once by one event, also where it comes again', async () => {
    await listed();
    await linked();
    const row = await seen();
    await authority.parts.database.inTransaction((query) =>
      authority.part(FollowSubjects).take(query, [row]),
    );
    expect(await presences()).toHaveLength(1);
  });

  it('is confirmed once, also where it was confirmed under an id without a number', async () => {
    await listed();
    const { eventId } = await seen();
    const { query } = authority.parts.database;
    await query(
      `INSERT INTO owned_entity (flow, entity_id, version, event_id, value)
       VALUES ('presence', $1, 1, $2, '')`,
      [nameBasedUuid(`presence\0${eventId}`), eventId],
    );
    await linked();
    const { rows } = await query("SELECT entity_id FROM owned_entity WHERE flow = 'presence'");
    expect(rows).toHaveLength(1);
  });

  it('is left to officers beyond what is usual in an hour in a district', async () => {
    await listed();
    await linked();
    for (let at = 0; at < MOST_PER_HOUR; at += 1)
      await held(authority, 'presence', AUTHORITY, {
        ...{ subjectId: randomUUID(), kecamatan: MENTENG, basis: 'DOCUMENT_MATCHED' },
        change: 'CONFIRMED',
      });
    await seen();
    expect(await presences()).toEqual([]);
    await seen({ kecamatan: '31.71.01' });
    expect(await presences()).toMatchObject([{ kecamatan: '31.71.01' }]);
  });

  it('counts those that have not come back over the log, and only of the last hour', async () => {
    await listed();
    await linked();
    const { query } = authority.parts.database;
    const confirmed = (minutes: number, count: number) =>
      query(
        `INSERT INTO automatic_presence (entity_id, kecamatan, confirmed_at)
         SELECT gen_random_uuid(), $1, now() - make_interval(mins => $2)
         FROM generate_series(1, $3::int)`,
        [MENTENG, minutes, count],
      );
    await confirmed(90, MOST_PER_HOUR);
    await confirmed(10, MOST_PER_HOUR - 1);
    await seen();
    expect(await presences()).toHaveLength(1);
    // The copy has nothing of it, and the next one counts it all the same.
    await query("DELETE FROM owned_entity WHERE flow = 'presence'");
    await seen();
    expect(await presences()).toEqual([]);
  });
});

describe('the worklist of the authority’s officers', () => {
  const waiting = (kecamatan?: string) => authority.part(PresenceWorklist).list(kecamatan, 10);

  it('has what nobody linked, and what is not alike, newest first, once a person', async () => {
    await listed({ birthDate: 7_336 });
    const first = await seen({ occurredAt: Date.now() - 60_000 });
    const item = {
      ...{ flow: 'sighting', owner: DISTRICT, kecamatan: MENTENG, subjectId: theirs },
      occurredAt: expect.any(String),
    };
    const one = { ...item, eventId: first.eventId };
    expect(await waiting()).toEqual([{ ...one, because: 'NOT_LINKED' }]);
    await linked();
    const second = await seen();
    const expected = [{ ...item, eventId: second.eventId, because: 'NOT_ALIKE' }];
    expect(await waiting()).toEqual(expected);
    expect(await waiting(MENTENG)).toEqual(expected);
    expect(await waiting('31.71.01')).toEqual([]);
  });

  it('has whom the service left to officers, until a presence is in force', async () => {
    await listed();
    await linked();
    await authority.parts.database.query(
      `INSERT INTO automatic_presence (entity_id, kecamatan, confirmed_at)
       SELECT gen_random_uuid(), $1, now() FROM generate_series(1, $2::int)`,
      [MENTENG, MOST_PER_HOUR],
    );
    const { eventId } = await seen();
    expect(await waiting()).toMatchObject([{ eventId, because: 'LEFT_TO_OFFICERS' }]);
    await held(authority, 'presence', AUTHORITY, {
      ...{ subjectId: theirs, kecamatan: MENTENG, evidence: eventId, change: 'CONFIRMED' },
      ...{ status: 'ACTIVE', until: Date.now() + 3_600_000 },
    });
    expect(await waiting()).toEqual([]);
  });

  it('has nothing that is no evidence', async () => {
    await listed();
    await seen({ certainty: 'DESCRIBED' });
    await seen({ change: 'RETRACTED' });
    await seen({}, AUTHORITY);
    expect(await waiting()).toEqual([]);
  });
});

describe('in an exercise with a time of its own', () => {
  const EXERCISE = '00010000-0000-8000-8000-0000000000e7';
  const PLAYED = Date.parse('2024-01-15T03:00:00Z');
  const handling = { ...AN_EXERCISE, ...handlingOf(EXERCISE) };
  const plays = (version: number, now: number, status = 'OPEN') =>
    held(authority, 'exercise', 'imigrasi-dki', {
      ...{ exerciseId: EXERCISE, version, now, status },
    });
  /** Somebody whom both list in the exercise, and the evidence of the district. */
  async function seenInIt(): Promise<void> {
    const index = authority.part(BlindIndex);
    const marks = index.marks(known, EXERCISE);
    const live = ours;
    ours = randomUUID();
    await authority.parts.database.query(
      "UPDATE owned_entity SET entity_id = $1 WHERE flow = 'subject' AND entity_id = $2",
      [ours, live],
    );
    await index.note(
      authority.parts.database.query,
      [ours, theirs].map((subjectId) => ({ ...marks, subjectId })),
    );
    await held(authority, 'subject', DISTRICT, {
      ...{ subjectId: theirs, documents: [], links: [], handling },
    });
    await held(authority, 'subject', AUTHORITY, {
      ...{ subjectId: ours, version: 2, change: 'LINKED', documents: [], handling },
      links: [{ subjectId: theirs, relation: 'SAME_PERSON', assertedAt: 1 }],
    });
    await seen({ handling });
  }
  const earned = () =>
    authority.part(EarnedAreas).areasOf(authority.parts.database.query, [theirs]);

  it('a presence begins and ends by that time, and opens its district until then', async () => {
    await plays(1, PLAYED);
    await seenInIt();
    const [presence] = await presences();
    expect(presence).toMatchObject({ occurredAt: PLAYED, until: PLAYED + COUNTS_FOR_MS });
    await held(authority, 'presence', AUTHORITY, presence!);
    expect((await earned()).get(theirs)).toEqual([MENTENG]);
    await plays(2, PLAYED + COUNTS_FOR_MS);
    expect(await earned()).toEqual(new Map());
  });

  it('evidence is too old by that time, and nothing begins once it has ended', async () => {
    await plays(1, Date.now() + 2 * COUNTS_FOR_MS);
    await seenInIt();
    expect(await presences()).toEqual([]);
    await plays(2, Date.now(), 'ENDED');
    await seen({ handling });
    expect(await presences()).toEqual([]);
  });
});
