import { availableParallelism } from 'node:os';

/** Enough to keep a processor busy while one of them waits. */
const FOR_EACH_PROCESSOR = 2;

/**
 * Lets only a few parts load at once. All at once take as long together, none of them answers
 * before all do, and the stores that they wait for come up last.
 */
export class StartTurns {
  private readonly waiting: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly most = availableParallelism() * FOR_EACH_PROCESSOR) {}

  /** In the order in which they ask. @returns gives the turn back, once */
  async take(signal: AbortSignal): Promise<() => void> {
    while (this.taken >= this.most && !signal.aborted) await this.next(signal);
    if (signal.aborted) return () => undefined;
    this.taken += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.taken -= 1;
      this.waiting.shift()?.();
    };
  }

  private next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        const at = this.waiting.indexOf(go);
        if (at >= 0) this.waiting.splice(at, 1);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(go);
    });
  }
}
