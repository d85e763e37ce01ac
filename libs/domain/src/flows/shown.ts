const DAY_MS = 86_400_000;

/**
 * Formats an instant for violations (RFC 3339).
 *
 * @param ms epoch milliseconds
 */
export function instant(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? 'no time' : date.toISOString();
}

/**
 * Formats a day for violations (ISO 8601).
 *
 * @param days since 1970-01-01
 */
export const day = (days: number): string => instant(days * DAY_MS).slice(0, 10);
