import { setTimeout as pause } from 'node:timers/promises';
import { measureSlowness, slowness } from './machine-slowness.js';

/**
 * Waits for a condition instead of a time: asks until it holds, and says at the deadline what was
 * still missing.
 *
 * @param holds throws, or returns false, null or undefined, while it does not hold
 * @param withinMs deadline on a normal machine; a slower one has as much more time as it is slower
 * @returns what `holds` returned
 */
export async function eventually<T>(
  what: string,
  holds: () => Promise<T> | T,
  withinMs = 30_000,
  everyMs = 100,
  measure: () => Promise<number> = measureSlowness,
): Promise<NonNullable<T>> {
  const began = performance.now();
  let allowedMs = withinMs * slowness();
  let isMeasured = false;
  let last: unknown = 'it did not hold';
  for (;;) {
    try {
      const value = await holds();
      if (value !== false && value !== null && value !== undefined) return value as NonNullable<T>;
      last = `it was ${String(value)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : error;
    }
    if (performance.now() - began > allowedMs) {
      // The suite measured when it began; what runs beside it by now may be more.
      if (!isMeasured) allowedMs = Math.max(allowedMs, withinMs * (await measure()));
      if (isMeasured || performance.now() - began > allowedMs) {
        const within = Math.round(allowedMs);
        throw new Error(`Expected within ${within} ms that ${what}, got: ${String(last)}`);
      }
      isMeasured = true;
    }
    await pause(everyMs);
  }
}
