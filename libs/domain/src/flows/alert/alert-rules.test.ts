import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { SEALED_TEXT } from '../seal-text.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { alertRules } from './alert-rules.js';

const EVIDENCE = ['4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001'];

function anAlert(change: Fields = {}): Fields {
  return {
    ruleId: 'overstay',
    ruleVersion: 1,
    subjectId: null,
    kecamatan: '31.71.06',
    category: 'OVERSTAY',
    severity: 'MEDIUM',
    requestedAction: 'CHECK_RECORDS',
    competentAgency: 'imigrasi-jakpus',
    dueAt: NOW + 72 * HOUR_MS,
    evidence: EVIDENCE,
    explanationId: 'Izin kunjungan berakhir 2026-11-20; tidak ada keluar.',
    explanationEn: 'Visit permit ended 2026-11-20; no exit.',
    addressees: ['polri-jakpus', 'deteksi'],
    detail: null,
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

/** Raises it as detection does, a service that cites a rule. */
const raise = (said: Fields, context = aContext({ owner: 'deteksi' })) =>
  begin(alertRules, 'RAISED', said, context);
const raised = (): Fields => raise(anAlert()).after;

describe('an alert', () => {
  const aHit = (change: Fields = {}): Fields =>
    anAlert({
      ...{ category: 'WATCH_HIT', evidence: [], detail: { text: 'See the watch' } },
      ...{ ruleId: null, ruleVersion: null, kecamatan: null },
      ...{ addressees: ['imigrasi-jakpus'], ...change },
    });

  it('that a watched person turned up is sealed for the competent agency', () => {
    expect(raise(aHit())).toMatchObject({
      violations: [],
      after: {
        ...{ category: 'OTHER', requestedAction: 'INFORM' },
        detail: { text: expect.stringMatching(/^WATCH_HIT CHECK_RECORDS\n.+\n.+\nSee the watch$/) },
      },
    });
    const [id] = EVIDENCE;
    for (const [change, field] of [
      [{ subjectId: id }, '/subjectId'],
      [{ causationId: id }, '/causationId'],
      [{ correlationId: id }, '/correlationId'],
      [{ evidence: EVIDENCE }, '/evidence'],
      [{ kecamatan: '31.71.06' }, '/kecamatan'],
      [{ ruleId: 'overstay', ruleVersion: 1, evidence: EVIDENCE }, '/ruleId'],
      [{ addressees: ['polri-jakpus'] }, '/addressees'],
      [{ detail: null }, '/detail'],
    ] as const)
      expect(raise(aHit(change)).fields).toContain(field);
  });

  it('begins open', () => {
    expect(raise(anAlert())).toMatchObject({
      violations: [],
      after: { status: 'OPEN', statusReason: null },
    });
  });

  it('may be an agency’s own: without rule, evidence, district or time', () => {
    const own = anAlert({
      ruleId: null,
      ruleVersion: null,
      evidence: [],
      kecamatan: null,
      dueAt: null,
      addressees: [],
    });
    expect(begin(alertRules, 'RAISED', own).violations).toEqual([]);
  });

  describe('by people', () => {
    const own = (said: Fields = {}): Fields =>
      anAlert({ ruleId: null, ruleVersion: null, evidence: [], addressees: [], ...said });
    const by = (said: Fields = {}) =>
      begin(alertRules, 'RAISED', own(said), aContext({ owner: 'kec-menteng' }));
    const SEALED = {
      explanationId: expect.stringMatching(/tersegel/),
      explanationEn: expect.stringMatching(/sealed/),
    };

    it('says why in the sealed detail alone, to all who may answer it', () => {
      const { after, violations } = by({ detail: { text: 'A neighbour told' } });
      expect(violations).toEqual([]);
      expect(after).toMatchObject({
        ...SEALED,
        detail: {
          text:
            'Izin kunjungan berakhir 2026-11-20; tidak ada keluar.\n' +
            'Visit permit ended 2026-11-20; no exit.\nA neighbour told',
        },
      });
      // The competent agency, and those that answer for the district.
      expect(after['addressees']).toEqual(['imigrasi-dki', 'imigrasi-jakpus', 'polri-jakpus']);
    });

    it('reaches the competent agency also where it is about no district', () => {
      const { after } = by({ kecamatan: null, addressees: ['kec-senen'] });
      expect(after['addressees']).toEqual(['kec-senen', 'imigrasi-jakpus']);
    });

    it('is explained anew as a whole, and keeps what it said where it is not', () => {
      const update = (said: Fields) =>
        carryOut(alertRules, by().after, 'UPDATED', said, aContext({ owner: 'kec-menteng' }));
      const anew = { explanationId: 'Alamat lain', explanationEn: 'Another address' };
      expect(update(anew)).toMatchObject({
        violations: [],
        after: { ...SEALED, detail: { text: 'Alamat lain\nAnother address' } },
      });
      expect(update({ detail: { text: 'More' } }).fields).toEqual([
        '/explanationId',
        '/explanationEn',
      ]);
      const shown = by().after['explanationEn'];
      expect(update({ ...anew, explanationEn: shown }).fields).toEqual(['/explanationEn']);
      const more = update({ severity: 'HIGH' });
      expect(more).toMatchObject({ violations: [], after: { ...SEALED, severity: 'HIGH' } });
      expect(more.after['detail']).toBeUndefined();
    });

    it('is withdrawn for a reason that is sealed', () => {
      const withdrawn = carryOut(alertRules, by().after, 'RETRACTED', { statusReason: 'He left' });
      expect(withdrawn).toMatchObject({
        violations: [],
        after: { statusReason: SEALED_TEXT, reason: { text: 'He left' } },
      });
    });

    it('that a rule engine raises by a rule is explained in the open', () => {
      expect(raised()).toMatchObject({ explanationEn: 'Visit permit ended 2026-11-20; no exit.' });
    });
  });

  it.each<[string, Fields, string]>([
    ['a rule without its version', { ruleVersion: null }, '/ruleVersion'],
    ['a version without its rule', { ruleId: null }, '/ruleId'],
    ['a rule without evidence', { evidence: [] }, '/evidence'],
    ['a time that was', { dueAt: NOW }, '/dueAt'],
    ['nobody competent', { competentAgency: 'nobody' }, '/competentAgency'],
    ['a service that would be competent', { competentAgency: 'deteksi' }, '/competentAgency'],
    [
      'an addressee that opens nothing',
      { addressees: ['polri-jakpus', 'operator'] },
      '/addressees/1',
    ],
    ['an addressee that is not there', { addressees: ['nobody'] }, '/addressees/0'],
    ['a district of another city', { kecamatan: '31.74.01' }, '/kecamatan'],
    [
      'retention beyond ten years',
      { handling: { retainUntil: day('2036-11-25') } },
      '/handling/retainUntil',
    ],
  ])('is refused with %s', (_what, change, field) => {
    expect(raise(anAlert(change)).fields).toEqual([field]);
  });

  describe('of a rule', () => {
    const NOT_ITS =
      'no rule: only a service that raises alerts and the identity authority cite one';
    const by = (owner: string, said: Fields = {}) =>
      raise(anAlert(said), aContext({ owner })).violations;

    it.each(['deteksi', 'imigrasi-jakpus'])('is taken from a rule engine, as %s is', (owner) => {
      expect(by(owner)).toEqual([]);
    });

    it.each(['polri-jakpus', 'kec-menteng', 'imigrasi-dki'])(
      'is refused from %s, which runs none',
      (owner) => {
        expect(by(owner)).toEqual([{ field: '/ruleId', expected: NOT_ITS, got: 'overstay' }]);
        expect(by(owner, { ruleId: null })).toEqual([
          { field: '/ruleVersion', expected: NOT_ITS, got: '1' },
        ]);
        expect(by(owner, { ruleId: null, ruleVersion: null })).toEqual([]);
      },
    );

    it('is refused from a service that raises no alerts', () => {
      const { participants } = aContext();
      const mute = participants.map((one) => ({ ...one, publishes: [] }));
      const context = aContext({ owner: 'deteksi', participants: mute });
      expect(raise(anAlert(), context).fields).toContain('/ruleId');
    });

    it('names a rule that is known, or the refusal names those that are', () => {
      expect(by('deteksi', { ruleId: 'sixth-sense' })).toEqual([
        {
          field: '/ruleId',
          expected: expect.stringMatching(/^a rule of overstay, .*\blodging-silent\b/),
          got: 'sixth-sense',
        },
      ]);
    });

    it('names a version that existed on the day of the alert', () => {
      expect(by('deteksi', { ruleVersion: 2 })).toEqual([
        {
          field: '/ruleVersion',
          expected: 'a version of rule overstay that existed on 2026-11-24: 1',
          got: '2',
        },
      ]);
      expect(by('deteksi', { occurredAt: NOW - 30 * 24 * HOUR_MS })).toEqual([
        expect.objectContaining({ expected: expect.stringMatching(/on 2026-10-25: none$/) }),
      ]);
      const later = aContext({ owner: 'deteksi', now: NOW + 10 * 24 * HOUR_MS });
      const said = { dueAt: null, handling: { retainUntil: day('2031-11-24') } };
      for (const ruleVersion of [1, 2, 3])
        expect(raise(anAlert({ ...said, ruleVersion }), later).violations).toEqual([]);
    });

    it('names any known version in an exercise, where the day is played', () => {
      const handling = { retainUntil: day('2026-11-24'), exercise: true };
      const occurredAt = Date.parse('2023-09-11T03:00:00Z');
      const played = { handling, occurredAt, ruleVersion: 2 };
      expect(by('deteksi', played)).toEqual([]);
      expect(by('deteksi', { ...played, ruleVersion: 99 })).toMatchObject([
        { field: '/ruleVersion', expected: expect.stringMatching(/existed: 1, 2, 3$/) },
      ]);
    });

    it('stays its own when it is updated later', () => {
      const invented = { ...raised(), ruleId: 'sixth-sense' };
      const { violations } = carryOut(alertRules, invented, 'UPDATED', { severity: 'LOW' });
      expect(violations).toEqual([]);
    });
  });

  it('is updated while it is open, and validated by what the update says', () => {
    const update = (said: Fields, context = aContext()) =>
      carryOut(alertRules, raised(), 'UPDATED', said, context);
    expect(update({ severity: 'HIGH' })).toMatchObject({
      violations: [],
      after: { status: 'OPEN', severity: 'HIGH', category: 'OVERSTAY' },
    });
    expect(update({ evidence: [] }).fields).toEqual(['/evidence']);
    expect(update({ addressees: [] }, aContext({ participants: [] })).violations).toEqual([]);
  });

  it('keeps a due time that has passed, and takes no new one that has', () => {
    const later = aContext({ owner: 'deteksi', now: NOW + 100 * HOUR_MS });
    const escalated = { ...raised(), occurredAt: later.now };
    const update = (said: Fields) => carryOut(alertRules, escalated, 'UPDATED', said, later).fields;
    expect(update({ addressees: ['imigrasi-dki'] })).toEqual([]);
    expect(update({ dueAt: later.now - HOUR_MS })).toEqual(['/dueAt']);
  });

  describe('that is closed', () => {
    const ALERT_ID = '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f009';
    const answer = { alertId: ALERT_ID, owner: 'imigrasi-jakpus', stage: 'RESULT' };
    const close = (cause: Fields | null) =>
      carryOut(
        alertRules,
        { ...raised(), alertId: ALERT_ID },
        'CLOSED',
        { statusReason: 'answered: NOT_FOUND', causationId: EVIDENCE[0] },
        aContext({ related: cause ? { causationId: cause } : {} }),
      ).violations;

    it.each(['RESULT', 'CLOSED'])('rests on the competent agency’s response, %s', (stage) => {
      expect(close({ ...answer, stage })).toEqual([]);
    });

    it.each<[string, Fields | null]>([
      ['another alert’s', { ...answer, alertId: EVIDENCE[0] }],
      ['another agency’s', { ...answer, owner: 'polri-jakpus' }],
      ['one that is at work on it', { ...answer, stage: 'TAKEN' }],
      ['nobody’s', null],
    ])('does not rest on %s', (_whose, cause) => {
      expect(close(cause)).toEqual([
        {
          field: '/causationId',
          expected:
            'the event by which imigrasi-jakpus, the competent agency, answered this alert ' +
            '(RESULT or CLOSED)',
          got: cause ? 'another event' : 'nothing',
        },
      ]);
    });

    it('has to name it', () => {
      expect(alertRules.changes['CLOSED']?.requires).toContain('causationId');
      expect(alertRules.restsOn).toEqual({ CLOSED: 'response' });
    });
  });

  it.each(['RETRACTED', 'CLOSED'])('is %s with a reason, and then takes no change', (change) => {
    const causationId = { ...raised(), owner: 'imigrasi-jakpus', stage: 'CLOSED' };
    const context = aContext({ related: { causationId } });
    const say = (statusReason: string | null) =>
      carryOut(alertRules, raised(), change, { statusReason }, context);
    expect(say(null).fields).toEqual(['/statusReason']);
    const { after, violations } = say('the permit was extended');
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: change, statusReason: 'the permit was extended' });
    for (const next of Object.keys(alertRules.changes))
      expect(carryOut(alertRules, after, next).refusal).toMatch(/with status OPEN/);
  });
});
