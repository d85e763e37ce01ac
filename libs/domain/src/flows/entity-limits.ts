/**
 * The limits by which entities of every flow are validated. They are data with a source: other
 * limits are another object, not other code.
 */
export interface EntityLimits {
  /** ISO 8601 */
  effectiveFrom: string;
  source: string;
  /** how far an agency's clock may be ahead of ours, ms */
  clockAheadMs: number;
  /** earliest time of an observation, UTC milliseconds */
  earliestAt: number;
  /** how long content may be kept, in calendar years */
  retentionYears: number;
}

export const ENTITY_LIMITS: EntityLimits = {
  effectiveFrom: '2026-11-24',
  source:
    "The exchange's own rules; ten years, so that erasing (UU PDP 27/2022 arts 42–44) has a date",
  clockAheadMs: 5 * 60_000,
  earliestAt: Date.UTC(2000, 0, 1),
  retentionYears: 10,
};
