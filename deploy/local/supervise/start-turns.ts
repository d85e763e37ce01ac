import { availableParallelism } from 'node:os';

/** Enough to use a processor fully while one of them waits. */
const FOR_EACH_PROCESSOR = 2;

/**
 * Lets only a few parts load at the same time. Loading all at once takes as long in total, but none
 * answers before all have loaded, and the stores that they wait for come up last.
 */
export class StartTurns {
  /** the parts that wait while every turn is taken */
  private readonly waiting: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly most = availableParallelism() * FOR_EACH_PROCESSOR) {}

  /**
   * Gives turns in the order of the requests. @returns a function that gives the turn back, once
   */
  async take(signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) return () => undefined;
    if (this.taken < this.most) this.taken += 1;
    else if (!(await this.isHandedOver(signal))) return () => undefined;
    let isHeld = true;
    const giveBack = (): void => {
      if (isHeld) this.passOn();
      isHeld = false;
    };
    // A part that was stopped right after it got its turn does not need it.
    if (signal.aborted) giveBack();
    return giveBack;
  }

  /** While parts wait, a turn passes directly to the next one, so no later request overtakes. */
  private passOn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.taken -= 1;
  }

  private isHandedOver(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const go = (): void => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        resolve(false);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(go);
    });
  }
}
