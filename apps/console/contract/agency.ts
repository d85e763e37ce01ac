import type { AgencyAnswer } from './agency-answer.js';
import type { OverviewAgency } from './overview.js';

/**
 * GET /api/agencies/:code. Time lag first, offsets second. Offsets are decimal strings: they are
 * 64-bit.
 */

/**
 * Burrow's rules over a window of reports, in words. Source: LinkedIn Burrow wiki, consumer lag
 * evaluation rules.
 */
export const LAG_VERDICTS = ['OK', 'WARN', 'STALL', 'STOP', 'REWIND', 'UNKNOWN'] as const;
export type LagVerdict = (typeof LAG_VERDICTS)[number];

export const LAG_REASONS = [
  /** at the log's end at least once in the window */
  'caught-up',
  /** behind, and no further than before */
  'keeping-pace',
  /** behind, and further with every report */
  'falling-behind',
  /** the position did not move although there was something to read */
  'not-moving',
  /** no report for longer than the window's span */
  'silent',
  /** the position went back */
  'went-back',
  /** an operator paused the reading */
  'paused',
  /** too few reports yet */
  'too-few-reports',
] as const;
export type LagReason = (typeof LAG_REASONS)[number];

export interface LagEvaluation {
  verdict: LagVerdict;
  reason: LagReason;
  /** what the words need: seconds, pending, perSecond */
  params: Record<string, string | number>;
}

export interface PartitionLag extends LagEvaluation {
  topic: string;
  flow: string;
  partition: number;
  nextOffset: string;
  logEnd: string | null;
  pending: string | null;
  /** age of the oldest record that is not applied; null where nothing dates it */
  lagMs: number | null;
}

/** What this agency publishes to a flow, and whether it has become silent by its own habit. */
export interface ProducerSilence {
  flow: string;
  status: 'speaking' | 'quiet' | 'silent' | 'never-spoke' | 'too-little-known';
  /** when something of it was last applied anywhere, as reported */
  lastSpokeAt: string | null;
  /** the usual pause between two events, seconds (median of those seen) */
  usualPauseSeconds: number | null;
  /** the longest pause of the last days, seconds; null where none was seen */
  longestPauseSeconds: number | null;
  /** how long it has said nothing, seconds */
  quietSeconds: number | null;
}

/** How fresh this agency's copy of a publisher's events is. */
export interface Freshness {
  publisher: string;
  /**
   * age of the newest of the publisher's events that this agency has, against the newest there is;
   * ms; 0: has all; null: not known
   */
  behindMs: number | null;
  newestAt: string | null;
}

export interface AgencyDetail {
  agency: OverviewAgency;
  kind: 'AGENCY' | 'SYSTEM';
  evaluation: LagEvaluation;
  worstLagMs: number | null;
  partitions: PartitionLag[];
  producers: ProducerSilence[];
  freshness: Freshness[];
  /** `topic/partition` of partitions whose reading an operator paused, as reported */
  paused: string[];
}

/** GET /api/agencies/:code/series?metric=&from=&to= (ISO). A day at 10 s, a month at 5 min. */
export const SERIES_METRICS = [
  'lag_ms',
  'pending',
  'applied_per_second',
  'outbox_pending',
  'dead_letters',
  'waiting',
] as const;
export type SeriesMetric = (typeof SERIES_METRICS)[number];

export interface Series {
  agency: string;
  metric: SeriesMetric;
  stepSeconds: number;
  /** ascending; a null value is a time nothing is known of */
  points: { at: string; value: number | null }[];
}

/** GET /api/agencies/:code/sync: the agency's own word on its copy. */
export type SyncDetail = AgencyAnswer<'readSync'>;

/** Null where the agency's own table, or its copy, has none. */
export type OwnedDifference = NonNullable<SyncDetail['owned']>['differing'][number];
