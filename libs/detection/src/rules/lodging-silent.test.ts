import { beginningOf, dayNumber } from '@sinergi/law';
import { describe, expect, it } from 'vitest';
import { type Circumstances, evaluated } from '../evaluated.js';
import { aLodging } from '../example-facts.js';
import { lodgingSilent as rule } from './lodging-silent.js';
import { NOT_COVERED } from './lodging-silent-words.js';

const LAST = dayNumber('2026-11-15');
/** Reports on days before the last one. */
const reportedOn = (daysAgo: readonly number[]) =>
  daysAgo.map((ago, no) =>
    aLodging(no + 1, { subjectId: null, checkInAt: beginningOf(LAST - ago) }),
  );
/** Chance counts for little: other limits are tried. */
const OFTEN = { chanceOneIn: 10 };
const upTo = (count: number) => Array.from({ length: count }, (_, no) => no);
const evaluate = (daysAgo: readonly number[], change: Partial<Circumstances> = {}) =>
  evaluated(
    rule,
    { lodging: reportedOn(daysAgo) },
    { now: beginningOf(LAST + 31), coveredUntil: beginningOf(LAST + 31), ...change },
  );
/** Whether it fires when reports are complete for some whole days after the last. */
const fires = (daysAgo: readonly number[], silentDays: number, values = {}) =>
  evaluate(daysAgo, { coveredUntil: beginningOf(LAST + 1 + silentDays), values }).findings
    .length === 1;

describe('a silent hotel', () => {
  it('is found from five times its usual gap on, in whole days that are complete', () => {
    expect([4, 5].map((days) => fires(upTo(20), days))).toEqual([false, true]);
    const everyOtherDay = upTo(12).map((no) => no * 2);
    expect([9, 10].map((days) => fires(everyOtherDay, days, OFTEN))).toEqual([false, true]);
    expect(fires(upTo(20), 3, { timesUsualGap: 3 })).toBe(true);
    const complete = beginningOf(LAST + 6);
    expect(evaluate(upTo(20), { coveredUntil: complete - 1 }).findings).toEqual([]);
    expect(evaluate(upTo(20), { coveredUntil: complete }).findings).toHaveLength(1);
  });

  it('is not found within the longest gap that it has shown', () => {
    const daysAgo = [...upTo(12), 27];
    expect([15, 16].map((days) => fires(daysAgo, days, OFTEN))).toEqual([false, true]);
  });

  it('is not found while its guests may have stayed away by chance', () => {
    // Half of the days without a report: twenty of them in a row once in a million.
    const everyOtherDay = upTo(12).map((no) => no * 2);
    expect([19, 20].map((days) => fires(everyOtherDay, days))).toEqual([false, true]);
    expect([9, 10].map((days) => fires(everyOtherDay, days, { chanceOneIn: 1_000 }))).toEqual([
      ...[false, true],
    ]);
  });

  it('has a habit of enough reports on enough days within the window', () => {
    expect(fires(upTo(9), 20)).toBe(false);
    expect(fires(upTo(10), 20)).toBe(true);
    const onDays = (count: number) => upTo(20).map((no) => no % count);
    expect([4, 5].map((count) => fires(onDays(count), 20))).toEqual([false, true]);
    expect(fires(upTo(9), 20, { leastReports: 9 })).toBe(true);
    expect(fires(onDays(4), 20, { leastDays: 4 })).toBe(true);
    const spread = upTo(12).map((no) => no * 3);
    expect(fires(spread, 25, OFTEN)).toBe(true);
    expect(fires(spread, 25, { ...OFTEN, windowDays: 28 })).toBe(true);
    expect(fires(spread, 25, { ...OFTEN, windowDays: 27 })).toBe(false);
  });

  it('says why it is silent while nothing is complete', () => {
    for (const coveredUntil of [null, beginningOf(LAST + 3)])
      expect(evaluate(upTo(20), { coveredUntil })).toEqual({
        ...{ findings: [], silentFor: NOT_COVERED, againAt: null },
      });
    const now = beginningOf(LAST + 2);
    expect(evaluate(upTo(20), { now, coveredUntil: now }).silentFor).toBeNull();
  });

  it('counts no day that has not come, and looks again on the next', () => {
    const now = beginningOf(LAST + 3);
    const evaluation = evaluate(upTo(20), { now, coveredUntil: beginningOf(LAST + 20) });
    expect(evaluation).toEqual({
      ...{ findings: [], silentFor: null, againAt: beginningOf(LAST + 4) },
    });
  });

  it('is told by its premises and its own numbers, and names no subject', () => {
    const [found] = evaluate(upTo(20), { coveredUntil: beginningOf(LAST + 8) }).findings;
    expect(found).toMatchObject({
      ...{ cause: 'HTL-LATIHAN-1', subjectId: null, kecamatan: '31.71.06', severity: 'LOW' },
      causationId: 'lodging-1-event',
    });
    expect(found?.explanation).toEqual({
      id:
        'Hotel HTL-LATIHAN-1 biasanya melapor: 20 laporan pada 20 dari 30 hari sampai ' +
        '2026-11-15. Sesudah itu 7 hari penuh tanpa laporan, sampai 2026-11-22; laporan lain di ' +
        'kecamatan itu lengkap. Tanyakan kepada hotel: mungkin tutup, tidak ada tamu asing, atau ' +
        'pelaporannya terganggu. Aturan lodging-silent versi 2 (UU 63/2024 art. 72(1)–(3)).',
      en:
        'The hotel HTL-LATIHAN-1 used to report: 20 reports on 20 of 30 days up to 2026-11-15. ' +
        'After that 7 whole days without a report, to 2026-11-22; reports of the district are ' +
        'complete. Ask the hotel: it may be closed, have no foreign guests, or have trouble with ' +
        'reporting. Rule lodging-silent version 2 (UU 63/2024 art. 72(1)–(3)).',
    });
  });

  it('has a basis that stays while only time passes', () => {
    const basis = (silentDays: number) =>
      evaluate(upTo(20), { coveredUntil: beginningOf(LAST + 1 + silentDays) }).findings[0]?.basis;
    expect(basis(9)).toBe(basis(6));
    expect(basis(9)).toBeDefined();
  });

  it('names a hundred events at most', () => {
    const many = upTo(150).map((no) => no % 25);
    const [found] = evaluate(many).findings;
    expect(found?.evidence).toHaveLength(100);
    expect(found?.evidence).toContain(found?.causationId);
  });
});
