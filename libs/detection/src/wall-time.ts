import { beginningOf, civilDayAt, dayNumberAt } from '@sinergi/law';

const MINUTE_MS = 60_000;

/** A time as clocks in Jakarta show it: 2026-11-24 09:05 WIB. @param at epoch ms */
export function wallTime(at: number): string {
  const minutes = Math.floor((at - beginningOf(dayNumberAt(at))) / MINUTE_MS);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${civilDayAt(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)} WIB`;
}
