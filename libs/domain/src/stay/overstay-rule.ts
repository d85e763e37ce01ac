/**
 * A version of the rule by which a stay is found to be over. What is decided by other figures or
 * other facts is another version.
 */
export interface OverstayRule {
  id: string;
  version: number;
  /** ISO 8601 */
  effectiveFrom: string;
  source: string;
  /** kinds it may speak of; every other one, an unknown one too, is a human's matter */
  kinds: readonly string[];
  /** days over from which it is MEDIUM */
  mediumFromDays: number;
  /** days over beyond which it is HIGH */
  highBeyondDays: number;
}

/**
 * Beyond 60 days the law orders deportation and tangkal, until then a daily charge; on which side
 * day 60 lies is uncertain, so it is the milder one. From a week on, MEDIUM, is the exchange's own
 * figure. Diplomatik and dinas are the Foreign Ministry's matter (UU 6/2011 art. 48).
 */
export const OVERSTAY_RULE: OverstayRule = {
  id: 'overstay',
  version: 1,
  effectiveFrom: '2026-11-24',
  source: 'UU 6/2011 art. 78; PP 28/2019',
  kinds: ['KUNJUNGAN', 'TERBATAS', 'TETAP'],
  mediumFromDays: 7,
  highBeyondDays: 60,
};
