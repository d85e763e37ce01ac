import { isOutage, levelOf } from '@sinergi/outage';
import type { BusLogger } from './kafka-client.js';

const ASK_AGAIN_MS = 500;

/**
 * The lifetime of a reader: its timers, the answers for which it waits, and its end. After it was
 * stopped, none of these begins any more.
 */
export class ReaderLife {
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopped = false;
  private crashed = false;

  constructor(
    private readonly onCrash: (error: Error) => void,
    private readonly logger: BusLogger,
  ) {}

  hasStopped(): boolean {
    return this.stopped;
  }

  hasEnded(): boolean {
    return this.stopped || this.crashed;
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** Reports a crash, once. Errors after the stop are not reported. */
  crash(error: unknown): void {
    if (this.hasEnded()) return;
    this.crashed = true;
    this.onCrash(error instanceof Error ? error : new Error(String(error)));
  }

  later(ms: number, work: () => void | Promise<void>): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void Promise.resolve(work()).catch((error: unknown) => this.crash(error));
    }, ms);
    this.timers.add(timer);
  }

  /**
   * Repeats a question until it is answered.
   *
   * @throws what `ask` throws, once the reader was stopped
   */
  untilItAnswers<T>(ask: () => Promise<T>): Promise<T> {
    return this.askAgain(ask, () => true);
  }

  /**
   * Repeats a question until an outage is over.
   *
   * @throws a bug, and what `ask` throws once the reader was stopped
   */
  throughOutages<T>(ask: () => Promise<T>): Promise<T> {
    return this.askAgain(ask, isOutage);
  }

  private async askAgain<T>(
    ask: () => Promise<T>,
    mayPass: (error: unknown) => boolean,
  ): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (this.stopped || !mayPass(error)) throw error;
        this.logger[levelOf(error)]({ err: error }, 'reader got no answer, asking again');
      }
      await new Promise<void>((resolve) => this.later(ASK_AGAIN_MS, () => resolve()));
    }
  }
}
