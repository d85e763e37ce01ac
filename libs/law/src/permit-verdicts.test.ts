import { describe, expect, it } from 'vitest';
import { permitVerdicts, permitVerdictsFile } from './permit-verdicts.js';

const verdicts = permitVerdicts();
const nameOf = ({ origin, kind, change }: (typeof verdicts)[number]) =>
  `${origin} ${kind} ${change}`;

describe('the table of verdicts', () => {
  it('has each kind, origin and change on every day, once', () => {
    const byCase = new Map<string, typeof verdicts>();
    for (const one of verdicts) byCase.set(nameOf(one), [...(byCase.get(nameOf(one)) ?? []), one]);
    const first = verdicts[0]!.from;
    for (const periods of byCase.values()) {
      expect(periods[0]!.from).toBe(first);
      expect(periods.at(-1)!.until).toBeNull();
      for (const [at, { until }] of periods.slice(0, -1).entries())
        expect(until).toBe(periods[at + 1]!.from);
    }
  });

  it('says article and source of whatever a cell decides, and refuses nothing without one', () => {
    for (const { verdict } of verdicts) {
      const { cell, article, source } = verdict;
      expect([article === null, source === null]).toEqual([cell === null, cell === null]);
      if (cell === null) expect(verdict.verdict).toBe('ALLOWED');
    }
  });

  it('has what each text changed: a line of before and a line of after', () => {
    const lines = permitVerdictsFile().split('\n');
    const of = (start: string) => lines.filter((line) => line.startsWith(start));
    // Perpres 95/2024 art. 3(2), 29 Aug 2024; Perpres 21/2016 art. 4(1), 10 Mar 2016.
    expect(of('BVK,KUNJUNGAN,ISSUED for 60 days,')).toEqual([
      expect.stringContaining('2011-05-04,2016-03-10,NO RULE'),
      expect.stringContaining('2016-03-10,2024-08-29,OUTSIDE,BVK/LENGTH,art. 4(1),Perpres 21/2016'),
      expect.stringContaining('2024-08-29,,OUTSIDE,BVK/LENGTH,art. 3(2),Perpres 95/2024'),
    ]);
  });
});
