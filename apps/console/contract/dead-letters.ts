import type { AgencyAnswer } from './agency-answer.js';

type AgencyPage = AgencyAnswer<'listDeadLetters'>;

/**
 * GET /api/dead-letters: by agency and cause. Groups come from the agency's API where the operator
 * may ask it; the count always comes from the agency's report.
 */
export interface DeadLetterBoard {
  agencies: DeadLetterAgency[];
}

export interface DeadLetterAgency {
  agency: string;
  /** as reported; null without a report */
  count: number | null;
  /**
   * null where the operator may not ask, or the agency does not answer; `unavailable` says which
   */
  groups: DeadLetterGroup[] | null;
  unavailable: 'forbidden' | 'no-answer' | null;
}

export type DeadLetterGroup = Omit<AgencyPage['groups'][number], 'oldest' | 'newest'> & {
  oldestAt: string;
  newestAt: string;
};

/** GET /api/agencies/:code/dead-letters?reason=&topic=&cursor= answers Page<DeadLetterRow>. */
export type DeadLetterRow = Omit<AgencyPage['items'][number], 'valueBytes' | 'recordedAt'> & {
  sizeBytes: number;
  parkedAt: string;
};

/**
 * GET /api/agencies/:code/dead-letters/:topic/:partition/:offset explains step by step why a dead
 * letter cannot be applied. Its remedies are codes; the page has a text for each.
 */
export type DeadLetterInspection = AgencyAnswer<'inspectDeadLetter'>;
