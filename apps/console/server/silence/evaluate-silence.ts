import type { ProducerSilence } from '../../contract/agency.js';

/** Fewer pauses than this are not a habit. */
const FEWEST_PAUSES = 20;
/** An agency must be watched for a whole day before its nights are known, ms. */
const KNOWN_AFTER_MS = 24 * 3_600_000;
const SILENT_TIMES = 10;
/** A pause as long as a night or a weekend's morning is no silence; twice as long is one. */
const LONGEST_TIMES = 2;
/** No agency is silent before this time, ms. */
const SILENT_AT_LEAST_MS = 5 * 60_000;
const QUIET_TIMES = 3;
const QUIET_AT_LEAST_MS = 60_000;

/** An agency's habit in a flow, as far as it was observed. */
export interface KnownHabit {
  /** the latest pauses between two publications, ms */
  pausesMs: readonly number[];
  /** the longest pause of the remembered days, ms */
  longestMs: number;
  /** total time for which the agency was watched, ms */
  watchedMs: number;
}

/**
 * Evaluates whether a producer that has published nothing for `quietMs` is silent compared with its
 * own habit. After the same time, a border post that reports every second can be silent, and a
 * district that reports twice a day is not. A producer is silent after ten usual pauses, five
 * minutes, and twice the longest pause of the last days, and only when it was watched for a whole
 * day. So neither a start, nor a night, nor a lull after a burst is a silence.
 * @returns the status, and the median pause in ms where a habit is known
 */
export function evaluateSilence(
  { pausesMs, longestMs, watchedMs }: KnownHabit,
  quietMs: number,
): {
  status: Extract<ProducerSilence['status'], 'speaking' | 'quiet' | 'silent' | 'too-little-known'>;
  usualMs: number | null;
} {
  if (pausesMs.length < FEWEST_PAUSES) return { status: 'too-little-known', usualMs: null };
  const usualMs = median(pausesMs);
  const silentMs = Math.max(SILENT_TIMES * usualMs, LONGEST_TIMES * longestMs, SILENT_AT_LEAST_MS);
  if (quietMs > silentMs && watchedMs >= KNOWN_AFTER_MS) return { status: 'silent', usualMs };
  if (quietMs > Math.max(QUIET_TIMES * usualMs, QUIET_AT_LEAST_MS))
    return { status: 'quiet', usualMs };
  return { status: 'speaking', usualMs };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
