import type { ProducerSilence } from '../../contract/agency.js';

/** Fewer pauses than these are no habit. */
const FEWEST_PAUSES = 20;
const SILENT_TIMES = 10;
/** Nobody is called silent sooner than after this, ms. */
const SILENT_AT_LEAST_MS = 5 * 60_000;
const QUIET_TIMES = 3;
const QUIET_AT_LEAST_MS = 60_000;

/**
 * Whether who says nothing for `quietMs` is silent by its own habit: a district that reports twice a day is not, when a border post that reports
 * every second is.
 * @param pausesMs the pauses between what it said so far, ms
 * @returns the status, and the median pause in ms where a habit is known
 */
export function judgeSilence(
  pausesMs: readonly number[],
  quietMs: number,
): {
  status: Extract<ProducerSilence['status'], 'speaking' | 'quiet' | 'silent' | 'too-little-known'>;
  usualMs: number | null;
} {
  if (pausesMs.length < FEWEST_PAUSES) return { status: 'too-little-known', usualMs: null };
  const usualMs = median(pausesMs);
  if (quietMs > Math.max(SILENT_TIMES * usualMs, SILENT_AT_LEAST_MS))
    return { status: 'silent', usualMs };
  if (quietMs > Math.max(QUIET_TIMES * usualMs, QUIET_AT_LEAST_MS))
    return { status: 'quiet', usualMs };
  return { status: 'speaking', usualMs };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
