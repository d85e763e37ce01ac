/**
 * The figures a sighting is validated by, beside those of every flow. Data with a source, so that
 * another figure is another object and never another code.
 */
export interface SightingLimits {
  /** ISO 8601 */
  effectiveFrom: string;
  source: string;
  /** how long an urgent check may go without its order's number */
  urgentOrderWithinMs: number;
}

export const SIGHTING_LIMITS: SightingLimits = {
  effectiveFrom: '2026-11-24',
  source:
    "An urgent check's surat perintah follows within one day (Timpora's mission file, " +
    'field checks)',
  urgentOrderWithinMs: 24 * 3_600_000,
};
