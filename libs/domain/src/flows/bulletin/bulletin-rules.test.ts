import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { day } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { bulletinRules } from './bulletin-rules.js';

function aBulletin(change: Fields = {}): Fields {
  return {
    title: 'Lodging reports during the long weekend',
    body: 'Hotels report through the counter of their kecamatan.',
    links: [],
    supersedes: null,
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const published = (): Fields => begin(bulletinRules, 'PUBLISHED', aBulletin()).after;

describe('a bulletin', () => {
  it('begins as current', () => {
    expect(begin(bulletinRules, 'PUBLISHED', aBulletin())).toMatchObject({
      violations: [],
      after: { status: 'CURRENT' },
    });
  });

  it.each<[string, Fields, string]>([
    ['a title that names a passport', { title: 'About X000000' }, '/title'],
    ['a body that names a telephone', { body: 'Call 0800 0000 0000' }, '/body'],
    [
      'retention beyond ten years',
      { handling: { retainUntil: day('2036-11-25') } },
      '/handling/retainUntil',
    ],
  ])('is refused with %s, when published and when corrected', (_what, change, field) => {
    expect(begin(bulletinRules, 'PUBLISHED', aBulletin(change)).fields).toEqual([field]);
    expect(carryOut(bulletinRules, published(), 'CORRECTED', aBulletin(change)).fields).toEqual([
      field,
    ]);
  });

  it('is corrected as a whole and stays current', () => {
    const corrected = carryOut(
      bulletinRules,
      published(),
      'CORRECTED',
      aBulletin({ title: 'Lodging reports until Monday' }),
    );
    expect(corrected).toMatchObject({
      violations: [],
      after: { status: 'CURRENT', title: 'Lodging reports until Monday' },
    });
  });

  it('that is withdrawn takes nothing any more', () => {
    const { after, violations } = carryOut(bulletinRules, published(), 'WITHDRAWN');
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: 'WITHDRAWN' });
    for (const change of Object.keys(bulletinRules.changes))
      expect(carryOut(bulletinRules, after, change).refusal).toMatch(/got WITHDRAWN/);
  });
});
