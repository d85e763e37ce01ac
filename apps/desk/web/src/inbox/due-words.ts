import { duration } from '@sinergi/web';

/** How a due time stands: past, near, or with time left; null where none is set. */
export interface Due {
  state: 'past' | 'near' | 'later';
  /** how long until then or since, in the largest unit of which there are two */
  time: string;
}

const NEAR_MS = 24 * 3_600_000;

/**
 * Returns how a due time stands.
 * @param now the time in the lane of the exercise, epoch ms
 */
export function dueOf(dueAt: string | null, now: number, language: string): Due | null {
  if (dueAt === null) return null;
  const left = Date.parse(dueAt) - now;
  const time = duration(Math.abs(left) / 1_000, language);
  return { state: left <= 0 ? 'past' : left < NEAR_MS ? 'near' : 'later', time };
}
