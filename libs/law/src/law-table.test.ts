import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allLaw, lawOn, lawSubjects } from './all-law.js';
import { civilDay, civilDayAt, isCivilDay } from './civil-day.js';
import { LawError } from './law-error.js';
import { lawPage } from './law-page.js';
import { entriesOn, entryOn, type LawEntry, lawTable } from './law-table.js';

const entry = (change: Partial<LawEntry<string>> = {}): LawEntry<string> => ({
  cell: 'A',
  from: '2020-01-01',
  until: null,
  article: 'art. 1',
  source: 'a text',
  dated: '2019-12-31',
  rule: 'something',
  ...change,
});
const table = (...entries: LawEntry<string>[]) =>
  lawTable<string>({
    ...{ subject: 'test', title: 'Test', about: 'Invented.', version: 1, entries },
    says: (rule) => rule,
  });
const codeOf = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    if (error instanceof LawError) return error.code;
    throw error;
  }
  return 'none';
};

describe('a table of law', () => {
  it.each<[string, Partial<LawEntry<string>>[], string]>([
    [
      'two rules of a cell on one day',
      [{ until: '2021-01-02' }, { from: '2021-01-01' }],
      'overlap',
    ],
    ['a rule after one that has no end', [{}, { from: '2021-01-01' }], 'overlap'],
    ['two rules that begin on one day', [{ until: '2021-01-01' }, {}], 'overlap'],
    ['a rule without source', [{ source: ' ' }], 'no-source'],
    ['a rule without article', [{ article: '' }], 'no-source'],
    ['an end before its beginning', [{ until: '2019-12-31' }], 'no-period'],
    ['an end on its first day', [{ until: '2020-01-01' }], 'no-period'],
    ['a day that does not exist', [{ from: '2021-02-29' }], 'no-day'],
    ['an end that is no day', [{ until: 'later' }], 'no-day'],
    ['a source without a day', [{ dated: '2019' }], 'no-day'],
    ['a source that is younger than what it orders', [{ dated: '2020-01-02' }], 'retroactive'],
  ])('refuses %s', (_what, changes, code) => {
    expect(codeOf(() => table(...changes.map(entry)))).toBe(code);
    expect(codeOf(() => table(...changes.map(entry).reverse()))).toBe(code);
  });

  it('says what was expected and what was written', () => {
    expect(() => table(entry({ until: '2021-01-02' }), entry({ from: '2021-01-01' }))).toThrow(
      'Expected one rule of test, A on 2021-01-01, got a second beside that of 2020-01-01',
    );
  });

  it('takes rules that follow each other, and several cells on one day', () => {
    const made = table(
      entry({ until: '2021-01-01', rule: 'old' }),
      entry({ from: '2021-01-01', rule: 'new' }),
      entry({ cell: 'B' }),
    );
    const on = (day: string) => entryOn(made, 'A', day)?.rule ?? null;
    expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map(on)).toEqual([
      null,
      'old',
      'old',
      'new',
    ]);
    expect(entriesOn(made, '2021-01-01').map(({ cell }) => cell)).toEqual(['A', 'B']);
  });

  it('has no rule after a text that was withdrawn without another one', () => {
    expect(entryOn(table(entry({ until: '2021-01-01' })), 'A', '2021-01-01')).toBeNull();
  });
});

describe('a civil day', () => {
  it('is the one in Jakarta', () => {
    expect(civilDayAt(Date.parse('2024-02-13T16:59:59.999Z'))).toBe('2024-02-13');
    expect(civilDayAt(Date.parse('2024-02-13T17:00:00Z'))).toBe('2024-02-14');
  });

  it.each(['2024-2-3', '2023-02-29', '2024-13-01', '', 'today', '2024-02-13T00:00:00Z'])(
    'is not %j',
    (text) => {
      expect(isCivilDay(text)).toBe(false);
    },
  );
});

describe('the law that the exchange keeps', () => {
  /** A table that changes is another version: verdicts that cite one can be found again. */
  const KNOWN: Record<string, string> = {
    permits: '2:92aa28c93e60',
    overstay: '1:0c11b292c275',
    supervision: '2:704952fb5d31',
    duties: '1:ee5b673c93b4',
    detention: '1:60488970f5db',
    'personal-data': '1:ae4d45ec54fb',
    watches: '1:24a4cab3b7e5',
    'visa-indexes': '1:7d7d8f407a70',
    election: '1:3d5a56aaf78a',
    holidays: '1:96579789effe',
  };

  it.each(allLaw().map((subject) => [subject.subject, subject] as const))(
    'of %s is the version that it says',
    (subject, { version, entries }) => {
      const hash = createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 12);
      expect(`${version}:${hash}`).toBe(KNOWN[subject]);
    },
  );

  it('has one rule of a cell on any day, each with source, and none from before its text', () => {
    const days = fc.integer({ min: 12_000, max: 22_000 }).map(civilDay);
    fc.assert(
      fc.property(days, (day) => {
        for (const { entries } of lawOn(day)) {
          expect(new Set(entries.map(({ cell }) => cell)).size).toBe(entries.length);
          for (const { source, article, dated } of entries) {
            expect(source).not.toBe('');
            expect(article).not.toBe('');
            expect(dated <= day).toBe(true);
          }
        }
      }),
    );
  });

  it('marks every cell that the design calls uncertain', () => {
    const uncertain = lawOn('2026-11-29').flatMap(({ entries }) =>
      entries.flatMap(({ cell, uncertain }) => (uncertain ? [cell] : [])),
    );
    expect(uncertain).toEqual(
      expect.arrayContaining([
        'VISIT_VISA_MULTIPLE/EXTENSION',
        'CREW/CONVERSION',
        'EMERGENCY/LENGTH',
        'EMERGENCY/EXTENSION',
        'BRIDGING/EXTENSION',
        'TERBATAS/LENGTH',
        'TARIFF',
        'FOREIGN_OBSERVERS',
        'CONSULAR_NOTIFICATION',
      ]),
    );
  });

  it('has no cell of a diplomatic or service permit', () => {
    const [permits] = allLaw();
    expect(JSON.stringify(permits!.entries)).not.toMatch(/DINAS|DIPLOMATIK/);
  });

  it('is shown on a page of the documents as it is', () => {
    expect(readFileSync('docs/law.md', 'utf8')).toBe(lawPage());
    for (const { title } of allLaw()) expect(lawPage()).toContain(`## ${title}`);
    expect(lawSubjects).toHaveLength(10);
  });
});
