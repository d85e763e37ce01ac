import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Checked } from '../stage/telling.js';
import { renderReport } from './render-report.js';
import type { Report } from './report.js';
import { folderName, writeReport } from './write-report.js';

const checked = (change: Partial<Checked> = {}): Checked => ({
  ...{ what: { id: 'Satu petunjuk', en: 'One lead' }, expected: '1', came: '1' },
  ...{ isMet: true, waitedMs: 2_340 },
  ...change,
});
const aReport = (change: Partial<Report> = {}): Report => ({
  ...{ title: { id: 'Skenario uji', en: 'A scenario' }, exerciseId: 'exercise-1' },
  ...{ playedAt: '2026-11-30T15:00:00.000Z', tookMs: 119_600, figures: [], rules: [], traps: [] },
  acts: [
    {
      ...{ title: { id: 'Rapat', en: 'The meeting' }, began: '2023-09-11T02:00:00Z', tookMs: 5 },
      lines: [{ told: { id: 'Mereka bertemu.', en: 'They meet.' } }, { checked: checked() }],
    },
  ],
  ...change,
});
const missed = checked({ isMet: false, expected: '<15>', came: "14 & 'none'" });
const withMissed = (): Report => {
  const [act] = aReport().acts;
  return aReport({ acts: [{ ...act!, lines: [...act!.lines, { checked: missed }] }] });
};

describe('a report', () => {
  it('is one page that loads and runs nothing', () => {
    const html = renderReport(withMissed(), 'en');
    expect(html).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import|https?:/i);
    expect(html).toContain('@media print');
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it('tells the story in one language', () => {
    const [en, id] = [renderReport(aReport(), 'en'), renderReport(aReport(), 'id')];
    expect(en).toContain('All 1 expectations are met');
    expect(en).toContain('They meet.');
    expect(en).not.toContain('Mereka');
    expect(id).toContain('Semua 1 harapan terpenuhi');
    expect(id).toContain('Mereka bertemu.');
    expect(id).not.toContain('They');
    expect(id).toContain('lang="id"');
  });

  it('says first what was not met, with what was expected and what came', () => {
    const html = renderReport(withMissed(), 'en');
    expect(html).toContain('1 of 2 expectations are not met');
    expect(html.indexOf('What was not met')).toBeLessThan(html.indexOf('The meeting'));
    expect(html).toContain('Expected: &#60;15&#62;');
    expect(html).toContain('Came: 14 &#38; &#39;none&#39;');
    expect(renderReport(aReport(), 'en')).not.toContain('What was not met');
  });

  it('lists all that was missed, and of what was met as much as a person reads', () => {
    const [act] = aReport().acts;
    const lines = [
      ...Array.from({ length: 100 }, () => ({ checked: checked() })),
      ...Array.from({ length: 70 }, () => ({ checked: missed })),
    ];
    const html = renderReport(aReport({ acts: [{ ...act!, lines }] }), 'en');
    const section = html.slice(html.indexOf('<h2>The meeting'));
    expect(section.match(/<li class="met">/g)).toHaveLength(60);
    expect(section.match(/<li class="not">/g)).toHaveLength(70);
    expect(section).toContain('And 40 more that are met.');
    expect(html).toContain('70 of 170 expectations are not met');
  });

  it('lets nothing of a text be markup', () => {
    const title = { id: '<b>', en: '<script>alert("1")</script>' };
    const html = renderReport(aReport({ title }), 'en');
    expect(html).not.toContain('<script');
    expect(html).toContain('&#60;script&#62;');
  });

  it('has a row for each rule, trap and figure', () => {
    const html = renderReport(
      aReport({
        rules: [
          {
            ...{ ruleId: 'overstay', expected: 3, right: 2, missed: 1, wrong: 1 },
            ...{ precision: 2 / 3, recall: null },
          },
        ],
        traps: [{ trap: 'paid', expected: 12, wrong: 0 }],
        figures: [{ name: { id: 'Dilaporkan', en: 'Reported' }, value: '11' }],
      }),
      'en',
    );
    const cells = [...html.matchAll(/<td[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(cells).toEqual([
      ...['Reported', '11', 'overstay', '3', '2', '1', '1', '66.7 %', '–'],
      ...['paid', '12', '0'],
    ]);
    expect(html).toContain('2:00 min');
  });
});

describe('the files of a report', () => {
  it('lie in a folder named by the time, one a language, and tell whether all is met', () => {
    const root = mkdtempSync(join(tmpdir(), 'sinergi-report-'));
    const folder = join(root, folderName(withMissed()));
    try {
      const { files, said, isMet } = writeReport(withMissed(), folder);
      expect(folder).toMatch(/2026-11-30T150000$/);
      expect(readFileSync(files.en, 'utf8')).toBe(renderReport(withMissed(), 'en'));
      expect(readFileSync(files.id, 'utf8')).toBe(renderReport(withMissed(), 'id'));
      expect([said.en, isMet]).toEqual(['1 of 2 are not met.', false]);
      expect(writeReport(aReport(), folder)).toMatchObject({ isMet: true });
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
