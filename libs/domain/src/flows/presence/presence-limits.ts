/** The limits by which a presence is validated, besides those of every flow. */
export interface PresenceLimits {
  /** ISO 8601 */
  effectiveFrom: string;
  source: string;
  /** how far its end may lie ahead */
  longestMs: number;
}

export const PRESENCE_LIMITS: PresenceLimits = {
  effectiveFrom: '2026-11-29',
  source: "The exchange's own rule: a month, after which somebody has to look again",
  longestMs: 31 * 24 * 3_600_000,
};
