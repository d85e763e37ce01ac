import type { ProducerSilence } from '../../contract/agency.js';

/** Fewer pauses than these are no habit. */
const FEWEST_PAUSES = 20;
/** Who was not watched through a whole day is not known at night, ms. */
const KNOWN_AFTER_MS = 24 * 3_600_000;
const SILENT_TIMES = 10;
/** A night, a weekend's morning: what was once is no silence, twice that is. */
const LONGEST_TIMES = 2;
/** Nobody is called silent sooner than after this, ms. */
const SILENT_AT_LEAST_MS = 5 * 60_000;
const QUIET_TIMES = 3;
const QUIET_AT_LEAST_MS = 60_000;

/** How somebody speaks in a flow, as far as that was seen. */
export interface KnownHabit {
  /** the latest pauses between two utterances, ms */
  pausesMs: readonly number[];
  /** the longest pause of the days that are remembered, ms */
  longestMs: number;
  /** how long it was watched in all, ms */
  watchedMs: number;
}

/**
 * Whether who says nothing for `quietMs` is silent by its own habit: a district that reports twice
 * a day is not, when a border post that reports every second is. Silent is who says nothing for ten
 * usual pauses, for five minutes, and for twice the longest pause of the last days, and only who
 * was watched through a day: so neither a start, nor a night, nor a burst before a lull is one.
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
