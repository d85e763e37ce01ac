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
/** the length of each span, ms */
export const SPAN_MS = {
  '15m': 900_000,
  '1h': 3_600_000,
  '6h': 21_600_000,
  '24h': 86_400_000,
  '7d': 604_800_000,
  '30d': 2_592_000_000,
} as const satisfies Record<(typeof SERIES_SPANS)[number], number>;

export const agencySearch = z.object({
  tab: oneOf(AGENCY_TABS),
  metric: oneOf(SERIES_METRICS),
  span: oneOf(SERIES_SPANS),
  /** a span drawn in the chart; it replaces `span` */
  from: instant,
  to: instant,
  /** whether the chart is shown as a table */
  table: flag,
  onlyFlow: word,
  /** whether only partitions that are behind are shown */
  behind: flag,
  sort: word,
  operation: word,
});
