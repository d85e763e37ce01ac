const LONGEST_MS = 60 * 60_000;

/**
 * Returns how long to wait after the nth failure in a row. The delay doubles each time, and lies
 * between half and all of it, so that calls that failed together do not repeat together.
 *
 * @param failures 1 after the first
 * @param random 0 ≤ x < 1
 */
export function retryDelayMs(failures: number, firstMs: number, random: number): number {
  const full = Math.min(firstMs * 2 ** Math.min(failures - 1, 30), LONGEST_MS);
  return Math.round(full / 2 + (full / 2) * random);
}
