import { setTimeout as pause } from 'node:timers/promises';

const FIRST_MS = 200;
const LONGEST_MS = 3_000;

/**
 * Tries until it succeeds or `signal` aborts: what a service needs at its start may itself still be
 * starting.
 */
export async function untilDone<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<T> {
  for (let waitMs = FIRST_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_MS)) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      onFailure(error);
    }
    await pause(waitMs, undefined, { signal });
  }
}
