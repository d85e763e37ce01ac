import { civilDay, dayNumber, kindOfDay } from '@sinergi/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../flow-rules.js';
import { takes, through } from '../flows/case/testing/a-case.js';
import { type Clock, clockStateAt } from './clock.js';
import { clocksOf } from './clocks-of.js';

const DAY_MS = 86_400_000;
const at = (text: string): number => Date.parse(text);
const of = (fields: Fields): Record<string, Clock> =>
  Object.fromEntries(clocksOf('case', fields).map((clock) => [clock.kind, clock]));
const kinds = (fields: Fields): string[] => Object.keys(of(fields));
const decided = (change: Fields = {}): Fields => ({
  ...through('TAK', 'EXAMINED', 'CONFERENCE_HELD', 'DECIDED'),
  owner: 'imigrasi-jakpus',
  ...change,
});
const detained = (track: string, said: Fields = {}): Fields => ({
  ...takes(through(track), 'DETAINED', said).after,
  owner: 'polri-jakpus',
});

describe('the clock of a detention', () => {
  it('is past after the last day of its order, and its owner has to act', () => {
    const clock = of(detained('INVESTIGATION'))['DETENTION']!;
    // Twenty days with that of the detention, 2 October 2026.
    expect(clock).toMatchObject({
      ...{ dueAt: at('2026-10-21T17:00:00Z'), responsible: ['polri-jakpus'], frozenSince: null },
      basis: 'UU 20/2025 (KUHAP), art. 102(1)–(2) (uncertain)',
    });
    expect(clock.dueAt - clock.warnAt).toBe(5 * DAY_MS);
    expect(clockStateAt(clock, at('2026-10-21T17:00:00Z'))).toBe('PAST');
  });

  it('goes by the law of the day on which it began, not by a later one', () => {
    const before = detained('INVESTIGATION', { detainedAt: at('2026-01-01T16:59:59Z') });
    expect(of(before)['DETENTION']!.basis).toBe('UU 8/1981 (KUHAP), art. 24(1)–(2)');
    const after = detained('INVESTIGATION', { detainedAt: at('2026-01-01T17:00:00Z') });
    expect(of(after)['DETENTION']!.basis).toContain('UU 20/2025');
  });

  it('follows an extension, and ends with the release or the hand-over', () => {
    const before = detained('INVESTIGATION');
    const extended = takes(before, 'DETENTION_EXTENDED').after;
    expect(of(extended)['DETENTION']!.dueAt).toBe(at('2026-12-20T17:00:00Z'));
    expect(kinds(takes(before, 'RELEASED').after)).toEqual([]);
    const handed = ['SPDP_SENT', 'FILE_SENT', 'HANDED_OVER'].reduce(
      (now, change) => takes(now, change).after,
      before,
    );
    expect(kinds(handed)).toEqual([]);
    expect(kinds(takes(before, 'RETRACTED').after)).toEqual([]);
  });

  it('of a day without a text, without an end that somebody said, is none', () => {
    expect(kinds(detained('TAK', { detainedAt: at('2010-01-01T00:00:00Z') }))).toEqual([
      'CONSULAR_NOTIFICATION',
    ]);
  });
});

describe('the clock of the word to the consulate', () => {
  it('warns from the detention on, and ends when it was given', () => {
    const before = detained('TAK');
    const clock = of(before)['CONSULAR_NOTIFICATION']!;
    expect(clock).toMatchObject({
      ...{ warnAt: before['detainedAt'], responsible: ['polri-jakpus'] },
      basis: expect.stringMatching(/1963.*art\. 36.*uncertain/),
    });
    expect(clock.dueAt - clock.warnAt).toBe(DAY_MS);
    expect(kinds(takes(before, 'CONSULATE_NOTIFIED').after)).toEqual(['DETENTION']);
  });
});

describe('the clocks of an objection', () => {
  it('are one for each stage, until the next one comes', () => {
    let now = decided();
    expect(kinds(now)).toEqual(['OBJECTION_FILE']);
    // 21 working days after Friday, 2 October 2026.
    expect(of(now)['OBJECTION_FILE']!.dueAt).toBe(at('2026-11-02T17:00:00Z'));
    for (const [change, kind] of [
      ['OBJECTED', 'OBJECTION_FORWARD'],
      ['OBJECTION_FORWARDED', 'OBJECTION_DECIDE'],
      ['EXECUTED', 'OBJECTION_DECIDE'],
    ] as const) {
      now = takes(now, change).after;
      expect(kinds(now)).toEqual([kind]);
    }
    expect(kinds(takes(now, 'OBJECTION_DECIDED').after)).toEqual([]);
  });

  it('are none before the person received the decision, and none once it is final', () => {
    expect(kinds(decided({ servedAt: null }))).toEqual([]);
    expect(kinds(decided({ step: 'FINAL' }))).toEqual([]);
    expect(kinds(decided({ servedAt: at('2016-03-14T05:00:00Z') }))).toEqual([]);
  });

  it('count working days whatever the days, and depend on the latest version alone', () => {
    const day = fc.integer({ min: dayNumber('2025-02-24'), max: dayNumber('2025-11-20') });
    fc.assert(
      fc.property(day, (served) => {
        const servedAt = at(`${civilDay(served)}T05:00:00Z`);
        const version = decided({ servedAt });
        const clock = of(version)['OBJECTION_FILE']!;
        const last = dayNumber(new Date(clock.dueAt - 1).toISOString().slice(0, 10));
        const days = Array.from({ length: last - served }, (_, n) =>
          kindOfDay(civilDay(served + n + 1)),
        );
        expect(days.filter((kind) => kind === 'WORKING')).toHaveLength(21);
        expect(clocksOf('case', structuredClone(version))).toEqual(clocksOf('case', version));
      }),
    );
  });
});
