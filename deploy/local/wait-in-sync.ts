import { setTimeout as pause } from 'node:timers/promises';
import { PlatformError } from './supervise/platform-error.js';

/** The progress of the exchange, as the console tells it at /health/exchange. */
interface Exchange {
  of: number;
  reported: number;
  inSync: number;
  waitingFor: { agency: string; reason: string }[];
}

/**
 * Waits until every agency has reported and all digests agree, as the console sees it; every change
 * on the way is said.
 *
 * @throws {PlatformError} PART_LATE with what is missing
 */
export async function waitInSync(
  consoleUrl: string,
  withinMs: number,
  say: (line: string) => void,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  let told = '';
  for (;;) {
    const exchange = await exchangeAt(consoleUrl);
    if (
      exchange &&
      exchange.of > 0 &&
      exchange.inSync === exchange.of &&
      exchange.reported === exchange.of
    )
      return;
    const missing = exchange
      ? exchange.waitingFor.map(({ agency, reason }) => `${agency}: ${reason}`).join('; ')
      : 'the console does not answer';
    const now = exchange ? `${exchange.inSync} of ${exchange.of} agencies in sync` : missing;
    if (now !== told) say(now);
    told = now;
    if (performance.now() > deadline) {
      throw new PlatformError(
        'PART_LATE',
        `The agencies did not come in sync within ${Math.round(withinMs / 1000)} s: ` +
          `${missing.slice(0, 600)}.`,
      );
    }
    await pause(250);
  }
}

async function exchangeAt(consoleUrl: string): Promise<Exchange | undefined> {
  try {
    const response = await fetch(`${consoleUrl}/health/exchange`, {
      signal: AbortSignal.timeout(2_000),
    });
    return response.ok ? ((await response.json()) as Exchange) : undefined;
  } catch {
    return undefined;
  }
}
