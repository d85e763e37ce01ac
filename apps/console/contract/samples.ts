import type { ActionKind, ActionOutcome } from './session.js';

/**
 * What is sampled of the exchange, by the name that Prometheus and Grafana know it by. A day is
 * kept at 10 s, a month at 5 min, and the rates of flows a year at 1 h.
 */
export const SAMPLED_SERIES = [
  'sinergi_console_flow_events_per_second',
  'sinergi_console_agency_lag_seconds',
  'sinergi_console_agency_pending_records',
  'sinergi_console_agency_applied_per_second',
  'sinergi_console_agency_outbox_pending',
  'sinergi_console_agency_dead_letters',
  'sinergi_console_agency_waiting',
] as const;
export type SampledSeries = (typeof SAMPLED_SERIES)[number];

/** GET /api/samples?series=&from=&to=&step= (ISO, s). The step is at least what was asked. */
export interface Samples {
  series: SampledSeries;
  /** time of the first value of every curve, ISO 8601 */
  from: string;
  stepSeconds: number;
  /**
   * One curve for each flow or agency, by its code. Every curve has the same number of values, one
   * for a step; null where nothing is known, as while the console was down.
   */
  curves: { of: string; values: (number | null)[] }[];
}

/** GET /api/annotations?from=&to= (ISO). What happened in this time, earliest first. */
export interface Annotations {
  items: Annotation[];
  /** whether there are more, earlier ones than an answer holds */
  isCut: boolean;
}

export type Annotation =
  | {
      kind: 'action';
      at: string;
      /** the agency that the action concerns; null where it concerns none */
      agency: string | null;
      action: ActionKind;
      outcome: ActionOutcome;
      operator: string;
    }
  | { kind: 'start'; at: string; agency: string; software: string };
