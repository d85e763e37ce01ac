import { type LawTable, lawTable } from '../law-table.js';
import { counted } from '../plain-words.js';

/** How long a watch of one category may last, in calendar months from its first day. */
export interface WatchTerm {
  firstMonths: number;
  extensionMonths: number;
  /** null where no limit is set */
  mostExtensions: number | null;
  /**
   * days after which an urgent watch lapses, unless it is decided again; null where the category
   * has no urgent watch
   */
  urgentDays: number | null;
}

const UU_6 = { source: 'UU 6/2011', dated: '2011-05-05', from: '2011-05-05' } as const;
const UU_63 = {
  source: 'UU 63/2024',
  dated: '2024-10-17',
  from: '2024-10-17',
  until: null,
} as const;

/** Cegah, tangkal and lookout: how long each may last. */
export const WATCH_LAW: LawTable<WatchTerm> = lawTable<WatchTerm>({
  subject: 'watches',
  title: 'Watches',
  about:
    'UU 6/2011 arts 91–103, since 17 Oct 2024 as amended by UU 63/2024. LOOKOUT is a rule ' +
    'of the exchange and no law.',
  version: 1,
  says: ({ firstMonths, extensionMonths, mostExtensions, urgentDays }) =>
    [
      `${counted(firstMonths, 'month')} at first`,
      mostExtensions === null
        ? `extended by ${counted(extensionMonths, 'month')}, any number of times`
        : `extended ${counted(mostExtensions, 'time')} by ${counted(extensionMonths, 'month')}`,
      ...(urgentDays === null ? [] : [`urgent: ${counted(urgentDays, 'day')}`]),
    ].join(', '),
  entries: [
    {
      ...UU_6,
      until: '2024-10-17',
      cell: 'CEGAH',
      article: 'arts 91–97',
      rule: { firstMonths: 6, extensionMonths: 6, mostExtensions: 1, urgentDays: 20 },
    },
    {
      ...UU_63,
      cell: 'CEGAH',
      article: 'art. 97(1)',
      rule: { firstMonths: 6, extensionMonths: 6, mostExtensions: 1, urgentDays: 20 },
    },
    {
      ...UU_6,
      until: '2024-10-17',
      cell: 'TANGKAL',
      article: 'art. 102',
      uncertain: true,
      note: 'how often the six months may be extended',
      rule: { firstMonths: 6, extensionMonths: 6, mostExtensions: null, urgentDays: null },
    },
    {
      ...UU_63,
      cell: 'TANGKAL',
      article: 'art. 102(1)',
      note: 'an indefinite one only with a day of review, uncertain',
      rule: { firstMonths: 120, extensionMonths: 120, mostExtensions: 1, urgentDays: null },
    },
    {
      cell: 'LOOKOUT',
      from: '2023-09-11',
      until: null,
      article: 'no article',
      source: 'the exchange’s own rule',
      dated: '2023-09-11',
      note: 'no law; from the meeting on that asked for the exchange',
      rule: { firstMonths: 12, extensionMonths: 12, mostExtensions: null, urgentDays: null },
    },
  ],
});
