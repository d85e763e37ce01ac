import { setTimeout as pause } from 'node:timers/promises';

/** Returns in words why something is not ready; null when it is. */
export type ReadinessCheck = () => Promise<string | null> | string | null;

const LONGEST_MS = 2_000;

/**
 * The checks that must pass before a service is ready. A check that hangs or throws makes the
 * service not ready.
 */
export class ReadinessBoard {
  private readonly checks = new Map<string, ReadinessCheck>();
  private readonly notes: (() => string | null)[] = [];

  add(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  /** Adds a note for operators that does not affect readiness; null means no note. */
  addNote(note: () => string | null): void {
    this.notes.push(note);
  }

  async check(): Promise<{ ready: boolean; reasons: string[]; notes: string[] }> {
    const looked = await Promise.all([...this.checks].map(([name, check]) => look(name, check)));
    const reasons = looked.filter((reason) => reason !== null);
    const notes = this.notes.map((note) => note()).filter((note) => note !== null);
    return { ready: reasons.length === 0, reasons, notes };
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
