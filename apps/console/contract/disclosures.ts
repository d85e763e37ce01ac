import type { AgencyAnswer } from './agency-answer.js';

/**
 * GET /api/agencies/:code/disclosures?officer=&owner=&cursor= is the agency's ledger; GET
 * /api/agencies/:code/disclosures/received?opener=&cursor= are the notices that it got. Both come
 * from the agency, in the operator's own role. So do GET .../disclosures/limits, POST
 * .../disclosures/beyond {purpose, reason} and POST .../disclosures/beyond/:id/confirmation
 * {reason}.
 */
export type LedgerPage = AgencyAnswer<'listDisclosures'>;
export type LedgerRow = LedgerPage['items'][number];
export type NoticePage = AgencyAnswer<'listReceivedNotices'>;
export type NoticeRow = NoticePage['items'][number];
export type OpeningLimits = AgencyAnswer<'readOpeningLimits'>;
export type BeyondRequest = AgencyAnswer<'askBreakGlass'>;
