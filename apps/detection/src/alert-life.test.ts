import { randomUUID } from 'node:crypto';
import { ServiceDatabase } from '@sinergi/database';
import { beforeEach, describe, expect, it } from 'vitest';
import { detectionMigrations } from './detection-migrations.js';
import type { FeedItem } from './feed-item.js';
import { nextDecisions, noteAnswers } from './say-decisions.js';
import { takeEvents } from './take-events.js';
import { lookAtPerson, TABLES } from './testing/a-look.js';
import { detectionDatabase } from './testing/detection-database.js';
import { anAnswer, anExit, aPermit, item } from './testing/some-facts.js';

type Json = Record<string, unknown>;

/** 10 o'clock in Jakarta on a Monday, 21 days after the permit's last one. */
const NOW = Date.parse('2026-12-21T03:00:00Z');
const DAY_MS = 86_400_000;
/** The third working day after it ends: Christmas and the day before count for none. */
const DUE_AT = '2026-12-28T17:00:00.000Z';

const at = detectionDatabase();
let subjectId: string;
let permit: FeedItem;

beforeEach(async () => {
  await at.database.query(`TRUNCATE ${TABLES}`);
  subjectId = randomUUID();
  permit = aPermit(subjectId, false);
});

const take = (...items: FeedItem[]) => takeEvents(at.database.query, items, new Date(NOW));
const look = (now = NOW) => lookAtPerson(at.database.query, subjectId, now);
const corrected = (change: Json, version = 2): FeedItem =>
  aPermit(subjectId, false, { permitId: permit.data['permitId'], ...change }, version);
/** Returns the decisions, oldest first. */
const decisions = async (): Promise<{ change: string; body: Json }[]> =>
  (await at.database.query('SELECT change, body FROM decision ORDER BY decision_no')) as never;
const changes = async () => (await decisions()).map(({ change }) => change);
const lastSaid = async () => (await decisions()).at(-1)!;
const isDue = async () =>
  (await at.database.query('SELECT 1 FROM due WHERE unit_id = $1', [subjectId])).length > 0;

/** Submits what is decided, as the exchange takes it. @returns the alert's id */
async function said(alertId: string = randomUUID()): Promise<string> {
  for (;;) {
    const waiting = await nextDecisions(at.database.query);
    if (waiting.length === 0) return alertId;
    const answered = waiting.map((decision) => ({
      decision,
      answer: { status: 201, alertId, version: (decision.alertVersion ?? 0) + 1 },
    }));
    await noteAnswers(at.database.query, answered, new Date(NOW));
  }
}

/** An overstay that was found and said. @returns the alert's id */
async function raised(): Promise<string> {
  await take(permit);
  await look();
  return said();
}

describe('an alert', () => {
  it('asks for an answer by the third working day after it', async () => {
    await raised();
    expect(await lastSaid()).toMatchObject({ change: 'RAISED', body: { dueAt: DUE_AT } });
  });

  it.each([
    ['RESULT', 'NOT_FOUND', 'imigrasi-jakpus answered with the result NOT_FOUND.'],
    ['CLOSED', null, 'imigrasi-jakpus answered without a result.'],
  ])('is closed once by the competent agency’s answer (%s)', async (stage, result, reason) => {
    const answer = anAnswer(await raised(), stage, { result });
    await take(answer);
    await look();
    await look(NOW + DAY_MS);
    // What is read again from its beginning says nothing again.
    await take(permit, answer);
    await look(NOW + DAY_MS);
    expect(await changes()).toEqual(['RAISED', 'CLOSED']);
    expect(await lastSaid()).toMatchObject({
      body: { statusReason: reason, causationId: answer.id },
    });
  });

  it('is looked at when an answer comes, whichever the service learns first', async () => {
    const alertId = await raised();
    await at.database.query('DELETE FROM due');
    await take(anAnswer(alertId, 'RESULT', { result: 'FOUND' }));
    expect(await isDue()).toBe(true);

    await at.database.query('TRUNCATE due, finding, decision, answer');
    await look();
    const other = randomUUID();
    await take(anAnswer(other, 'RESULT', { result: 'FOUND' }));
    await at.database.query('DELETE FROM due');
    await said(other);
    expect(await isDue()).toBe(true);
    await look();
    expect(await changes()).toEqual(['RAISED', 'CLOSED']);
  });

  it.each([
    ['another agency', 'RESULT', { owner: 'polri-jakpus', result: 'FOUND' }],
    ['work on it', 'TAKEN', {}],
    ['having seen it', 'SEEN', {}],
  ])('is not closed by %s', async (_who, stage, change) => {
    await take(anAnswer(await raised(), stage, change));
    await look();
    expect(await changes()).toEqual(['RAISED']);
  });

  it('is raised no more for facts that were answered, and anew for another fact', async () => {
    await take(anAnswer(await raised(), 'RESULT', { result: 'NOT_FOUND' }));
    await look();
    // The same again by another event, and more than sixty days over.
    await take(corrected({ holder: null }));
    await look(NOW + 100 * DAY_MS);
    expect(await changes()).toEqual(['RAISED', 'CLOSED']);
    await take(corrected({ validUntil: '2026-12-05' }, 3));
    await look(NOW + 100 * DAY_MS);
    expect(await changes()).toEqual(['RAISED', 'CLOSED', 'RAISED']);
  });

  it('stays closed where the answer is corrected afterwards', async () => {
    const alertId = await raised();
    await take(anAnswer(alertId, 'RESULT', { result: 'FOUND' }));
    await look();
    await take(anAnswer(alertId, 'RESULT', { result: 'WRONG_PERSON' }, 2));
    await look();
    await take(anExit(subjectId, false));
    await look();
    expect(await changes()).toEqual(['RAISED', 'CLOSED']);
  });

  it('counts as answered where somebody else ended it, and goes on at its version', async () => {
    const alertId = await raised();
    const own = (version: number, status: string) =>
      item('alert', false, version, { alertId, owner: 'deteksi', status });
    await take(own(2, 'OPEN'));
    await take(corrected({ validUntil: '2026-12-05' }));
    await look();
    expect(await nextDecisions(at.database.query)).toMatchObject([{ alertVersion: 2 }]);
    await said(alertId);
    await take(own(4, 'CLOSED'), own(3, 'OPEN'));
    await look();
    expect(await changes()).toEqual(['RAISED', 'UPDATED']);
  });
});

describe('an alert is said again', () => {
  it('where a correction made other days of it, although it is as severe as before', async () => {
    await raised();
    expect((await lastSaid()).body['explanationEn']).toContain('21 days over');
    const correction = corrected({ validUntil: '2026-12-11' });
    await take(correction);
    await look();
    expect(await lastSaid()).toMatchObject({
      change: 'UPDATED',
      body: {
        severity: 'MEDIUM',
        evidence: [correction.id],
        explanationEn: expect.stringContaining('10 days over'),
      },
    });
    await look();
    expect(await changes()).toEqual(['RAISED', 'UPDATED']);
  });

  it('never because a day passed, until the days make it more severe', async () => {
    const alertId = await raised();
    await take(anAnswer(alertId, 'TAKEN'));
    for (let days = 1; days < 60; days += 1) await look(NOW + days * DAY_MS);
    expect(await decisions()).toMatchObject([
      { change: 'RAISED', body: { severity: 'MEDIUM' } },
      { change: 'UPDATED', body: { severity: 'HIGH' } },
    ]);
  });
});

describe('an alert that nobody took up in time', () => {
  const later = Date.parse(DUE_AT);

  it('is said once to the coordinator too', async () => {
    await raised();
    await look(later - 1);
    expect(await changes()).toEqual(['RAISED']);
    for (const days of [0, 1, 2]) await look(later + days * DAY_MS);
    expect(await changes()).toEqual(['RAISED', 'UPDATED']);
    expect((await lastSaid()).body).toEqual({ addressees: ['imigrasi-dki'] });
  });

  it.each(['TAKEN', 'RESULT', 'CLOSED'])(
    'is one that neither the competent agency nor an addressee has %s',
    async (stage) => {
      const alertId = await raised();
      await at.database.query(`UPDATE finding SET addressees = '["polri-jakpus"]'`);
      await take(anAnswer(alertId, stage, { owner: 'polri-jakpus' }));
      await look(later);
      expect(await changes()).toEqual(['RAISED']);
    },
  );

  it('is one that was only seen, or taken up by others', async () => {
    const alertId = await raised();
    await take(anAnswer(alertId, 'SEEN'), anAnswer(alertId, 'TAKEN', { owner: 'kec-menteng' }));
    await look(later);
    expect(await changes()).toEqual(['RAISED', 'UPDATED']);
  });
});

describe('a subject that is held for a human', () => {
  const aHold = (version: number, status: string, exercise = false) =>
    item('hold', exercise, version, { holdId: permit.id, subjectId, reach: 'OVERSTAY', status });

  it('has no alert: what was said is withdrawn, without the reason', async () => {
    await raised();
    await take(aHold(1, 'HELD'));
    expect(await isDue()).toBe(true);
    await look();
    await look();
    expect(await changes()).toEqual(['RAISED', 'RETRACTED']);
    expect(await lastSaid()).toMatchObject({
      body: { statusReason: 'The subject is held for a human.' },
    });
  });

  it('has one again after its release, also where that is read again', async () => {
    await take(permit, aHold(1, 'HELD'));
    await look();
    expect(await changes()).toEqual([]);
    await take(aHold(2, 'RELEASED'), aHold(1, 'HELD'));
    await look();
    await take(aHold(1, 'HELD'));
    await look();
    expect(await changes()).toEqual(['RAISED']);
  });

  it('is not held by an exercise', async () => {
    await take(permit, aHold(1, 'HELD', true));
    await look();
    expect(await changes()).toEqual(['RAISED']);
  });
});

describe('the step that gives alerts a life', () => {
  it('keeps what was said of alerts of before, and asks for an answer from now on', async () => {
    const url = await at.postgres.createDatabase('detection_before_life');
    const open = async (migrations = detectionMigrations): Promise<ServiceDatabase> => {
      const opened = new ServiceDatabase({ service: 'detection', url, migrations });
      await opened.connect();
      return opened;
    };
    const { permitId } = permit.data;
    const life = detectionMigrations.findIndex(({ name }) => name.includes('AlertLife'));
    const before = await open(detectionMigrations.slice(0, life));
    await before.query(
      `INSERT INTO permit (permit_id, subject_id, event_id, version, facts)
       VALUES ($1, $2, $3, 1, $4)`,
      [permitId, subjectId, permit.id, JSON.stringify(permit.data)],
    );
    await before.query(
      `INSERT INTO finding (permit_id, round, rule_id, rule_version, severity, state, alert_id)
       VALUES ($1, 1, 'overstay', 1, 'MEDIUM', 'OPEN', $2)`,
      [permitId, randomUUID()],
    );
    const body = { evidence: [permit.id], competentAgency: 'imigrasi-jakpus' };
    await before.query(
      `INSERT INTO decision (permit_id, round, change, body, sent_at)
       VALUES ($1, 1, 'RAISED', $2, now())`,
      [permitId, JSON.stringify(body)],
    );
    await before.close();
    const after = await open();
    try {
      const kept = at.database;
      at.database = after;
      try {
        await take(permit);
        await look();
        await look();
        expect((await decisions()).slice(1)).toEqual([
          { change: 'UPDATED', body: { dueAt: DUE_AT } },
        ]);
      } finally {
        at.database = kept;
      }
      for (const { down } of detectionMigrations.slice(life).reverse()) await after.query(down);
    } finally {
      await after.close();
    }
  });
});
