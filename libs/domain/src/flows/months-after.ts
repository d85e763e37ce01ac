const DAY_MS = 86_400_000;

/**
 * Returns the same day of a later month, or that month's last day where it has no such day.
 *
 * @param days since 1970-01-01
 */
export function monthsAfter(days: number, months: number): number {
  const date = new Date(days * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / DAY_MS;
}
