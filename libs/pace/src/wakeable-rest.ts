import { beginRest } from './rest.js';

/**
 * The rest of a loop between two looks, which a wake ends. A wake that comes while the loop does
 * not rest is remembered: the look under way may have been too early for what it tells of.
 */
export class WakeableRest {
  private isWoken = false;
  private end: (() => void) | undefined;

  /** Ends the rest, or the next one at its beginning. */
  wake(): void {
    this.isWoken = true;
    this.end?.();
  }

  /**
   * Forgets the wakes until now. Called before a look, which finds what they tell of; so the loop
   * does not look once more for nothing.
   */
  forget(): void {
    this.isWoken = false;
  }

  /** Rests until the time is over, a wake, or the abort; an abort is no error. */
  async rest(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.isWoken) {
      const { over, end } = beginRest(ms, signal);
      this.end = end;
      await over;
      this.end = undefined;
    }
    this.isWoken = false;
  }
}
