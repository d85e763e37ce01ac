import { type LawTable, lawTable } from '../law-table.js';
import { counted } from '../plain-words.js';

export type OverstayRule =
  | {
      matter: 'TERM';
      /**
       * days of overstay beyond which the law orders deportation and tangkal; until then a daily
       * charge. On which side the last of them lies is uncertain: it counts as the milder one
       */
      chargedDays: number;
    }
  | { matter: 'TARIFF'; rupiahPerDay: number };

/** Overstay: when it is charged and how much, when it leads to deportation. */
export const OVERSTAY_LAW: LawTable<OverstayRule> = lawTable<OverstayRule>({
  subject: 'overstay',
  title: 'Overstay: term and tariff',
  about: 'UU 6/2011 art. 78 and the tariffs of state revenue that is no tax (PNBP).',
  version: 1,
  says: (rule) =>
    rule.matter === 'TERM'
      ? `a daily charge up to ${counted(rule.chargedDays, 'day')}; beyond, deportation and tangkal`
      : `Rp ${rule.rupiahPerDay.toLocaleString('en-US')} a day`,
  entries: [
    {
      cell: 'TERM',
      from: '2011-05-05',
      until: null,
      article: 'art. 78(1)–(3)',
      source: 'UU 6/2011',
      dated: '2011-05-05',
      note: 'on which side day 60 lies is uncertain; unpaid charges lead to deportation too',
      rule: { matter: 'TERM', chargedDays: 60 },
    },
    {
      cell: 'TARIFF',
      from: '2019-05-03',
      until: '2024-12-18',
      article: 'annex',
      source: 'PP 28/2019',
      dated: '2019-04-03',
      uncertain: true,
      note: 'its first day (1 or 3 May 2019) and its last (16 or 17 Dec 2024) are uncertain',
      rule: { matter: 'TARIFF', rupiahPerDay: 1_000_000 },
    },
    {
      cell: 'TARIFF',
      from: '2024-12-18',
      until: null,
      article: 'annex',
      source: 'PP 45/2024',
      dated: '2024-10-18',
      uncertain: true,
      note: 'from 17 or 18 Dec 2024',
      rule: { matter: 'TARIFF', rupiahPerDay: 1_000_000 },
    },
  ],
});
