import { setTimeout as pause } from 'node:timers/promises';
import { patient } from '@sinergi/testing';

/**
 * Looks until it is well, or no longer: "in sync" allows a few seconds of lag, and early detection
 * settles, so what is not well after a while is not well. Unlike `eventually` it hands over what it
 * saw last.
 */
export async function settled<T>(
  look: () => Promise<T>,
  isWell: (seen: T) => boolean,
  withinMs: number,
): Promise<T> {
  const until = performance.now() + patient(withinMs);
  for (;;) {
    const seen = await look();
    if (isWell(seen) || performance.now() > until) return seen;
    await pause(500);
  }
}
