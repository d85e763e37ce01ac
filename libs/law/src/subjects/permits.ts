import { type LawTable, lawTable } from '../law-table.js';
import { type PermitRule, saysOfPermits } from './permit-rule.js';

const VISIT_RULE = { source: 'Permenkumham 22/2023', dated: '2023-08-29', from: '2023-08-29' };
const VISIT_BEFORE = {
  source: 'Permenkumham 29/2021',
  dated: '2021-09-15',
  from: '2021-09-15',
  until: '2023-08-29',
  article: 'on visit permits; articles not noted',
  uncertain: true,
  note: 'known from what the Directorate General told in May 2022, not from the text',
} as const;
const PP_31 = {
  source: 'PP 31/2013',
  dated: '2013-04-16',
  from: '2013-04-16',
  until: '2021-09-15',
} as const;
const UU_6 = { source: 'UU 6/2011', dated: '2011-05-05', from: '2011-05-05', until: null } as const;
const IN_FORCE = { until: null, article: 'on visit permits; articles not noted' } as const;
const NO_EXTENSION = { matter: 'EXTENSION', times: 0, days: 0, wholeStayDays: null } as const;
const NO_CONVERSION = { matter: 'CONVERSION', to: [] } as const;
const BVK_2016 = {
  source: 'Perpres 21/2016',
  dated: '2016-03-10',
  from: '2016-03-10',
  until: '2024-08-29',
} as const;
const BVK_2024 = {
  source: 'Perpres 95/2024',
  dated: '2024-08-29',
  from: '2024-08-29',
  until: null,
} as const;
const BRIDGE = {
  source: 'Permenkumham 11/2024',
  dated: '2024-04-01',
  from: '2024-04-01',
  until: null,
  article: 'on the bridging permit; article not noted',
} as const;

/**
 * Stay permits: what may come from what, for how long, how often it is extended and what it may
 * become. The cells are named by the origin of a visit permit, by the kind of the others. The kinds
 * DINAS and DIPLOMATIK have no cell: they are the Foreign Ministry's alone.
 */
export const PERMIT_LAW: LawTable<PermitRule> = lawTable<PermitRule>({
  subject: 'permits',
  title: 'Stay permits',
  about:
    'UU 6/2011 and what carries it out. The owner of a permit records what the national system ' +
    'granted; what lies outside these cells is recorded with the number of that decision.',
  version: 2,
  says: saysOfPermits,
  entries: [
    {
      ...UU_6,
      cell: 'VISIT_VISA/KIND',
      article: 'art. 50(1)a',
      rule: { matter: 'KIND', kinds: ['KUNJUNGAN'] },
    },
    {
      ...PP_31,
      cell: 'VISIT_VISA/LENGTH',
      article: 'art. 136(1)',
      rule: { matter: 'LENGTH', days: 60 },
    },
    { ...VISIT_BEFORE, cell: 'VISIT_VISA/LENGTH', rule: { matter: 'LENGTH', days: 60 } },
    {
      ...VISIT_RULE,
      ...IN_FORCE,
      cell: 'VISIT_VISA/LENGTH',
      note: 'which indexes have 180 days is uncertain',
      rule: { matter: 'LENGTH', days: 60, someIndexesDays: 180 },
    },
    {
      ...PP_31,
      cell: 'VISIT_VISA/EXTENSION',
      article: 'art. 136(2)',
      note: 'former citizens and their families: art. 136(5) of PP 26/2016',
      rule: { matter: 'EXTENSION', times: 4, days: 30, wholeStayDays: 180 },
    },
    {
      ...VISIT_BEFORE,
      cell: 'VISIT_VISA/EXTENSION',
      rule: { matter: 'EXTENSION', times: 2, days: 60, wholeStayDays: 180 },
    },
    {
      ...VISIT_RULE,
      ...IN_FORCE,
      cell: 'VISIT_VISA/EXTENSION',
      note: 'which indexes have 180 days, or a year in all, is uncertain',
      rule: {
        matter: 'EXTENSION',
        times: null,
        days: 60,
        someIndexesDays: 180,
        wholeStayDays: 180,
        someIndexesWholeStayDays: 366,
      },
    },
    {
      ...UU_6,
      cell: 'VISIT_VISA/CONVERSION',
      article: 'arts 56–57',
      note: 'for the activities that the law lists; when to apply is uncertain',
      rule: { matter: 'CONVERSION', to: ['TERBATAS'] },
    },
    {
      ...UU_6,
      cell: 'VISIT_VISA_MULTIPLE/KIND',
      article: 'art. 50(1)a',
      rule: { matter: 'KIND', kinds: ['KUNJUNGAN'] },
    },
    {
      ...PP_31,
      cell: 'VISIT_VISA_MULTIPLE/LENGTH',
      article: 'art. 136(1)',
      rule: { matter: 'LENGTH', days: 60 },
    },
    { ...VISIT_BEFORE, cell: 'VISIT_VISA_MULTIPLE/LENGTH', rule: { matter: 'LENGTH', days: 60 } },
    {
      ...VISIT_RULE,
      ...IN_FORCE,
      cell: 'VISIT_VISA_MULTIPLE/LENGTH',
      note: 'by index; which indexes have 180 days is uncertain',
      rule: { matter: 'LENGTH', days: 60, someIndexesDays: 180 },
    },
    {
      ...PP_31,
      cell: 'VISIT_VISA_MULTIPLE/EXTENSION',
      article: 'art. 136(3)',
      rule: NO_EXTENSION,
    },
    {
      ...VISIT_RULE,
      ...IN_FORCE,
      cell: 'VISIT_VISA_MULTIPLE/EXTENSION',
      uncertain: true,
      note: 'by index',
      rule: { matter: 'EXTENSION', times: null, days: 60, wholeStayDays: 180 },
    },
    {
      ...UU_6,
      cell: 'VISIT_VISA_MULTIPLE/CONVERSION',
      article: 'arts 56–57',
      note: 'for the activities that the law lists; when to apply is uncertain',
      rule: { matter: 'CONVERSION', to: ['TERBATAS'] },
    },
    {
      ...UU_6,
      cell: 'VOA/KIND',
      article: 'arts 48, 50(1)a',
      rule: { matter: 'KIND', kinds: ['KUNJUNGAN'] },
    },
    { ...VISIT_BEFORE, cell: 'VOA/LENGTH', rule: { matter: 'LENGTH', days: 30 } },
    { ...VISIT_RULE, ...IN_FORCE, cell: 'VOA/LENGTH', rule: { matter: 'LENGTH', days: 30 } },
    {
      ...VISIT_BEFORE,
      cell: 'VOA/EXTENSION',
      rule: { matter: 'EXTENSION', times: 1, days: 30, wholeStayDays: 60 },
    },
    {
      ...VISIT_RULE,
      ...IN_FORCE,
      cell: 'VOA/EXTENSION',
      rule: { matter: 'EXTENSION', times: 1, days: 30, wholeStayDays: 60 },
    },
    { ...VISIT_BEFORE, cell: 'VOA/CONVERSION', rule: NO_CONVERSION },
    { ...VISIT_RULE, ...IN_FORCE, cell: 'VOA/CONVERSION', rule: NO_CONVERSION },
    {
      ...BVK_2016,
      cell: 'BVK/KIND',
      article: 'art. 4(1)',
      rule: { matter: 'KIND', kinds: ['KUNJUNGAN'] },
    },
    {
      ...BVK_2024,
      cell: 'BVK/KIND',
      article: 'art. 3(2)',
      rule: { matter: 'KIND', kinds: ['KUNJUNGAN'] },
    },
    { ...BVK_2016, cell: 'BVK/LENGTH', article: 'art. 4(1)', rule: { matter: 'LENGTH', days: 30 } },
    { ...BVK_2024, cell: 'BVK/LENGTH', article: 'art. 3(2)', rule: { matter: 'LENGTH', days: 30 } },
    { ...BVK_2016, cell: 'BVK/EXTENSION', article: 'art. 4(2)', rule: NO_EXTENSION },
    { ...BVK_2024, cell: 'BVK/EXTENSION', article: 'art. 3(3)', rule: NO_EXTENSION },
    { ...BVK_2016, cell: 'BVK/CONVERSION', article: 'art. 4(2)', rule: NO_CONVERSION },
    { ...BVK_2024, cell: 'BVK/CONVERSION', article: 'art. 3(3)', rule: NO_CONVERSION },
    {
      ...PP_31,
      until: null,
      cell: 'CREW/KIND',
      article: 'art. 133',
      rule: { matter: 'KIND', kinds: ['KUNJUNGAN'], uncertainKinds: ['TERBATAS'] },
    },
    {
      ...PP_31,
      until: null,
      cell: 'CREW/LENGTH',
      article: 'art. 133',
      note: 'as long as the vessel stays',
      rule: { matter: 'LENGTH', days: null },
    },
    {
      ...VISIT_RULE,
      ...IN_FORCE,
      cell: 'CREW/EXTENSION',
      note: 'only visit visas and visas on arrival are named as extendable',
      rule: NO_EXTENSION,
    },
    {
      ...VISIT_RULE,
      ...IN_FORCE,
      cell: 'CREW/CONVERSION',
      uncertain: true,
      note: 'to a limited stay permit in the waters (ITAS perairan)',
      rule: { matter: 'CONVERSION', to: ['TERBATAS'] },
    },
    {
      ...UU_6,
      cell: 'NEWBORN/KIND',
      article: 'arts 50(1)b, 52b, 54(1)',
      note: 'follows the parent; the child of a holder of a permanent permit gets that',
      rule: { matter: 'KIND', kinds: ['KUNJUNGAN', 'TERBATAS', 'TETAP'] },
    },
    {
      ...UU_6,
      cell: 'NEWBORN/LENGTH',
      article: 'arts 50(1)b, 52b, 54(1)',
      note: 'follows the parent',
      rule: { matter: 'LENGTH', days: null },
    },
    {
      ...UU_6,
      cell: 'NEWBORN/EXTENSION',
      article: 'arts 50(1)b, 52b, 54(1)',
      note: 'follows the parent',
      rule: { matter: 'EXTENSION', times: null, days: null, wholeStayDays: null },
    },
    {
      ...UU_6,
      cell: 'NEWBORN/CONVERSION',
      article: 'arts 54(1), 56–57',
      note: 'follows the parent',
      rule: { matter: 'CONVERSION', to: ['TERBATAS', 'TETAP'] },
    },
    {
      ...PP_31,
      until: null,
      cell: 'EMERGENCY/KIND',
      article: 'art. 133',
      rule: { matter: 'KIND', kinds: ['KUNJUNGAN'] },
    },
    {
      ...VISIT_RULE,
      ...IN_FORCE,
      cell: 'EMERGENCY/LENGTH',
      uncertain: true,
      rule: { matter: 'LENGTH', days: 30 },
    },
    {
      ...VISIT_RULE,
      ...IN_FORCE,
      cell: 'EMERGENCY/EXTENSION',
      uncertain: true,
      note: 'by decision',
      rule: { matter: 'EXTENSION', times: null, days: null, wholeStayDays: null },
    },
    { ...VISIT_RULE, ...IN_FORCE, cell: 'EMERGENCY/CONVERSION', rule: NO_CONVERSION },
    {
      ...BRIDGE,
      cell: 'BRIDGING/KIND',
      note: 'it bridges from one permit to the next, so it carries the kind of either',
      rule: { matter: 'KIND', kinds: ['KUNJUNGAN', 'TERBATAS', 'TETAP'] },
    },
    {
      ...BRIDGE,
      cell: 'BRIDGING/LENGTH',
      rule: { matter: 'LENGTH', days: 60 },
    },
    { ...BRIDGE, cell: 'BRIDGING/PAYMENT', rule: { matter: 'PAYMENT', daysBefore: 3 } },
    { ...BRIDGE, cell: 'BRIDGING/EXTENSION', uncertain: true, rule: NO_EXTENSION },
    {
      ...BRIDGE,
      cell: 'BRIDGING/CONVERSION',
      rule: { matter: 'CONVERSION', to: ['KUNJUNGAN', 'TERBATAS', 'TETAP'] },
    },
    {
      ...UU_6,
      cell: 'VITAS/KIND',
      article: 'arts 52a, 54(1)d, 60(3)',
      note: 'whether former citizens get a permanent permit at once is uncertain',
      rule: { matter: 'KIND', kinds: ['TERBATAS'], uncertainKinds: ['TETAP'] },
    },
    {
      ...UU_6,
      cell: 'CONVERSION/KIND',
      article: 'arts 56–57',
      rule: { matter: 'KIND', kinds: ['TERBATAS', 'TETAP'], uncertainKinds: ['KUNJUNGAN'] },
    },
    {
      ...VISIT_RULE,
      until: null,
      article: 'on limited stay permits; articles not noted',
      cell: 'TERBATAS/LENGTH',
      uncertain: true,
      note: 'by index; second home up to ten years',
      rule: { matter: 'LENGTH', days: 3_653 },
    },
    {
      ...VISIT_RULE,
      until: null,
      article: 'on limited stay permits; articles not noted',
      cell: 'TERBATAS/EXTENSION',
      note: 'while its conditions hold; one that was given on arrival is not extendable',
      rule: { matter: 'EXTENSION', times: null, days: null, wholeStayDays: null },
    },
    {
      ...UU_6,
      cell: 'TERBATAS/CONVERSION',
      article: 'arts 56–57, 60(1)–(2)',
      note: 'spouses of citizens after two years, uncertain',
      rule: { matter: 'CONVERSION', to: ['TETAP'], afterDays: 1_095, someAfterDays: 730 },
    },
    {
      ...UU_6,
      cell: 'TETAP/LENGTH',
      article: 'art. 59(1)',
      rule: { matter: 'LENGTH', days: 1_827 },
    },
    {
      ...UU_6,
      cell: 'TETAP/EXTENSION',
      article: 'art. 59(1)–(2)',
      note: 'without end, reported every five years',
      rule: { matter: 'EXTENSION', times: null, days: null, wholeStayDays: null },
    },
    { ...UU_6, cell: 'TETAP/CONVERSION', article: 'arts 56–57', rule: NO_CONVERSION },
    {
      ...UU_6,
      cell: 'ANY/FILING',
      article: 'arts 48(1), 78(1)',
      note: 'filed and paid before the end: until it is decided that stay is no overstay',
      rule: { matter: 'FILING' },
    },
    {
      ...UU_6,
      cell: 'ANY/GRANT',
      article: 'arts 48(1), 56–57',
      rule: { matter: 'GRANT' },
    },
  ],
});
