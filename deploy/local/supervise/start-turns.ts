import { availableParallelism } from 'node:os';

/** Enough to keep a processor busy while one of them waits. */
const FOR_EACH_PROCESSOR = 2;

/**
 * Lets only a few parts load at once. All at once take as long together, none of them answers
 * before all do, and the stores that they wait for come up last.
 */
export class StartTurns {
  /** whoever waits, while every turn is taken */
  private readonly waiting: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly most = availableParallelism() * FOR_EACH_PROCESSOR) {}

  /** In the order in which they ask. @returns gives the turn back, once */
  async take(signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) return () => undefined;
    if (this.taken < this.most) this.taken += 1;
    else if (!(await this.isHandedOver(signal))) return () => undefined;
    let isHeld = true;
    const giveBack = (): void => {
      if (isHeld) this.passOn();
      isHeld = false;
    };
    // Whoever was stopped right after it was handed over has no use for it.
    if (signal.aborted) giveBack();
    return giveBack;
  }

  /** A turn goes from hand to hand while somebody waits, so nobody who comes later gets between. */
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
