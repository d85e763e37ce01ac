import { setTimeout as pause } from 'node:timers/promises';

/** Why something is not ready, in words; null when it is. */
export type ReadinessCheck = () => Promise<string | null> | string | null;

const LONGEST_MS = 2_000;

/**
 * Everything that has to hold before a service is called ready. A check that hangs or throws is a
 * reason like any other.
 */
export class ReadinessBoard {
  private readonly checks = new Map<string, ReadinessCheck>();

  add(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  async check(): Promise<{ ready: boolean; reasons: string[] }> {
    const looked = await Promise.all([...this.checks].map(([name, check]) => look(name, check)));
    const reasons = looked.filter((reason) => reason !== null);
    return { ready: reasons.length === 0, reasons };
  }
}

async function look(name: string, check: ReadinessCheck): Promise<string | null> {
  const over = new AbortController();
  try {
    return await Promise.race([
      Promise.resolve(check()),
      pause(LONGEST_MS, `${name}: no answer within ${LONGEST_MS} ms`, {
        signal: over.signal,
      }).catch(() => null),
    ]);
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    over.abort();
  }
}
