import { setTimeout as pause } from 'node:timers/promises';
import type { DeadLetterCoordinates, Redriven } from '@sinergi/replica';

/** What became of a dead letter, where it lies. */
export type RedrivenDeadLetter = Redriven & { topic: string; partition: number; offset: string };

export interface RedriveWork {
  deadLetters: readonly DeadLetterCoordinates[];
  /** admits one dead letter again */
  redrive(deadLetter: DeadLetterCoordinates): Promise<Redriven>;
  /** letters per second; as fast as it goes where absent */
  ratePerSecond?: number | undefined;
  /** resolves at once unless an operator holds the work */
  whenReleased(): Promise<void>;
  onProgress(done: number, total: number): void;
  signal: AbortSignal;
}

/** An operation's result names so many dead letters; whoever needs all looks into the list. */
const NAMED = 1_000;

/**
 * Redrives letters one by one, no faster than asked, held and released as an operator says.
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
    // A slow letter is not made up for by a burst.
    dueAt = Math.max(dueAt, performance.now() - 1_000 / ratePerSecond) + 1_000 / ratePerSecond;
    await pause(Math.max(0, dueAt - performance.now()), undefined, { signal });
  }
  onProgress(deadLetters.length, deadLetters.length);
  return outcomes;
}
