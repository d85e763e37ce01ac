/**
 * A version of the rule that finds an overstay. A rule with other limits or other facts is another
 * version.
 */
export interface OverstayRule {
  id: string;
  version: number;
  /** ISO 8601 */
  effectiveFrom: string;
  source: string;
  /**
   * kinds of permit that the rule covers; every other kind, also an unknown one, is decided by a
   * human
   */
  kinds: readonly string[];
  /** days of overstay from which it is MEDIUM */
  mediumFromDays: number;
  /** days of overstay beyond which it is HIGH */
  highBeyondDays: number;
}

/**
 * The rule in force. Beyond 60 days the law orders deportation and tangkal, until then a daily
 * charge. It is uncertain on which side day 60 lies, so the rule takes the milder one. MEDIUM from
 * a week on is the exchange's own limit. Diplomatik and dinas are the Foreign Ministry's matter (UU
 * 6/2011 art. 48).
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
