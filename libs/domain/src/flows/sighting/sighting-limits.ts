/**
 * The limits by which a sighting is validated, besides those of every flow. They are data with a
 * source: other limits are another object, not other code.
 */
export interface SightingLimits {
  /** ISO 8601 */
  effectiveFrom: string;
  source: string;
  /** how long an urgent check may lack the number of its order */
  urgentOrderWithinMs: number;
}

export const SIGHTING_LIMITS: SightingLimits = {
  effectiveFrom: '2026-11-24',
  source:
    "An urgent check's surat perintah follows within one day (Timpora's mission file, " +
    'field checks)',
  urgentOrderWithinMs: 24 * 3_600_000,
};
