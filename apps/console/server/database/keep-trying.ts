import { setTimeout as pause } from 'node:timers/promises';

const AGAIN_MS = 1_000;

/** Repeats `work` until it succeeds or the signal aborts. Never rejects. */
export async function keepTrying(
  work: () => Promise<unknown>,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
      return;
    } catch (error) {
      onFailure(error);
      await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
