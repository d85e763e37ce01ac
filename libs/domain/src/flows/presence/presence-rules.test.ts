import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { presenceRules } from './presence-rules.js';

const DAY_MS = 24 * HOUR_MS;

function aPresence(change: Fields = {}): Fields {
  return {
    subjectId: '7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11',
    kecamatan: '31.71.06',
    basis: 'OFFICER',
    evidence: '7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b12',
    until: NOW + 7 * DAY_MS,
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const confirmed = (change: Fields = {}): Fields =>
  begin(presenceRules, 'CONFIRMED', aPresence(change)).after;

describe('a presence', () => {
  it('begins as active, and lapses at its end', () => {
    const { after, violations } = begin(presenceRules, 'CONFIRMED', aPresence());
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: 'ACTIVE', withdrawalReason: null });
    expect(presenceRules.lapses!.dueAt(after)).toBe(NOW + 7 * DAY_MS);
  });

  it.each<[string, Fields, string]>([
    ['an end that is over', { until: NOW }, '/until'],
    ['an end of more than a month', { until: NOW + 32 * DAY_MS }, '/until'],
    ['a district of another city', { kecamatan: '31.74.01' }, '/kecamatan'],
    ['no basis that is known', { basis: 'UNKNOWN' }, '/basis'],
    [
      'retention beyond ten years',
      { handling: { retainUntil: day('2036-11-25') } },
      '/handling/retainUntil',
    ],
  ])('is refused with %s', (_what, change, field) => {
    expect(begin(presenceRules, 'CONFIRMED', aPresence(change)).fields).toEqual([field]);
  });

  it('is extended only to a later end, which is not a month away', () => {
    const extend = (until: number) =>
      carryOut(presenceRules, confirmed(), 'EXTENDED', { until }).fields;
    expect(extend(NOW + 8 * DAY_MS)).toEqual([]);
    expect(extend(NOW + 6 * DAY_MS)).toEqual(['/until']);
    expect(extend(NOW + 32 * DAY_MS)).toEqual(['/until']);
  });

  it('lapses at its end and not before', () => {
    const later = aContext({ now: NOW + 7 * DAY_MS });
    expect(carryOut(presenceRules, confirmed(), 'LAPSED').fields).toEqual(['/change']);
    const { after, violations } = carryOut(presenceRules, confirmed(), 'LAPSED', {}, later);
    expect(violations).toEqual([]);
    expect(after['status']).toBe('LAPSED');
    expect(presenceRules.lapses!.dueAt(after)).toBeNull();
  });

  it('is withdrawn with a reason, and then takes no change', () => {
    expect(
      carryOut(presenceRules, confirmed(), 'WITHDRAWN', { withdrawalReason: null }).fields,
    ).toEqual(['/withdrawalReason']);
    const { after } = carryOut(presenceRules, confirmed(), 'WITHDRAWN', {
      withdrawalReason: 'WRONG_PERSON',
    });
    expect(after).toMatchObject({ status: 'WITHDRAWN', withdrawalReason: 'WRONG_PERSON' });
    for (const change of Object.keys(presenceRules.changes))
      expect(carryOut(presenceRules, after, change).refusal).toMatch(/got WITHDRAWN/);
  });
});
