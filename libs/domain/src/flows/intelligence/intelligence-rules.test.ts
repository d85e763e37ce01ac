import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { day } from '../testing/a-context.js';
import { allowedSteps } from '../testing/allowed-steps.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { intelligenceRules } from './intelligence-rules.js';

function aReport(change: Fields = {}): Fields {
  return {
    ...{ about: 'SECURITY', kecamatan: '31.71.06', supersedes: null, officer: 'Rani Latihan' },
    body: { text: 'Contoh laporan.' },
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const published = (change: Fields = {}) => begin(intelligenceRules, 'PUBLISHED', aReport(change));
const withdrawn = () =>
  carryOut(intelligenceRules, published().after, 'WITHDRAWN', { officer: 'Rani Latihan' });

describe('an intelligence report', () => {
  it('takes each step in its states alone', () => {
    expect(published().violations).toEqual([]);
    expect(withdrawn().violations).toEqual([]);
    expect(allowedSteps(intelligenceRules, [published().after, withdrawn().after])).toEqual({
      CURRENT: ['CORRECTED', 'WITHDRAWN'],
      WITHDRAWN: [],
    });
  });

  it('may be about no district, take the place of another, and be corrected', () => {
    expect(published({ kecamatan: null }).violations).toEqual([]);
    expect(intelligenceRules.cites).toEqual({ supersedes: 'intelligence' });
    const corrected = carryOut(
      intelligenceRules,
      published().after,
      'CORRECTED',
      aReport({ about: 'BORDER' }),
    );
    expect(corrected.violations).toEqual([]);
    expect(corrected.after).toMatchObject({ about: 'BORDER', status: 'CURRENT' });
  });

  it.each<[string, Fields, string]>([
    ['no matter', { about: 'UNKNOWN' }, '/about'],
    ['a district that is none', { kecamatan: '31.74.06' }, '/kecamatan'],
    [
      'retention beyond ten years',
      { handling: { retainUntil: day('2036-11-25') } },
      '/handling/retainUntil',
    ],
  ])('is refused with %s', (_what, change, field) => {
    expect(published(change).fields).toEqual([field]);
    const said = aReport(change);
    expect(carryOut(intelligenceRules, published().after, 'CORRECTED', said).fields).toEqual([
      field,
    ]);
  });
});
