import { type LawTable, lawTable } from '../law-table.js';

export interface DutyRule {
  whose: string;
  duty: string;
}

const UU_6 = { source: 'UU 6/2011', dated: '2011-05-05', from: '2011-05-05', until: null } as const;

/** Duties by which early detection asks an officer to look, and that no other table has. */
export const DUTY_LAW: LawTable<DutyRule> = lawTable<DutyRule>({
  subject: 'duties',
  title: 'Duties of foreigners, guarantors and the host state',
  about:
    'UU 6/2011, and the Vienna Conventions of 1961 and 1963, which UU 1/1982 ratified. Nobody is ' +
    'found in breach by a rule: the texts say why somebody may be asked to look.',
  version: 1,
  says: ({ whose, duty }) => `${whose}: ${duty}`,
  entries: [
    {
      ...UU_6,
      cell: 'ADDRESS',
      article: 'art. 71a',
      rule: { whose: 'foreigners', duty: 'report a change of address to the immigration office' },
    },
    {
      ...UU_6,
      cell: 'GUARANTOR',
      article: 'art. 63(2)–(3)',
      note: 'spouses of citizens need no guarantor: art. 63(4)',
      rule: {
        whose: 'guarantors',
        duty: 'answer for presence and activities, report a changed status or address',
      },
    },
    {
      cell: 'PREMISES',
      source: 'UU 1/1982',
      article: 'Vienna Conventions 1961 art. 22(2), 1963 art. 31(3)',
      dated: '1982-01-25',
      from: '1982-01-25',
      until: null,
      uncertain: true,
      note: 'the day of the text; the convention of 1963 is of consular premises',
      rule: {
        whose: 'the host state',
        duty: 'protect premises of representations against intrusion, damage and disturbance',
      },
    },
  ],
});
