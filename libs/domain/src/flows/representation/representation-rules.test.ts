import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { day, somewhereIn } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { representationRules } from './representation-rules.js';

function aRepresentation(change: Fields = {}): Fields {
  return {
    state: 'UTO',
    kind: 'EMBASSY',
    name: 'Embassy of Utopia',
    kecamatan: '31.71.06',
    premises: { ...somewhereIn('31.71.06'), address: 'Jalan Contoh 1' },
    protectionLevel: 'NORMAL',
    addressees: ['polri-jakpus'],
    notes: null,
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const listed = (): Fields => begin(representationRules, 'LISTED', aRepresentation()).after;

describe('a representation', () => {
  it('begins open', () => {
    expect(begin(representationRules, 'LISTED', aRepresentation())).toMatchObject({
      violations: [],
      after: { status: 'OPEN' },
    });
  });

  it.each<[string, Fields, string]>([
    ['premises in another kecamatan', { premises: somewhereIn('31.71.04') }, '/premises'],
    ['a kecamatan of another city', { kecamatan: '31.74.01' }, '/kecamatan'],
    ['an addressee that opens nothing', { addressees: ['operator'] }, '/addressees/0'],
    [
      'retention beyond ten years',
      { handling: { retainUntil: day('2036-11-25') } },
      '/handling/retainUntil',
    ],
  ])('is refused with %s, when listed and when changed', (_what, change, field) => {
    expect(begin(representationRules, 'LISTED', aRepresentation(change)).fields).toEqual([field]);
    expect(
      carryOut(representationRules, listed(), 'CHANGED', aRepresentation(change)).fields,
    ).toEqual([field]);
  });

  it('is changed as a whole and stays open', () => {
    const changed = carryOut(
      representationRules,
      listed(),
      'CHANGED',
      aRepresentation({ protectionLevel: 'HIGH' }),
    );
    expect(changed).toMatchObject({
      violations: [],
      after: { status: 'OPEN', protectionLevel: 'HIGH' },
    });
  });

  it('that is closed takes nothing any more', () => {
    const { after, violations } = carryOut(representationRules, listed(), 'CLOSED');
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: 'CLOSED', name: 'Embassy of Utopia' });
    for (const change of Object.keys(representationRules.changes))
      expect(carryOut(representationRules, after, change).refusal).toMatch(/got CLOSED/);
  });
});
