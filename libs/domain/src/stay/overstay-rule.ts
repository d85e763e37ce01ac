import { type CivilDay, entriesOn, OVERSTAY_LAW } from '@sinergi/law';

/**
 * A version of the rule that finds an overstay. A rule with other limits or other facts is another
 * version.
 */
export interface OverstayRule {
  id: string;
  version: number;
  /** the texts that hold on the day for which the rule is asked */
  source: string;
  /**
   * kinds of permit that the rule covers; every other kind, also an unknown one, is decided by a
   * human
   */
  kinds: readonly string[];
  /** days of overstay from which it is MEDIUM */
  mediumFromDays: number;
  /** days of overstay beyond which it is HIGH; null where no text is known for that day */
  highBeyondDays: number | null;
  /** working days within which the competent agency is asked to take it up */
  answerWithinWorkingDays: number;
}

/** What no law sets. */
export const OVERSTAY_RULE = {
  id: 'overstay',
  version: 3,
  kinds: ['KUNJUNGAN', 'TERBATAS', 'TETAP'],
  mediumFromDays: 7,
  answerWithinWorkingDays: 3,
} as const;

/**
 * The rule by the law of a day. Beyond the days that are charged the law orders deportation and
 * tangkal: HIGH. MEDIUM from a week on is the exchange's own limit. Diplomatik and dinas are the
 * Foreign Ministry's matter (UU 6/2011 art. 48).
 *
 * @param day in Jakarta, on which the person is still there
 */
export function overstayRuleOn(day: CivilDay): OverstayRule {
  const entries = entriesOn(OVERSTAY_LAW, day);
  const [highBeyondDays = null] = entries.flatMap(({ rule }) =>
    rule.matter === 'TERM' ? [rule.chargedDays] : [],
  );
  const source = entries.map(({ source, article }) => `${source} ${article}`).join('; ');
  return { ...OVERSTAY_RULE, highBeyondDays, source: source || 'no text known for this day' };
}
