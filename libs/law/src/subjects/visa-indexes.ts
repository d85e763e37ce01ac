import { type LawTable, lawTable } from '../law-table.js';
import { listed } from '../plain-words.js';

/** What an index of a visa stands for. */
export interface VisaIndex {
  /** kinds of activity, as sightings name them, beside being present and lodging */
  activities: readonly string[];
  entry: 'SINGLE' | 'MULTIPLE' | 'ON_ARRIVAL' | 'LIMITED_STAY';
}

const CLASSES = {
  source: 'Kepmenkumham M.HH-02.GR.01.04 of 2023',
  dated: '2023-09-04',
  from: '2023-12-20',
  until: null,
  article: 'annex',
  uncertain: true,
  note: 'read in what immigration offices tell, not in the annex; its days are uncertain',
} as const;

/**
 * Indexes and the activities that they permit: a short selection. An index that is not listed has
 * no rule.
 */
export const VISA_INDEX_LAW: LawTable<VisaIndex> = lawTable<VisaIndex>({
  subject: 'visa-indexes',
  title: 'Visa indexes and permitted activities',
  about: 'The classes of visas of 2023, a short selection. An index that is not listed: no rule.',
  version: 1,
  says: ({ activities, entry }) =>
    `${entry.toLowerCase().replaceAll('_', ' ')}; ` +
    (activities.length === 0 ? 'no activity beside the stay' : listed(activities)),
  entries: [
    { ...CLASSES, cell: 'B1', rule: { entry: 'ON_ARRIVAL', activities: ['TOURISM'] } },
    { ...CLASSES, cell: 'C1', rule: { entry: 'SINGLE', activities: ['TOURISM'] } },
    { ...CLASSES, cell: 'C2', rule: { entry: 'SINGLE', activities: ['BUSINESS', 'TRADE'] } },
    { ...CLASSES, cell: 'C5', rule: { entry: 'SINGLE', activities: ['JOURNALISM'] } },
    { ...CLASSES, cell: 'C7', rule: { entry: 'SINGLE', activities: ['PERFORMANCE'] } },
    { ...CLASSES, cell: 'D1', rule: { entry: 'MULTIPLE', activities: ['TOURISM'] } },
    { ...CLASSES, cell: 'D2', rule: { entry: 'MULTIPLE', activities: ['BUSINESS', 'TRADE'] } },
    { ...CLASSES, cell: 'E23', rule: { entry: 'LIMITED_STAY', activities: ['WORK'] } },
    {
      ...CLASSES,
      cell: 'E28A',
      rule: { entry: 'LIMITED_STAY', activities: ['BUSINESS', 'TRADE'] },
    },
    { ...CLASSES, cell: 'E30A', rule: { entry: 'LIMITED_STAY', activities: ['STUDY'] } },
    { ...CLASSES, cell: 'E33', rule: { entry: 'LIMITED_STAY', activities: [] } },
  ],
});
