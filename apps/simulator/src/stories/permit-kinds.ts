/** A kind of stay permit as people hold it, with the rules of law that its story keeps. */
export interface PermitKind {
  /** how many of a hundred permits are of this kind */
  share: number;
  kind: 'KUNJUNGAN' | 'TERBATAS';
  origin: string;
  indexCode: string;
  activities: readonly string[];
  /** length of the first stay */
  days: number;
  /** days of one extension; null where the law has none, or only perhaps */
  extensionDays: number | null;
  /** where whoever holds it sleeps */
  premises: 'HOTEL' | 'APARTMENT' | 'HOUSEHOLD';
  /** whether its holder was born here, and crossed no border */
  isBornHere?: true;
}

const VISIT = { kind: 'KUNJUNGAN', premises: 'HOTEL' } as const;
const STAY = { kind: 'TERBATAS', origin: 'VITAS', premises: 'APARTMENT' } as const;

/**
 * Which permits people hold. The shares are invented: no figure for Jakarta Pusat alone was found.
 * They are in the order of what the law makes easy, visits before stays, and are meant to be
 * adjusted here. Permanent permits are the regional office's and have a story of their own.
 */
export const PERMIT_KINDS: readonly PermitKind[] = [
  {
    ...{ share: 42, ...VISIT, origin: 'VOA', indexCode: 'B1', activities: ['TOURISM'] },
    ...{ days: 30, extensionDays: 30 },
  },
  {
    ...{ share: 15, ...VISIT, origin: 'VISIT_VISA', indexCode: 'C1', activities: ['TOURISM'] },
    ...{ days: 60, extensionDays: 60 },
  },
  {
    ...{ share: 9, ...VISIT, origin: 'VISIT_VISA', indexCode: 'C2', activities: ['BUSINESS'] },
    ...{ days: 60, extensionDays: 60 },
  },
  {
    ...{ share: 3, ...VISIT, origin: 'VISIT_VISA', indexCode: 'D2', activities: ['BUSINESS'] },
    ...{ days: 60, extensionDays: null },
  },
  {
    ...{ share: 9, ...VISIT, origin: 'BVK', indexCode: 'A1', activities: ['TOURISM'] },
    ...{ days: 30, extensionDays: null },
  },
  {
    ...{ share: 12, ...STAY, indexCode: 'E23', activities: ['WORK'] },
    ...{ days: 365, extensionDays: 365 },
  },
  {
    ...{ share: 4, ...STAY, indexCode: 'E30A', activities: ['STUDY'] },
    ...{ days: 365, extensionDays: 365 },
  },
  {
    ...{ share: 2, ...STAY, indexCode: 'E33', activities: [] },
    ...{ days: 1_825, extensionDays: null },
  },
  {
    ...{ share: 2, ...VISIT, origin: 'CREW', indexCode: 'C16', activities: [] },
    ...{ days: 30, extensionDays: null },
  },
  {
    ...{ share: 1, ...VISIT, origin: 'NEWBORN', indexCode: 'C1', activities: [] },
    ...{ days: 60, extensionDays: 60, premises: 'HOUSEHOLD', isBornHere: true },
  },
  {
    ...{ share: 1, ...VISIT, origin: 'EMERGENCY', indexCode: 'C1', activities: [] },
    ...{ days: 14, extensionDays: null },
  },
];
