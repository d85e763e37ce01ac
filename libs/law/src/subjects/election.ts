import type { CivilDay } from '../civil-day.js';
import { type LawTable, lawTable } from '../law-table.js';

export type ElectionRule =
  | {
      matter: 'STAGE';
      /** first and last day, both included */
      first: CivilDay;
      last: CivilDay;
    }
  | { matter: 'OBSERVERS'; by: string; where: string };

const STAGES = {
  source: 'PKPU 3/2022',
  article: 'annex',
  dated: '2022-06-14',
  from: '2022-06-14',
  until: '2024-03-21',
} as const;

/** The general election of 14 February 2024: its stages, and who accredits foreign observers. */
export const ELECTION_LAW: LawTable<ElectionRule> = lawTable<ElectionRule>({
  subject: 'election',
  title: 'The election of 2024',
  about:
    'PKPU 3/2022 on the stages, Perbawaslu 1/2023 on observers. A stage holds from the text on, ' +
    'so that it can be planned for; a day belongs to a stage by its first and last day.',
  version: 1,
  says: (rule) =>
    rule.matter === 'STAGE'
      ? rule.first === rule.last
        ? rule.first
        : `${rule.first} to ${rule.last}`
      : `accredited by ${rule.by}; ${rule.where}`,
  entries: [
    {
      ...STAGES,
      cell: 'CAMPAIGN',
      rule: { matter: 'STAGE', first: '2023-11-28', last: '2024-02-10' },
    },
    {
      ...STAGES,
      cell: 'QUIET_DAYS',
      rule: { matter: 'STAGE', first: '2024-02-11', last: '2024-02-13' },
    },
    { ...STAGES, cell: 'VOTE', rule: { matter: 'STAGE', first: '2024-02-14', last: '2024-02-14' } },
    {
      ...STAGES,
      cell: 'RECAPITULATION',
      rule: { matter: 'STAGE', first: '2024-02-15', last: '2024-03-20' },
    },
    {
      cell: 'FOREIGN_OBSERVERS',
      source: 'Perbawaslu 1/2023',
      article: 'art. 20',
      dated: '2023-01-01',
      from: '2023-01-01',
      until: null,
      uncertain: true,
      note: 'the article and the day of the text',
      rule: {
        matter: 'OBSERVERS',
        by: 'Bawaslu, with the Foreign Ministry’s clearance and visa',
        where: 'they observe from outside the polling place',
      },
    },
  ],
});

/** The stages of an election in which a day lies, by name. */
export const electionStagesOn = (day: CivilDay): string[] =>
  ELECTION_LAW.entries.flatMap(({ cell, rule }) =>
    rule.matter === 'STAGE' && rule.first <= day && day <= rule.last ? [cell] : [],
  );
