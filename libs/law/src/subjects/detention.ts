import { type LawTable, lawTable } from '../law-table.js';
import { counted } from '../plain-words.js';

export type DetentionRule =
  | {
      matter: 'TERM';
      /** how long the first order holds at most */
      first: { days: number } | { years: number };
      /** days by which it may be extended at most; null where the text has no extension */
      extensionDays: number | null;
    }
  | {
      matter: 'NOTIFICATION';
      /** hours after which the exchange reminds; the text names none */
      remindAfterHours: number;
    };

const KUHAP_1981 = {
  source: 'UU 8/1981 (KUHAP)',
  dated: '1981-12-31',
  from: '1981-12-31',
  until: '2026-01-02',
  note: 'art. 29 allows 30 and again 30 days more for an illness or nine years of prison and above',
} as const;
const KUHAP_2025 = {
  source: 'UU 20/2025 (KUHAP)',
  dated: '2025-12-17',
  from: '2026-01-02',
  until: null,
  uncertain: true,
} as const;
const COUNTED =
  'the terms are read, the number of the article is counted from its neighbours; whether matters ' +
  'of before go by the earlier text is uncertain';

/** How long a person may be detained, by whose order, and the word to the consulate. */
export const DETENTION_LAW: LawTable<DetentionRule> = lawTable<DetentionRule>({
  subject: 'detention',
  title: 'Detention and consular notification',
  about:
    'Immigration detains by UU 6/2011 arts 83–85; investigators, prosecutors and courts by the ' +
    'law of criminal procedure, a new one since 2 Jan 2026. Terms count from the day of ' +
    'detention, which is the first. No term refuses what is recorded.',
  version: 1,
  says: (rule) =>
    rule.matter === 'NOTIFICATION'
      ? 'at the wish of the person the consulate is told without delay; the exchange reminds ' +
        `after ${counted(rule.remindAfterHours, 'hour')}`
      : `at most ${saysHowLong(rule.first)}` +
        (rule.extensionDays === null
          ? ''
          : `, extended by at most ${counted(rule.extensionDays, 'day')}`),
  entries: [
    {
      cell: 'IMMIGRATION',
      from: '2011-05-05',
      until: null,
      article: 'arts 83–85',
      source: 'UU 6/2011',
      dated: '2011-05-05',
      note: 'until deportation; ten years where it cannot be carried out (art. 85(2))',
      rule: { matter: 'TERM', first: { years: 10 }, extensionDays: null },
    },
    {
      ...KUHAP_1981,
      cell: 'INVESTIGATION',
      article: 'art. 24(1)–(2)',
      rule: { matter: 'TERM', first: { days: 20 }, extensionDays: 40 },
    },
    {
      ...KUHAP_2025,
      cell: 'INVESTIGATION',
      article: 'art. 102(1)–(2)',
      note: `${COUNTED}; civil servants detain by order of the police alone (art. 99(3))`,
      rule: { matter: 'TERM', first: { days: 20 }, extensionDays: 40 },
    },
    {
      ...KUHAP_1981,
      cell: 'PROSECUTION',
      article: 'art. 25(1)–(2)',
      rule: { matter: 'TERM', first: { days: 20 }, extensionDays: 30 },
    },
    {
      ...KUHAP_2025,
      cell: 'PROSECUTION',
      article: 'art. 103(1)–(2)',
      note: COUNTED,
      rule: { matter: 'TERM', first: { days: 20 }, extensionDays: 30 },
    },
    {
      ...KUHAP_1981,
      cell: 'TRIAL',
      article: 'art. 26(1)–(2)',
      note: `${KUHAP_1981.note}; appeals (arts 27–28) have terms of their own`,
      rule: { matter: 'TERM', first: { days: 30 }, extensionDays: 60 },
    },
    {
      ...KUHAP_2025,
      cell: 'TRIAL',
      article: 'art. 104(1)–(2)',
      note: COUNTED,
      rule: { matter: 'TERM', first: { days: 30 }, extensionDays: 60 },
    },
    {
      cell: 'CONSULAR_NOTIFICATION',
      from: '1982-07-04',
      until: null,
      article: 'art. 36(1)(b)',
      source: 'Vienna Convention on Consular Relations 1963 (UU 1/1982)',
      dated: '1982-01-25',
      uncertain: true,
      note:
        'the first day for Indonesia is uncertain; the text says “without delay” and no hours, ' +
        'those are a rule of the exchange',
      rule: { matter: 'NOTIFICATION', remindAfterHours: 24 },
    },
  ],
});

const saysHowLong = (first: { days: number } | { years: number }): string =>
  'days' in first ? counted(first.days, 'day') : counted(first.years, 'year');
