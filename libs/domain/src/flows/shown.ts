const DAY_MS = 86_400_000;

/** RFC 3339, for violations. @param ms epoch milliseconds */
export function instant(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? 'no time' : date.toISOString();
}

/** ISO 8601, for violations. @param days since 1970-01-01 */
export const day = (days: number): string => instant(days * DAY_MS).slice(0, 10);

/** Days since 1970-01-01 of the day it is in Jakarta (WIB, UTC+7) at a moment. */
export const jakartaDay = (ms: number): number => Math.floor((ms + 7 * 3_600_000) / DAY_MS);
