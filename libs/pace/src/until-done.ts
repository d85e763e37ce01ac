import { rest } from './rest.js';

/** ms; the time between two tries doubles from the first to the longest */
export interface RetryTimes {
  firstMs: number;
  longestMs: number;
}

const USUAL: RetryTimes = { firstMs: 200, longestMs: 3_000 };

/**
 * Repeats work until it succeeds: at a service's start the services that it needs may still be
 * starting.
 *
 * @throws the signal's reason once it aborts
 */
export async function untilDone<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
  { firstMs, longestMs }: RetryTimes = USUAL,
): Promise<T> {
  for (let waitMs = firstMs; ; waitMs = Math.min(waitMs * 2, longestMs)) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      onFailure(error);
    }
    await rest(waitMs, signal);
  }
}
