import { beginningOf, type CivilDay, civilDay, dayNumber } from '@sinergi/law';

/** The quarter of the vote of 14 February 2024, whose stages and visa indexes hold. */
const FIRST = dayNumber('2023-12-21');
/** The last day of a population; the first one is 0. */
export const LAST_DAY = 90;
/** The last day of the campaign, and the day of the vote. */
export const CAMPAIGN_UNTIL = 51;
export const VOTE_DAY = 55;

const MINUTE_MS = 60_000;

/** @param day from 0, the first day of a population; days before that are negative */
export const dateOf = (day: number): CivilDay => civilDay(FIRST + day);

/** @param hour of the day in Jakarta, with a fraction @returns RFC 3339 */
export const timeOf = (day: number, hour: number): string =>
  new Date(beginningOf(FIRST + day) + Math.round(hour * 60) * MINUTE_MS).toISOString();

/** Days of which the border's records are late: they are told on the day after the last one. */
export const LATE_DAYS = { first: 30, last: 33 } as const;

const isLate = (day: number): boolean => day >= LATE_DAYS.first && day <= LATE_DAYS.last;

/** @returns the first day from this one on, by whose evening crossings before it are complete */
export const coveredOn = (day: number): number => (isLate(day) ? LATE_DAYS.last + 1 : day);

/** When a crossing is recorded. @returns RFC 3339 */
export const crossingToldAt = (day: number, hour: number): string =>
  isLate(day) ? timeOf(LATE_DAYS.last + 1, 0.1) : timeOf(day, hour);
