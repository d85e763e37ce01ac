import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
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

const raised = (): Fields => begin(alertRules, 'RAISED', anAlert()).after;

describe('an alert', () => {
  const aHit = (change: Fields = {}): Fields =>
    anAlert({
      ...{ category: 'WATCH_HIT', evidence: [], detail: { text: 'See the watch' } },
      ...{ addressees: ['imigrasi-jakpus'], ...change },
    });

  it('that a watched person turned up is sealed for the competent agency', () => {
    expect(begin(alertRules, 'RAISED', aHit()).violations).toEqual([]);
    const [id] = EVIDENCE;
    for (const [change, field] of [
      [{ subjectId: id }, '/subjectId'],
      [{ causationId: id }, '/causationId'],
      [{ correlationId: id }, '/correlationId'],
      [{ evidence: EVIDENCE }, '/evidence'],
      [{ addressees: ['polri-jakpus'] }, '/addressees'],
      [{ detail: null }, '/detail'],
    ] as const)
      expect(begin(alertRules, 'RAISED', aHit(change)).fields).toEqual([field]);
  });

  it('begins open', () => {
    expect(begin(alertRules, 'RAISED', anAlert())).toMatchObject({
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
    expect(begin(alertRules, 'RAISED', anAlert(change)).fields).toEqual([field]);
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

  it.each(['RETRACTED', 'CLOSED'])('is %s with a reason, and then takes no change', (change) => {
    expect(carryOut(alertRules, raised(), change, { statusReason: null }).fields).toEqual([
      '/statusReason',
    ]);
    const { after, violations } = carryOut(alertRules, raised(), change, {
      statusReason: 'the permit was extended',
    });
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: change, statusReason: 'the permit was extended' });
    for (const next of Object.keys(alertRules.changes))
      expect(carryOut(alertRules, after, next).refusal).toMatch(/with status OPEN/);
  });
});
