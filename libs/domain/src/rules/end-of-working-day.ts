import { beginningOf, civilDay, dayNumberAt, kindOfDay } from '@sinergi/law';

/** Days on which nobody is expected at work; where no decree is known, the others are working. */
const OFF: readonly string[] = ['WEEKEND', 'HOLIDAY', 'COLLECTIVE_LEAVE'];

/**
 * Returns the end of a working day after a moment, in Jakarta: by then an answer is asked for. For
 * a year whose holidays no decree has set yet, every day of the week but its end counts as one.
 *
 * @param now epoch ms
 * @param count how many working days after the day of `now`
 * @returns epoch ms
 */
export function endOfWorkingDay(now: number, count: number): number {
  let on = dayNumberAt(now);
  for (let left = count; left > 0; ) {
    on += 1;
    if (!OFF.includes(kindOfDay(civilDay(on)))) left -= 1;
  }
  return beginningOf(on + 1);
}
