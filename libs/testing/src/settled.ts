import { setTimeout as pause } from 'node:timers/promises';
import { PatientDeadline } from './patient-deadline.js';

/**
 * Checks until the state is good, or until the time is over: "in sync" allows a few seconds of lag,
 * and early detection needs time. Unlike `eventually` it returns the last state that it saw.
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
