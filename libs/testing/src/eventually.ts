import { setTimeout as pause } from 'node:timers/promises';
import { PatientDeadline } from './patient-deadline.js';

/**
 * Waits for a condition instead of a fixed time: checks until it holds, and says at the deadline
 * what was still missing.
 *
 * @param holds throws, or returns false, null or undefined, while the condition does not hold
 * @param withinMs deadline on a normal machine; on a slower machine it is longer by the same factor
 * @returns what `holds` returned
 */
export async function eventually<T>(
  what: string,
  holds: () => Promise<T> | T,
  withinMs = 30_000,
  everyMs = 100,
  measure?: () => Promise<number>,
): Promise<NonNullable<T>> {
  const deadline = new PatientDeadline(withinMs, measure);
  let last: unknown = 'it did not hold';
  for (;;) {
    try {
      const value = await holds();
      if (value !== false && value !== null && value !== undefined) return value as NonNullable<T>;
      last = `it was ${String(value)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : error;
    }
    if (await deadline.isOver())
      throw new Error(
        `Expected within ${deadline.allowedMs} ms that ${what}, got: ${String(last)}`,
      );
    await pause(everyMs);
  }
}
