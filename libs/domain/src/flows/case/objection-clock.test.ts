import { civilDay, civilDayAt, dayNumber, kindOfDay } from '@sinergi/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFiledInTime, objectionClock } from './objection-clock.js';

/** Noon in Jakarta. */
const noon = (day: string): number => Date.parse(`${day}T05:00:00Z`);

describe('an objection', () => {
  it('is due after working days alone: over Lebaran 2025 that is five weeks and more', () => {
    // By the decree on 2025: 29 and 31 March, 1 April, leave on 28 March and 2, 3, 4, 7 April;
    // 18 April is Good Friday.
    const clock = objectionClock('FILE', noon('2025-03-14'))!;
    expect(clock).toMatchObject({
      lastDay: '2025-04-24',
      basis: expect.stringContaining('art. 73'),
    });
    expect(isFiledInTime(noon('2025-03-14'), clock.dueAt - 1)).toBe(true);
    expect(isFiledInTime(noon('2025-03-14'), clock.dueAt)).toBe(false);
  });

  it('that comes on the 22nd working day is late by a day', () => {
    const { lastDay } = objectionClock('FILE', noon('2025-03-14'))!;
    let next = dayNumber(lastDay) + 1;
    while (kindOfDay(civilDay(next)) !== 'WORKING') next += 1;
    expect(isFiledInTime(noon('2025-03-14'), noon(civilDay(next)))).toBe(false);
    expect(isFiledInTime(noon('2025-03-14'), noon(lastDay))).toBe(true);
  });

  it('has three stages, each with its days', () => {
    const began = noon('2025-09-08');
    expect(
      (['FILE', 'FORWARD', 'DECIDE'] as const).map(
        (stage) => objectionClock(stage, began)?.lastDay,
      ),
    ).toEqual(['2025-10-07', '2025-09-15', '2025-09-15']);
  });

  it('of a day without a text, or over days without a decree, is never called late', () => {
    expect(objectionClock('FILE', noon('2016-03-14'))).toBeNull();
    expect(isFiledInTime(noon('2016-03-14'), noon('2026-03-14'))).toBeNull();
    expect(isFiledInTime(noon('2034-03-14'), noon('2035-03-14'))).toBeNull();
  });

  it('ends on a working day, as many working days after it began as the text says', () => {
    const day = fc.integer({ min: dayNumber('2025-02-24'), max: dayNumber('2025-11-20') });
    fc.assert(
      fc.property(day, (began) => {
        const { lastDay } = objectionClock('FILE', noon(civilDay(began)))!;
        const between = Array.from({ length: dayNumber(lastDay) - began }, (_, n) =>
          kindOfDay(civilDay(began + n + 1)),
        );
        expect(between.filter((kind) => kind === 'WORKING')).toHaveLength(21);
        expect(between.at(-1)).toBe('WORKING');
        expect(civilDayAt(noon(lastDay))).toBe(lastDay);
      }),
    );
  });
});
