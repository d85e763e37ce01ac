import type { SeriesMetric } from '../../contract/agency.js';
import type { OverviewAgency } from '../../contract/overview.js';
import { REPORT_STALE_MS } from '../sync/evaluate-cell.js';

/** One agency's figures at one moment; null where a figure is unknown. */
export type Sample = { agency: string } & Record<SeriesMetric, number | null>;

/**
 * Returns an agency's sample. A stale report does not describe the present.
 * @param now epoch ms
 */
export function sampleOf({ code, report, cells }: OverviewAgency, now: number): Sample {
  const fresh =
    report !== null && now - Date.parse(report.receivedAt) <= REPORT_STALE_MS ? report : null;
  const read = cells.filter(({ status }) => status !== 'none');
  const lags = read.map(({ lagMs }) => lagMs);
  const pending = read.map(({ pending: records }) => (records === null ? null : Number(records)));
  return {
    agency: code,
    lag_ms: isKnown(lags) ? Math.max(...lags) : null,
    pending: isKnown(pending) ? pending.reduce((sum, records) => sum + records, 0) : null,
    applied_per_second: fresh?.appliedPerSecond ?? null,
    outbox_pending: fresh?.outboxPending ?? null,
    dead_letters: fresh?.deadLetters ?? null,
    waiting: fresh?.waiting ?? null,
  };
}

const isKnown = (numbers: (number | null)[]): numbers is number[] =>
  numbers.length > 0 && !numbers.includes(null);
