import { describe, expect, it } from 'vitest';
import { lawTable } from '../law-table.js';
import { electionStagesOn } from './election.js';
import { HOLIDAY_LAW, type HolidayDecree, kindOfDay, workingDaysAfter } from './holidays.js';

describe('a day', () => {
  it.each([
    ['2024-03-11', 'HOLIDAY', 'SKB 855/2023: Nyepi'],
    ['2024-04-08', 'COLLECTIVE_LEAVE', 'SKB 855/2023: before Idul Fitri'],
    ['2024-02-14', 'HOLIDAY', 'Keppres 10/2024: the vote'],
    ['2025-08-18', 'COLLECTIVE_LEAVE', 'SKB 933/2025, which changed SKB 1017/2024'],
    ['2026-03-21', 'HOLIDAY', 'SKB 1497/2025: Idul Fitri on a Saturday'],
    ['2026-11-28', 'WEEKEND', 'a Saturday'],
    ['2026-11-27', 'WORKING', 'a Friday'],
    ['2028-11-27', 'UNKNOWN', 'no decree yet'],
  ])('%s is %s (%s)', (day, kind) => {
    expect(kindOfDay(day)).toBe(kind);
  });

  it('is a holiday only by a decree that held on it', () => {
    const withdrawn = lawTable<HolidayDecree>({
      ...HOLIDAY_LAW,
      entries: HOLIDAY_LAW.entries.map((entry) =>
        entry.cell === '2026' ? { ...entry, until: '2026-03-01' } : entry,
      ),
    });
    expect(kindOfDay('2026-02-17', withdrawn)).toBe('HOLIDAY');
    expect(kindOfDay('2026-03-19', withdrawn)).toBe('UNKNOWN');
    expect(workingDaysAfter('2026-02-27', 1, withdrawn)).toBeNull();
  });
});

describe('a deadline of working days', () => {
  it('of an objection over Lebaran counts neither weekends, holidays nor collective leave', () => {
    expect(workingDaysAfter('2024-03-28', 21)).toBe('2024-05-08');
    expect(workingDaysAfter('2026-11-23', 5)).toBe('2026-11-30');
  });

  it('is not known where the holidays of a year on the way are not', () => {
    expect(workingDaysAfter('2026-12-20', 21)).toBeNull();
  });
});

describe('the stages of the election', () => {
  it.each([
    ['2023-11-27', []],
    ['2023-11-28', ['CAMPAIGN']],
    ['2024-02-10', ['CAMPAIGN']],
    ['2024-02-11', ['QUIET_DAYS']],
    ['2024-02-13', ['QUIET_DAYS']],
    ['2024-02-14', ['VOTE']],
    ['2024-03-20', ['RECAPITULATION']],
    ['2024-03-21', []],
  ])('on %s are %j (PKPU 3/2022)', (day, stages) => {
    expect(electionStagesOn(day)).toEqual(stages);
  });
});
