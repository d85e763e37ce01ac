import type { AgencyAnswer } from './agency-answer.js';
import type { OverviewAgency } from './overview.js';

/**
 * GET /api/agencies/:code. Time lag comes first, offsets second. Offsets are decimal strings,
 * because they are 64-bit.
 */

/**
 * Burrow's rules over a window of reports. Source: LinkedIn Burrow wiki, consumer lag evaluation
 * rules.
 */
export const LAG_VERDICTS = ['OK', 'WARN', 'STALL', 'STOP', 'REWIND', 'UNKNOWN'] as const;
export type LagVerdict = (typeof LAG_VERDICTS)[number];

export const LAG_REASONS = [
  /** at the log's end at least once in the window */
  'caught-up',
  /** behind, and not further behind than before */
  'keeping-pace',
  /** further behind with every report */
  'falling-behind',
  /** the position did not move although records were waiting */
  'not-moving',
  /** no report for longer than the window */
  'silent',
  /** the position went back */
  'went-back',
  /** an operator paused the reading */
  'paused',
  /** too few reports so far */
  'too-few-reports',
] as const;
export type LagReason = (typeof LAG_REASONS)[number];

export interface LagEvaluation {
  verdict: LagVerdict;
  reason: LagReason;
  /** values for the text: seconds, pending, perSecond */
  params: Record<string, string | number>;
}

export interface PartitionLag extends LagEvaluation {
  topic: string;
  flow: string;
  partition: number;
  nextOffset: string;
  logEnd: string | null;
  pending: string | null;
  /** age of the oldest record that is not applied; null where no time is known for it */
  lagMs: number | null;
}

/**
 * One flow that this agency publishes, and whether the agency is silent compared with its own
 * habit.
 */
export interface ProducerSilence {
  flow: string;
  status: 'speaking' | 'quiet' | 'silent' | 'never-spoke' | 'too-little-known';
  /** when the agency last published to the flow, as its report says by its own clock */
  lastSpokeAt: string | null;
  /** the usual pause between two events, seconds (median of those seen) */
  usualPauseSeconds: number | null;
  /** the longest pause of the last days, seconds; null where no pause was seen */
  longestPauseSeconds: number | null;
  /** seconds since the agency last published */
  quietSeconds: number | null;
}

/** The freshness of this agency's copy of one publisher's events. */
export interface Freshness {
  publisher: string;
  /**
   * age of the newest of the publisher's events that this agency has, compared with the newest
   * there is; ms; 0: the agency has all; null: unknown
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
  /** ascending; a null value marks a time for which no value is known */
  points: { at: string; value: number | null }[];
}

/** GET /api/agencies/:code/sync: the agency's own view of its copy. */
export type SyncDetail = AgencyAnswer<'readSync'>;

/**
 * One entity that differs between the agency's own table and its copy. A side is null where it does
 * not have the entity.
 */
export type OwnedDifference = NonNullable<SyncDetail['owned']>['differing'][number];
