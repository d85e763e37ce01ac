import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putVersion } from './database/testing/put-version.js';
import { Submit } from './entity/submit.js';
import { HoldSubjects } from './hold/hold-subjects.js';
import { LeadsOnHold } from './hold/leads-on-hold.js';
import { ReferralWorklist } from './hold/referral-worklist.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

type Fields = Record<string, unknown>;

const AUTHORITY = 'imigrasi-jakpus';
const COORDINATOR = 'imigrasi-dki';

let coordinator: AgencyAtHand;
let authority: AgencyAtHand;
let subjectId: string;

beforeAll(async () => {
  [coordinator, authority] = await Promise.all([
    agencyAtHand(COORDINATOR),
    agencyAtHand(AUTHORITY),
  ]);
});
beforeEach(async () => {
  subjectId = randomUUID();
  await coordinator.parts.database.query('TRUNCATE history, subject_link');
});
afterAll(() => Promise.all([coordinator?.close(), authority?.close()]));

const hold = (said: Fields = {}) =>
  held(coordinator, 'hold', AUTHORITY, {
    ...{ subjectId, reach: 'EVERY_LEAD', status: 'HELD', change: 'HELD' },
    ...said,
  });
const referral = (said: Fields = {}, at = coordinator) =>
  held(at, 'referral', COORDINATOR, {
    ...{ subjectId, kind: 'PRIVILEGE', change: 'REFERRED', status: 'REFERRED', reason: null },
    ...said,
  });

describe('the worklist of referrals', () => {
  const waiting = (limit = 10, lane?: string) =>
    coordinator.part(ReferralWorklist).list({ limit, lane });

  it('is empty where nobody is held and nothing is referred', async () => {
    expect(await waiting()).toEqual([]);
  });

  it('leads a held person from the hold to the end of the referral', async () => {
    await hold();
    expect(await waiting()).toMatchObject([
      { subjectId, waitsFor: 'REFERRAL', referral: null, next: ['REFERRED'] },
    ]);
    const referralId = randomUUID();
    await referral({ referralId });
    const one = { owner: COORDINATOR, referralId, kind: 'PRIVILEGE' };
    expect(await waiting()).toMatchObject([
      { waitsFor: 'ANSWER', referral: { ...one, version: 1 }, next: ['ANSWERED', 'RETRACTED'] },
    ]);
    await referral({ referralId, version: 2, change: 'ANSWERED', status: 'ANSWERED' });
    expect(await waiting()).toMatchObject([
      { waitsFor: 'CLOSING', referral: { ...one, version: 2 }, next: ['CLOSED', 'RETRACTED'] },
    ]);
    await referral({ referralId, version: 3, change: 'CLOSED', status: 'CLOSED' });
    expect(await waiting()).toEqual([]);
  });

  it('has a person once, under whichever subject, and again after a retraction', async () => {
    const other = randomUUID();
    await held(coordinator, 'subject', AUTHORITY, {
      ...{ subjectId: other, version: 2, change: 'LINKED', documents: [] },
      links: [{ subjectId, relation: 'SAME_PERSON', assertedAt: 1 }],
    });
    await hold();
    await hold({ subjectId: other });
    expect(await waiting()).toHaveLength(1);
    const referralId = randomUUID();
    await referral({ referralId, subjectId: other });
    expect(await waiting()).toMatchObject([{ waitsFor: 'ANSWER' }]);
    await referral({ referralId, subjectId: other, version: 2, change: 'RETRACTED' });
    expect(await waiting()).toMatchObject([{ waitsFor: 'REFERRAL' }]);
  });

  it('takes no other matter for the ministry’s, and no hold that a referral made', async () => {
    await hold();
    await referral({ kind: 'REFUGEE', change: 'CLOSED', status: 'CLOSED' });
    expect(await waiting()).toMatchObject([{ waitsFor: 'REFERRAL' }]);
    await hold({ subjectId: randomUUID(), reach: 'OVERSTAY' });
    expect(await waiting()).toHaveLength(1);
  });

  it('has one lane, live unless asked for another', async () => {
    const exerciseId = randomUUID();
    await hold({
      handling: {
        ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 22_000 },
        ...{ exercise: true, exerciseId, disputed: false },
      },
    });
    expect(await waiting()).toEqual([]);
    expect(await waiting(10, exerciseId)).toMatchObject([{ subjectId }]);
  });

  it('has no more than was asked for, and nobody who was released', async () => {
    await hold();
    await hold({ subjectId: randomUUID() });
    await hold({ subjectId: randomUUID(), status: 'RELEASED', change: 'RELEASED' });
    expect(await waiting()).toHaveLength(2);
    expect(await waiting(1)).toHaveLength(1);
  });
});

describe('the worklist of leads on people who are held', () => {
  const found = () => coordinator.part(LeadsOnHold).list({ limit: 10, lane: undefined });
  /** Says something, which then comes back over the log. */
  async function said(flow: string, data: Fields): Promise<string> {
    const { body } = await coordinator
      .part(Submit)
      .one(coordinator.submission({ flow, data: coordinator.body(flow, data) }), { client: 's' });
    const id = String(Object.entries(body).find(([name]) => name === `${flow}Id`)![1]);
    const { query } = coordinator.parts.database;
    const { rows } = await query('SELECT value FROM owned_entity WHERE entity_id = $1', [id]);
    const value = rows[0]!['value'] as Buffer;
    const fields = await coordinator.parts.values.read(`timpora.${flow}`, value);
    await putVersion(query, {
      ...{ topic: `timpora.${flow}`, key: `${COORDINATOR}:${id}`, value },
      ...{ change: String(fields['change']), subjectId: fields['subjectId'] as string | null },
    });
    return id;
  }

  it('has alerts, watches and bulletins that were said before the hold came', async () => {
    await held(coordinator, 'subject', 'kec-senen', { subjectId, documents: [], links: [] });
    const alertId = await said('alert', {
      ...{ category: 'ELECTION', ruleId: null, ruleVersion: null, evidence: [], subjectId },
    });
    const watchId = await said('watch', {
      ...{ category: 'CEGAH', requestedAction: 'PREVENT_EXIT', requestedBy: COORDINATOR },
      ...{ person: null, subjectId, addressees: [] },
    });
    const bulletinId = await said('bulletin', { links: [subjectId] });
    await said('bulletin', { links: [] });
    expect(await found()).toEqual([]);
    await hold();
    expect(await found()).toEqual(
      [
        ...[{ flow: 'alert', id: alertId, version: 1, field: '/subjectId', subjectId }],
        { flow: 'watch', id: watchId, version: 1, field: '/subjectId', subjectId: null },
        { flow: 'bulletin', id: bulletinId, version: 1, field: '/links/0', subjectId },
      ].map((one) => ({
        ...{ ...one, since: expect.any(Number) },
        next: one.flow === 'alert' ? 'RETRACTED' : 'WITHDRAWN',
      })),
    );
  });
});

describe('a referral', () => {
  it.each([
    ['PRIVILEGE', 'EVERY_LEAD'],
    ['REFUGEE', 'OVERSTAY'],
    ['TRAFFICKING', 'OVERSTAY'],
    ['TWO_NATIONALITIES', 'OVERSTAY'],
  ])('of kind %s holds its subject from %s, and tells nobody the kind', async (kind, reach) => {
    const row = await referral({ kind }, authority);
    await authority.parts.database.inTransaction((query) =>
      authority.part(HoldSubjects).follow(query, [row]),
    );
    const { rows } = await authority.parts.database.query(
      "SELECT value FROM owned_entity WHERE flow = 'hold' ORDER BY changed_at DESC LIMIT 1",
    );
    const said = await authority.parts.values.read('timpora.hold', rows[0]!['value'] as Buffer);
    expect(said).toMatchObject({ subjectId, reach, status: 'HELD' });
    expect(JSON.stringify(said)).not.toContain(kind);
  });
});
