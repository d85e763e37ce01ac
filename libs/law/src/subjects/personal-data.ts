import { type LawTable, lawTable } from '../law-table.js';
import { counted } from '../plain-words.js';

/** Within how many hours whoever has personal data has to act. */
export interface PersonalDataRule {
  duty: string;
  hours: number;
}

const UU_27 = {
  source: 'UU 27/2022',
  dated: '2022-10-17',
  from: '2022-10-17',
  until: null,
} as const;
const ADAPTING = 'until 17 Oct 2024 those who have data were given time to adapt (art. 74)';

/** The law on personal data: what has to be done within three times 24 hours. */
export const PERSONAL_DATA_LAW: LawTable<PersonalDataRule> = lawTable<PersonalDataRule>({
  subject: 'personal-data',
  title: 'Personal data',
  about:
    'UU 27/2022 (PDP): duties with a term. Of these the exchange knows the fact of one alone: a ' +
    'request of kind RECTIFICATION.',
  version: 1,
  says: ({ duty, hours }) => `${duty} within ${counted(hours, 'hour')}`,
  entries: [
    {
      ...UU_27,
      cell: 'RECTIFICATION',
      article: 'art. 30(1)',
      note: ADAPTING,
      rule: { duty: 'data that is wrong is put right', hours: 72 },
    },
    {
      ...UU_27,
      cell: 'ACCESS',
      article: 'art. 32',
      note: ADAPTING,
      rule: { duty: 'who asks sees their data and what was done with it', hours: 72 },
    },
    {
      ...UU_27,
      cell: 'BREACH_NOTICE',
      article: 'art. 46(1)',
      note: ADAPTING,
      rule: { duty: 'a breach is told to those concerned and to the authority', hours: 72 },
    },
  ],
});
