import { type LawTable, lawTable } from '../law-table.js';
import { counted } from '../plain-words.js';

export type SupervisionRule =
  | { matter: 'DUTY'; duty: string }
  | {
      matter: 'ORDER';
      /** grounds on which immigration's own supervisors check without a written order */
      without: readonly string[];
      /** days after the check by which the order must exist */
      orderWithinDays: number;
    }
  | {
      matter: 'OBJECTION';
      /** working days */
      file: number;
      forward: number;
      decide: number;
    };

const TIMPORA_2016 = {
  source: 'Permenkumham 50/2016',
  dated: '2016-12-31',
  from: '2016-12-31',
  until: '2025-02-21',
  uncertain: true,
} as const;
const SINCE_2025 = {
  source: 'Permenimipas 2/2025',
  dated: '2025-02-21',
  from: '2025-02-21',
  until: null,
} as const;
const ITS_DATE = 'the day on which Permenimipas 2/2025 began is uncertain';

/** Supervision in the field: orders, duties of Timpora, objections to administrative actions. */
export const SUPERVISION_LAW: LawTable<SupervisionRule> = lawTable<SupervisionRule>({
  subject: 'supervision',
  title: 'Supervision',
  about:
    'Until Permenimipas 2/2025 the teams rest on Permenkumham 50/2016 and supervision on 4/2017. ' +
    'A written order concerns checks of immigration’s own supervisors alone; late paper never ' +
    'refuses a report.',
  version: 2,
  says: saysOfSupervision,
  entries: [
    {
      ...TIMPORA_2016,
      cell: 'TIMPORA',
      article: 'on the teams’ duties; articles not noted',
      note: 'the days on which it began and ended',
      rule: { matter: 'DUTY', duty: 'coordination and exchange of information between agencies' },
    },
    {
      ...SINCE_2025,
      cell: 'TIMPORA',
      article: 'art. 53',
      note: ITS_DATE,
      uncertain: true,
      rule: {
        matter: 'DUTY',
        duty: 'advice, collection from the kelurahan upward, a supervision map, resolving of cases',
      },
    },
    {
      cell: 'FIELD_CHECK',
      source: 'Permenkumham 4/2017',
      dated: '2017-02-01',
      from: '2017-02-01',
      until: '2025-02-21',
      article: 'on supervision in the field; articles not noted',
      uncertain: true,
      note: 'the days on which it began and ended, and whether an order may follow',
      rule: { matter: 'ORDER', without: [], orderWithinDays: 0 },
    },
    {
      ...SINCE_2025,
      cell: 'FIELD_CHECK',
      article: 'art. 30(1)–(5)',
      note: `${ITS_DATE}; without an order only after report and consent`,
      rule: {
        matter: 'ORDER',
        without: ['listed in cegah or tangkal', 'wanted', 'an act that looks like a violation'],
        orderWithinDays: 1,
      },
    },
    {
      ...SINCE_2025,
      cell: 'GELAR_KASUS',
      article: 'art. 59',
      note: ITS_DATE,
      rule: { matter: 'DUTY', duty: 'a case is presented (gelar kasus) before it is decided' },
    },
    {
      ...SINCE_2025,
      cell: 'OBJECTION',
      article: 'art. 73(2), (8), (10)',
      note: `${ITS_DATE}; whether an objection suspends the action is uncertain: it is shown`,
      rule: { matter: 'OBJECTION', file: 21, forward: 5, decide: 5 },
    },
    {
      cell: 'ADMINISTRATIVE_ACTION',
      source: 'UU 6/2011',
      dated: '2011-05-05',
      from: '2011-05-05',
      until: null,
      article: 'art. 75(2)',
      rule: {
        matter: 'DUTY',
        duty:
          'an officer decides on administrative actions of six kinds: listing in cegah or ' +
          'tangkal; a permit limited, changed or cancelled; a ban from places; required ' +
          'residence; a charge; deportation',
      },
    },
    {
      cell: 'LODGING_DATA',
      source: 'UU 6/2011',
      dated: '2011-05-05',
      from: '2011-05-05',
      until: '2024-10-17',
      article: 'art. 72',
      rule: { matter: 'DUTY', duty: 'lodgings give data of guests to immigration when asked' },
    },
    {
      cell: 'LODGING_DATA',
      source: 'UU 63/2024',
      dated: '2024-10-17',
      from: '2024-10-17',
      until: null,
      article: 'art. 72(1)–(3)',
      rule: {
        matter: 'DUTY',
        duty: 'lodgings give data of guests to immigration and to the police when asked',
      },
    },
  ],
});

function saysOfSupervision(rule: SupervisionRule): string {
  switch (rule.matter) {
    case 'DUTY':
      return rule.duty;
    case 'ORDER':
      return rule.without.length === 0
        ? 'a written order (surat perintah)'
        : `a written order (surat perintah); without one where ${rule.without.join('; ')}; ` +
            `then within ${counted(rule.orderWithinDays, 'day')}`;
    default:
      return (
        `to be filed within ${counted(rule.file, 'working day')}, forwarded within ` +
        `${rule.forward}, decided within ${rule.decide}`
      );
  }
}
