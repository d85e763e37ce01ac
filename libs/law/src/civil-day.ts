const DAY_MS = 86_400_000;
const WIB_AHEAD_MS = 7 * 3_600_000;
const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar in Asia/Jakarta (WIB, UTC+7 all year), ISO 8601: 2024-02-13. */
export type CivilDay = string;

/** Tells whether a text is a day that exists, in ISO 8601. */
export function isCivilDay(text: string): boolean {
  return FORM.test(text) && civilDay(dayNumber(text)) === text;
}

/** @returns days since 1970-01-01; NaN for a text that is no day */
export const dayNumber = (day: CivilDay): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** @param days since 1970-01-01 @returns an empty text where there is no such day */
export function civilDay(days: number): CivilDay {
  const date = new Date(days * DAY_MS);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** @param ms epoch milliseconds @returns the day in Jakarta, in days since 1970-01-01 */
export const dayNumberAt = (ms: number): number => Math.floor((ms + WIB_AHEAD_MS) / DAY_MS);

/** @param ms epoch milliseconds */
export const civilDayAt = (ms: number): CivilDay => civilDay(dayNumberAt(ms));

/** @param days since 1970-01-01 @returns when that day begins in Jakarta, epoch milliseconds */
export const beginningOf = (days: number): number => days * DAY_MS - WIB_AHEAD_MS;
