import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { operationRules } from './operation-rules.js';

const OFFICER = { officer: 'Rani Latihan' };
const anOperation = (change: Fields = {}): Fields => ({
  ...{ title: 'Operasi gabungan', kind: 'JOINT', leadOfficer: 'Rani Latihan', ...OFFICER },
  ...{ startsAt: NOW - 3 * HOUR_MS, endsAt: NOW + HOUR_MS, addressees: ['kec-menteng'] },
  ...{ areas: ['31.71.06'], orderNos: [], handedOverFrom: null },
  handling: { retainUntil: day('2031-11-24') },
  ...change,
});
const planned = (said: Fields = {}, context = aContext()) =>
  begin(operationRules, 'PLANNED', anOperation(said), context);
const change = (before: Fields, name: string, said: Fields = {}, context = aContext()) =>
  carryOut(operationRules, before, name, { ...OFFICER, ...said }, context);

/** What each step says beside its officer. */
const SAID: Readonly<Record<string, Fields>> = {
  CHANGED: anOperation({ orderNos: ['SP/1/LATIHAN'] }),
  APPROVED: { orderNos: ['SP/1/LATIHAN'] },
  STARTED: { startedAt: NOW - 2 * HOUR_MS },
  ENDED: { endedAt: NOW - HOUR_MS },
  REPORTED: { results: { premisesVisited: 4 } },
};
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  PLANNED: ['CHANGED', 'APPROVED', 'CANCELLED'],
  APPROVED: ['CHANGED', 'STARTED', 'CANCELLED'],
  STARTED: ['CHANGED', 'ENDED'],
  ENDED: ['REPORTED'],
  REPORTED: ['REPORTED'],
  CANCELLED: [],
};
const LINE = ['APPROVED', 'STARTED', 'ENDED', 'REPORTED'];
function at(status: string): Fields {
  const way = status === 'CANCELLED' ? ['CANCELLED'] : LINE.slice(0, LINE.indexOf(status) + 1);
  return way.reduce((before, step) => change(before, step, SAID[step]).after, planned().after);
}
const STEPS = Object.keys(ALLOWED).flatMap((status) =>
  Object.keys(operationRules.changes).map((step) => [status, step] as const),
);

describe('an operation', () => {
  it.each(STEPS)('that is %s: %s', (status, step) => {
    const before = at(status);
    expect(before['status']).toBe(status);
    const { refusal, violations, after } = change(before, step, SAID[step]);
    if (ALLOWED[status]!.includes(step)) {
      expect({ refusal, violations }).toEqual({ refusal: null, violations: [] });
      expect(after['status']).toBe(step === 'CHANGED' ? status : step);
    } else {
      const from = Object.keys(ALLOWED).filter((one) => ALLOWED[one]!.includes(step));
      expect(refusal).toBe(`Expected an operation with status ${from.join(' or ')}, got ${status}`);
    }
  });

  it('is always changed by an officer, who is named', () => {
    for (const rule of Object.values(operationRules.changes))
      expect(rule.sets === 'whole' || rule.requires?.includes('officer')).toBe(true);
  });

  it('has members of the exchange beside its lead, who stay when they leave it', () => {
    expect(planned({ addressees: [] }).fields).toEqual(['/addressees']);
    expect(planned({ addressees: ['kec-menteng', 'imigrasi-jakpus'] }).fields).toEqual([
      '/addressees/1',
    ]);
    const participants = aContext().participants.filter(({ code }) => code !== 'kec-menteng');
    const left = aContext({ participants });
    expect(planned({}, left).fields).toEqual(['/addressees/0']);
    expect(change(planned().after, 'CHANGED', anOperation(), left).violations).toEqual([]);
  });

  it('takes place where its lead or a member answers, whoever leaves', () => {
    const ofKecamatan = aContext({ owner: 'kec-menteng' });
    const said = { addressees: ['kec-senen'], areas: ['31.71.06', '31.71.04', '31.71.01'] };
    expect(planned(said, ofKecamatan).violations).toEqual([
      {
        ...{ field: '/areas/2', expected: 'a district of kec-menteng or kec-senen' },
        got: '31.71.01',
      },
    ]);
    expect(planned({ areas: [] }).fields).toEqual(['/areas']);
    expect(planned({ areas: ['31.74.01'] }).fields).toEqual(['/areas/0']);
    const agreed = { addressees: ['kec-senen'], areas: ['31.71.04'] };
    const participants = aContext().participants.filter(({ code }) => code !== 'kec-senen');
    const left = aContext({ owner: 'kec-menteng', participants });
    const before = planned(agreed, ofKecamatan).after;
    expect(change(before, 'CHANGED', anOperation(agreed), left).violations).toEqual([]);
  });

  it('is led by one officer', () => {
    for (const leadOfficer of ['Rani Latihan dan Budi Latihan', 'Rani Latihan; Budi Latihan'])
      expect(planned({ leadOfficer }).fields).toEqual(['/leadOfficer']);
    expect(planned({ leadOfficer: 'Danu Sandi Latihan, S.H., M.H.' }).violations).toEqual([]);
  });

  it('is handed over by a change that names who led it before, and nobody else', () => {
    const before = at('STARTED');
    const said = { ...SAID['CHANGED'], leadOfficer: 'Budi Latihan' };
    for (const handedOverFrom of [null, 'Budi Latihan'])
      expect(change(before, 'CHANGED', { ...said, handedOverFrom }).fields).toEqual([
        '/handedOverFrom',
      ]);
    const handed = change(before, 'CHANGED', { ...said, handedOverFrom: 'Rani Latihan' });
    expect(handed.violations).toEqual([]);
    const ended = change(handed.after, 'ENDED', SAID['ENDED']).after;
    expect(ended).toMatchObject({ leadOfficer: 'Budi Latihan', handedOverFrom: null });
    expect(planned({ handedOverFrom: 'Budi Latihan' }).fields).toEqual(['/handedOverFrom']);
  });

  it('needs an order once it is approved', () => {
    expect(change(at('PLANNED'), 'APPROVED', { orderNos: [] }).fields).toEqual(['/orderNos']);
    expect(change(at('PLANNED'), 'CHANGED', anOperation()).violations).toEqual([]);
    for (const status of ['APPROVED', 'STARTED'])
      expect(change(at(status), 'CHANGED', anOperation()).fields).toEqual(['/orderNos']);
  });

  it('has its times in order, none of what happened in the future', () => {
    expect(planned({ endsAt: NOW - 3 * HOUR_MS }).fields).toEqual(['/endsAt']);
    const late = change(at('APPROVED'), 'STARTED', { startedAt: NOW + HOUR_MS });
    expect(late.fields).toEqual(['/startedAt', '/endsAt']);
    expect(change(at('APPROVED'), 'STARTED', { startedAt: null }).fields[0]).toBe('/startedAt');
    expect(change(at('STARTED'), 'ENDED', { endedAt: NOW - 3 * HOUR_MS }).fields).toEqual([
      '/endedAt',
    ]);
    expect(change(at('STARTED'), 'ENDED', { endedAt: NOW + HOUR_MS }).fields).toEqual(['/endedAt']);
  });

  it('is reported with results, whose counts may be put right', () => {
    expect(change(at('ENDED'), 'REPORTED', { results: null }).fields).toEqual(['/results']);
    const results = { premisesVisited: 5 };
    expect(change(at('REPORTED'), 'REPORTED', { results }).after).toMatchObject({ results });
  });

  it('is of a kind that is known, and its title names no person', () => {
    expect(planned({ kind: 'UNKNOWN', title: 'Paspor X1234567' }).fields).toEqual([
      ...['/title', '/kind'],
    ]);
  });
});
