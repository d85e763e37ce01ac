/** The figures a sighting is judged by. Data with a source, so that another figure is another object and never another code. */
export interface SightingLimits {
  /** how far ahead of our clock an agency's may be */
  clockAheadMs: number;
  /** nothing older is a sighting of ours, UTC milliseconds */
  earliestSeenAt: number;
  /** how long an urgent check may go without its order's number */
  urgentOrderWithinMs: number;
  /** how long content may be kept, in calendar years from when it was seen */
  retentionYears: number;
}

/**
 * In force since 2026-11-24. An urgent check's surat perintah follows within one day (Timpora's mission file, field checks); five minutes of
 * clock, the year 2000 and ten years of retention are the exchange's own rules, the last so that erasing (UU PDP 27/2022 arts 42–44) has a date.
 */
export const SIGHTING_LIMITS: SightingLimits = {
  clockAheadMs: 5 * 60_000,
  earliestSeenAt: Date.UTC(2000, 0, 1),
  urgentOrderWithinMs: 24 * 3_600_000,
  retentionYears: 10,
};
