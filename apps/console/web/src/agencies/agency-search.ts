import * as z from 'zod/mini';
import { SERIES_METRICS } from '../../../contract/agency';
import { SYNC_STATUSES } from '../../../contract/overview';
import { flag, instant, oneOf, word } from '../links/search-schemas';

export const agenciesSearch = z.object({ search: word, status: oneOf(SYNC_STATUSES), sort: word });

export const AGENCY_TABS = [
  'course',
  'partitions',
  'publishing',
  'receipts',
  'operations',
] as const;
export const SERIES_SPANS = ['15m', '1h', '6h', '24h', '7d', '30d'] as const;

export const agencySearch = z.object({
  tab: oneOf(AGENCY_TABS),
  metric: oneOf(SERIES_METRICS),
  span: oneOf(SERIES_SPANS),
  /** instead of `span`: a span drawn in the chart */
  from: instant,
  to: instant,
  /** the chart as a table */
  table: flag,
  onlyFlow: word,
  /** only partitions that are behind */
  behind: flag,
  sort: word,
  operation: word,
});
