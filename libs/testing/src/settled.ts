import { setTimeout as pause } from 'node:timers/promises';
import { PatientDeadline } from './patient-deadline.js';

/**
 * Looks until it is well, or no longer: "in sync" allows a few seconds of lag, and early detection
 * settles, so what is not well after a while is not well. Unlike `eventually` it hands over what it
 * saw last.
 */
export async function settled<T>(
  look: () => Promise<T>,
  isWell: (seen: T) => boolean,
  withinMs: number,
  everyMs = 500,
  measure?: () => Promise<number>,
): Promise<T> {
  const deadline = new PatientDeadline(withinMs, measure);
  for (;;) {
    const seen = await look();
    if (isWell(seen) || (await deadline.isOver())) return seen;
    await pause(everyMs);
  }
}
