import { describe, expect, it } from 'vitest';
import { entryOn } from '../law-table.js';
import { DETENTION_LAW } from './detention.js';

const on = (cell: string, day: string) => entryOn(DETENTION_LAW, cell, day);
const term = (cell: string, day: string) => {
  const rule = on(cell, day)?.rule;
  return rule?.matter === 'TERM' ? [rule.first, rule.extensionDays] : null;
};

describe('detention', () => {
  it.each([
    ['UU 8/1981 art. 24: 20 days of an investigator and 40 more', 'INVESTIGATION', 20, 40],
    ['UU 8/1981 art. 25: 20 days of a prosecutor and 30 more', 'PROSECUTION', 20, 30],
    ['UU 8/1981 art. 26: 30 days of a court and 60 more', 'TRIAL', 30, 60],
  ])('%s', (_text, cell, days, extensionDays) => {
    expect(term(cell, '2026-01-01')).toEqual([{ days }, extensionDays]);
    expect(on(cell, '2026-01-01')).toMatchObject({ source: 'UU 8/1981 (KUHAP)' });
  });

  it('UU 20/2025 art. 369: by the new law from 2 Jan 2026, whose cells are uncertain', () => {
    for (const cell of ['INVESTIGATION', 'PROSECUTION', 'TRIAL'])
      expect(on(cell, '2026-01-02')).toMatchObject({
        ...{ source: 'UU 20/2025 (KUHAP)', from: '2026-01-02', uncertain: true },
      });
  });

  it('UU 6/2011 art. 85(2): ten years of immigration where nobody can be deported', () => {
    expect(term('IMMIGRATION', '2026-11-24')).toEqual([{ years: 10 }, null]);
    expect(on('IMMIGRATION', '2011-05-04')).toBeNull();
  });

  it('Vienna Convention 1963 art. 36(1)(b): without delay, which names no hours', () => {
    const entry = on('CONSULAR_NOTIFICATION', '2026-11-24');
    expect(entry).toMatchObject({ uncertain: true, rule: { matter: 'NOTIFICATION' } });
    expect(DETENTION_LAW.says(entry!.rule)).toContain('without delay');
    expect(on('CONSULAR_NOTIFICATION', '1982-07-03')).toBeNull();
  });
});
