/**
 * The figures that entities of every flow are validated by. Data with a source, so that another
 * figure is another object and never another code.
 */
export interface EntityLimits {
  /** ISO 8601 */
  effectiveFrom: string;
  source: string;
  /** how far ahead of our clock an agency's may be */
  clockAheadMs: number;
  /** nothing older is an observation of ours, UTC milliseconds */
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
