/**
 * Results of the competent agency by which a lead was right, and by which it was not. Others, such
 * as NOT_EXECUTABLE, say nothing of the lead.
 */
const RIGHT: readonly string[] = ['FOUND', 'MISUSED_IDENTITY'];
const WRONG: readonly string[] = ['NOT_FOUND', 'WRONG_PERSON', 'LAWFUL'];
/** The results that judge a lead. */
export const JUDGING: readonly string[] = [...RIGHT, ...WRONG];

/** Of how many leads that were judged how many were right. */
export interface JudgedLeads {
  right: number;
  judged: number;
}

/** A share of leads that were right, and the interval of 95 % around it. */
export interface Precision extends JudgedLeads {
  /** 0 to 1 */
  value: number;
  lowest: number;
  highest: number;
}

/** Fewer answers say nothing of a share, and warn of nothing. */
export const LEAST_JUDGED = 20;

/** Counts what was answered, by its result. */
export function judgedBy(results: Readonly<Record<string, number>>): JudgedLeads {
  const sum = (of: readonly string[]): number =>
    of.reduce((all, result) => all + (results[result] ?? 0), 0);
  const right = sum(RIGHT);
  return { right, judged: right + sum(WRONG) };
}

/** The quantile of the normal distribution for 95 %, both sides. */
const Z = 1.959964;

/**
 * Returns the share of leads that were right. The interval is Wilson's score interval, which holds
 * for few answers and for shares near 0 and 1. Source: E. B. Wilson, Probable inference, the law of
 * succession, and statistical inference, JASA 22 (1927), 209–212.
 *
 * @returns null where nothing was judged
 */
export function precisionOf({ right, judged }: JudgedLeads): Precision | null {
  if (judged === 0) return null;
  const value = right / judged;
  const square = Z ** 2 / judged;
  const middle = (value + square / 2) / (1 + square);
  const half =
    (Z / (1 + square)) * Math.sqrt((value * (1 - value)) / judged + square / (4 * judged));
  return {
    ...{ right, judged, value },
    lowest: Math.max(0, middle - half),
    highest: Math.min(1, middle + half),
  };
}

/**
 * Tells whether a share fell: the interval of 95 % for the difference lies below zero. It is made
 * of both Wilson intervals. Source: R. G. Newcombe, Interval estimation for the difference between
 * independent proportions, Statistics in Medicine 17 (1998), 873–890, method 10.
 */
export function hasFallen(before: JudgedLeads, after: JudgedLeads): boolean {
  if (before.judged < LEAST_JUDGED || after.judged < LEAST_JUDGED) return false;
  const [earlier, later] = [precisionOf(before)!, precisionOf(after)!];
  const highest =
    later.value -
    earlier.value +
    Math.hypot(later.highest - later.value, earlier.value - earlier.lowest);
  return highest < 0;
}
