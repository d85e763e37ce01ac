import { ELECTION_LAW, entryOn } from '@sinergi/law';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { SEALED_TEXT } from '../seal-text.js';
import { aContext, day } from '../testing/a-context.js';
import { allowedSteps } from '../testing/allowed-steps.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { lackingByLaw, OBSERVERS } from './accreditation-law.js';
import { accreditationRules } from './accreditation-rules.js';

function anAccreditation(change: Fields = {}): Fields {
  return {
    ...{ kind: 'ELECTION_OBSERVER', issuer: 'BAWASLU', issuerNo: 'AKR/1/LATIHAN' },
    ...{ clearanceNo: 'IZN/1/LATIHAN', calendarId: null, officer: 'Rani Latihan' },
    ...{ validFrom: day('2026-11-01'), validUntil: day('2026-12-31') },
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const recorded = (change: Fields = {}, context = aContext()) =>
  begin(accreditationRules, 'RECORDED', anAccreditation(change), context);
const officer = 'Rani Latihan';
const why = { officer, statusReason: 'The authority took it back' };
const step = (change: string, said: Fields, before: Fields = recorded().after) =>
  carryOut(accreditationRules, before, change, said);

/** Days on which the accreditations of these tests were given. */
const MARK = {
  ...{ cell: 'FOREIGN_OBSERVERS', article: 'Perbawaslu 1/2023, art. 20' },
  tableVersion: 'election-1',
};
const UNLIKE_THE_TEXT: [string, Fields][] = [
  ['from another than Bawaslu', { issuer: 'KPU' }],
  ['from a ministry', { issuer: 'FOREIGN_MINISTRY' }],
  ['without the Foreign Ministry’s clearance', { clearanceNo: null }],
];

describe('an accreditation', () => {
  it('takes each step in its states alone', () => {
    const states = [recorded().after, step('WITHDRAWN', why).after, step('RETRACTED', why).after];
    expect(allowedSteps(accreditationRules, states)).toEqual({
      ACTIVE: ['EXTENDED', 'WITHDRAWN', 'CORRECTED', 'RETRACTED'],
      WITHDRAWN: ['CORRECTED', 'RETRACTED'],
      RETRACTED: [],
    });
  });

  it('of an observer comes from Bawaslu with a clearance, of press from a ministry', () => {
    expect(recorded()).toMatchObject({
      violations: [],
      after: { status: 'ACTIVE', uncertainLaw: null },
    });
    for (const issuer of ['FOREIGN_MINISTRY', 'COMMUNICATIONS_MINISTRY'])
      expect(recorded({ kind: 'PRESS', issuer, clearanceNo: null })).toMatchObject({
        violations: [],
        after: { uncertainLaw: null },
      });
    for (const issuer of ['BAWASLU', 'KPU'])
      expect(recorded({ kind: 'PRESS', issuer }).fields).toEqual(['/issuer']);
  });

  it.each(UNLIKE_THE_TEXT)('of an observer %s is marked: the text is uncertain', (_what, said) => {
    expect(recorded(said)).toMatchObject({ violations: [], after: { uncertainLaw: MARK } });
    // Before the text there was no rule.
    const context = aContext({ said: { occurredAt: Date.parse('2022-12-31T03:00:00Z') } });
    expect(recorded(said, context)).toMatchObject({
      violations: [],
      after: { uncertainLaw: null },
    });
  });

  it.each(UNLIKE_THE_TEXT)('of an observer %s lacks that by the text', (_what, said) => {
    const entry = entryOn(ELECTION_LAW, OBSERVERS, '2024-02-14')!;
    const [violation, ...more] = lackingByLaw(anAccreditation(said), entry);
    expect(more).toEqual([]);
    expect(violation).toMatchObject({ field: `/${Object.keys(said)[0]}` });
    expect(violation!.expected).toContain('Perbawaslu 1/2023, art. 20');
    expect(lackingByLaw(anAccreditation({ ...said, kind: 'PRESS' }), entry)).toEqual([]);
  });

  it('keeps its mark until a correction takes the reason away', () => {
    const { after } = recorded({ clearanceNo: null });
    const extended = step('EXTENDED', { officer, validUntil: day('2027-01-31') }, after);
    expect(extended.after).toMatchObject({ uncertainLaw: MARK });
    expect(step('WITHDRAWN', why, after).after).toMatchObject({ uncertainLaw: MARK });
    expect(step('CORRECTED', anAccreditation(), extended.after).after).toMatchObject({
      uncertainLaw: null,
    });
  });

  it('is extended to a later day', () => {
    expect(step('EXTENDED', { officer, validUntil: day('2027-01-31') })).toMatchObject({
      violations: [],
      after: { validUntil: day('2027-01-31'), status: 'ACTIVE' },
    });
    for (const validUntil of [day('2026-12-31'), day('2026-12-30')])
      expect(step('EXTENDED', { officer, validUntil }).fields).toEqual(['/validUntil']);
  });

  it.each(['WITHDRAWN', 'RETRACTED'])('is %s for a reason that travels sealed', (change) => {
    expect(step(change, why)).toMatchObject({
      violations: [],
      after: { status: change, statusReason: SEALED_TEXT, reason: { text: why.statusReason } },
    });
    expect(step(change, { ...why, statusReason: null }).fields).toEqual(['/statusReason']);
  });

  it('that was withdrawn stays so when it is corrected', () => {
    const { after, violations } = step(
      'CORRECTED',
      anAccreditation(),
      step('WITHDRAWN', why).after,
    );
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: 'WITHDRAWN' });
  });

  it.each<[string, Fields, string]>([
    ['no kind', { kind: 'UNKNOWN' }, '/kind'],
    ['no issuer', { issuer: 'UNKNOWN' }, '/issuer'],
    ['an end before its beginning', { validUntil: day('2026-10-31') }, '/validUntil'],
    [
      'retention that ends before it begins',
      { handling: { retainUntil: day('2026-11-01') } },
      '/handling/retainUntil',
    ],
  ])('is refused with %s', (_what, change, field) => {
    expect(recorded(change).fields).toEqual([field]);
    expect(step('CORRECTED', anAccreditation(change)).fields).toEqual([field]);
  });
});
