import { setTimeout as pause } from 'node:timers/promises';
import type { DeadLetterCoordinates, Redriven } from '@sinergi/replica';

/** The result of redriving a dead letter, with its coordinates. */
export type RedrivenDeadLetter = Redriven & { topic: string; partition: number; offset: string };

export interface RedriveWork {
  deadLetters: readonly DeadLetterCoordinates[];
  /** admits one dead letter again */
  redrive(deadLetter: DeadLetterCoordinates): Promise<Redriven>;
  /** dead letters per second; unlimited where absent */
  ratePerSecond?: number | undefined;
  /** resolves at once unless an operator holds the work */
  whenReleased(): Promise<void>;
  onProgress(done: number, total: number): void;
  signal: AbortSignal;
}

/** An operation's result names at most this many dead letters; the list shows all. */
const NAMED = 1_000;

/**
 * Redrives dead letters one by one, at most at the given rate; an operator can hold and release the
 * work.
 * @throws the signal's reason
 */
export async function redriveDeadLetters(work: RedriveWork): Promise<RedrivenDeadLetter[]> {
  const { deadLetters, ratePerSecond, signal, onProgress } = work;
  const outcomes: RedrivenDeadLetter[] = [];
  let dueAt = performance.now();
  for (const [done, deadLetter] of deadLetters.entries()) {
    await work.whenReleased();
    signal.throwIfAborted();
    onProgress(done, deadLetters.length);
    const outcome = await work.redrive(deadLetter);
    const { topic, partition, offset } = deadLetter;
    if (outcomes.length < NAMED)
      outcomes.push({ topic, partition, offset: String(offset), ...outcome });
    if (ratePerSecond === undefined) continue;
    // After a slow dead letter no burst catches up.
    dueAt = Math.max(dueAt, performance.now() - 1_000 / ratePerSecond) + 1_000 / ratePerSecond;
    await pause(Math.max(0, dueAt - performance.now()), undefined, { signal });
  }
  onProgress(deadLetters.length, deadLetters.length);
  return outcomes;
}
