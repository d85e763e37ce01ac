import { type CivilDay, civilDay, dayNumber } from '../civil-day.js';
import { entriesOn, type LawTable, lawTable } from '../law-table.js';

/** The days that one decree sets. */
export interface HolidayDecree {
  holidays: readonly CivilDay[];
  /** days of collective leave (cuti bersama) */
  collectiveLeave: readonly CivilDay[];
}

/**
 * What a day is for deadlines in working days. Whether collective leave stops them is uncertain.
 * UNKNOWN: no decree for it is known.
 */
export type KindOfDay = 'WORKING' | 'WEEKEND' | 'HOLIDAY' | 'COLLECTIVE_LEAVE' | 'UNKNOWN';

const SKB = 'SKB of three ministers';
const WHOLE = { article: 'annex' } as const;

/** `days('2024', '1-1 2-8')`: month and day of that year. */
const days = (year: string, list: string): CivilDay[] =>
  list.split(' ').map((text) => {
    const [month, day] = text.split('-') as [string, string];
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  });

const IN_2025 = '1-1 1-27 1-29 3-29 3-31 4-1 4-18 4-20 5-1 5-12 5-29 6-1 6-6 6-27 8-17 9-5 12-25';
const LEAVE_2025 = '1-28 3-28 4-2 4-3 4-4 4-7 5-13 5-30 6-9 12-26';

/** Public holidays by the decree that set them. A decree that was replaced has an end. */
export const HOLIDAY_LAW: LawTable<HolidayDecree> = lawTable<HolidayDecree>({
  subject: 'holidays',
  title: 'Public holidays',
  about:
    'The joint decrees (SKB) of three ministers, and the Presidents’ decrees on election days. ' +
    'Each day is judged by the decree that held on that day.',
  version: 1,
  says: ({ holidays, collectiveLeave }) =>
    `holidays ${shown(holidays)}` +
    (collectiveLeave.length === 0 ? '' : `; collective leave ${shown(collectiveLeave)}`),
  entries: [
    {
      ...WHOLE,
      cell: '2023',
      source: `${SKB} 624/2023, 2/2023, 2/2023`,
      dated: '2023-06-16',
      from: '2023-06-16',
      until: '2024-01-01',
      uncertain: true,
      note: 'no copy was read',
      rule: {
        holidays: days(
          '2023',
          '1-1 1-22 2-18 3-22 4-7 4-22 4-23 5-1 5-18 6-1 6-4 6-29 7-19 8-17 9-28 12-25',
        ),
        collectiveLeave: days('2023', '1-23 3-23 4-19 4-20 4-21 4-24 4-25 6-2 6-28 6-30 12-26'),
      },
    },
    {
      ...WHOLE,
      cell: '2024',
      source: `${SKB} 855/2023, 3/2023, 4/2023`,
      dated: '2023-09-12',
      from: '2023-09-12',
      until: '2025-01-01',
      rule: {
        holidays: days(
          '2024',
          '1-1 2-8 2-10 3-11 3-29 3-31 4-10 4-11 5-1 5-9 5-23 6-1 6-17 7-7 8-17 9-16 12-25',
        ),
        collectiveLeave: days('2024', '2-9 3-12 4-8 4-9 4-12 4-15 5-10 5-24 6-18 12-26'),
      },
    },
    {
      cell: '2024 general election',
      article: 'no article noted',
      source: 'Keppres 10/2024',
      dated: '2024-02-08',
      from: '2024-02-08',
      until: '2025-01-01',
      uncertain: true,
      note: 'no copy was read',
      rule: { holidays: ['2024-02-14'], collectiveLeave: [] },
    },
    {
      cell: '2024 regional elections',
      article: 'no article noted',
      source: 'Keppres 33/2024',
      dated: '2024-11-21',
      from: '2024-11-21',
      until: '2025-01-01',
      uncertain: true,
      note: 'no copy was read',
      rule: { holidays: ['2024-11-27'], collectiveLeave: [] },
    },
    {
      ...WHOLE,
      cell: '2025',
      source: `${SKB} 1017/2024, 2/2024, 2/2024`,
      dated: '2024-10-14',
      from: '2024-10-14',
      until: '2025-08-07',
      rule: { holidays: days('2025', IN_2025), collectiveLeave: days('2025', LEAVE_2025) },
    },
    {
      ...WHOLE,
      cell: '2025',
      source: `${SKB} 933/2025, 1/2025, 3/2025`,
      dated: '2025-08-07',
      from: '2025-08-07',
      until: '2026-01-01',
      rule: {
        holidays: days('2025', IN_2025),
        collectiveLeave: days('2025', `${LEAVE_2025} 8-18`),
      },
    },
    {
      ...WHOLE,
      cell: '2026',
      source: `${SKB} 1497/2025, 2/2025, 5/2025`,
      dated: '2025-11-19',
      from: '2025-11-19',
      until: '2027-01-01',
      note: 'the decree is of 19 Sep or 19 Nov 2025',
      rule: {
        holidays: days(
          '2026',
          '1-1 1-16 2-17 3-19 3-21 3-22 4-3 4-5 5-1 5-14 5-27 5-31 6-1 6-16 8-17 8-25 12-25',
        ),
        collectiveLeave: days('2026', '2-16 3-18 3-20 3-23 3-24 5-15 5-28 12-24'),
      },
    },
  ],
});

/** What a day is, by the decrees that held on it. */
export function kindOfDay(day: CivilDay, law: LawTable<HolidayDecree> = HOLIDAY_LAW): KindOfDay {
  const decrees = entriesOn(law, day).map(({ rule }) => rule);
  if (decrees.some(({ holidays }) => holidays.includes(day))) return 'HOLIDAY';
  if ([0, 6].includes(new Date(dayNumber(day) * 86_400_000).getUTCDay())) return 'WEEKEND';
  if (decrees.some(({ collectiveLeave }) => collectiveLeave.includes(day)))
    return 'COLLECTIVE_LEAVE';
  const isYearKnown = decrees.some(({ holidays }) => holidays.includes(`${day.slice(0, 4)}-01-01`));
  return isYearKnown ? 'WORKING' : 'UNKNOWN';
}

/**
 * The last day of a deadline of working days after a day. Collective leave does not count, to the
 * advantage of who has to keep it.
 *
 * @returns null where the holidays of a day on the way are not known
 */
export function workingDaysAfter(
  day: CivilDay,
  count: number,
  law: LawTable<HolidayDecree> = HOLIDAY_LAW,
): CivilDay | null {
  let on = day;
  for (let left = count; left > 0; ) {
    on = civilDay(dayNumber(on) + 1);
    const kind = kindOfDay(on, law);
    if (kind === 'UNKNOWN') return null;
    if (kind === 'WORKING') left -= 1;
  }
  return on;
}

const shown = (list: readonly CivilDay[]): string => list.map((day) => day.slice(5)).join(' ');
