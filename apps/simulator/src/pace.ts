import { setTimeout as pause } from 'node:timers/promises';

/**
 * The pace catches up after a late timer, but not after an outage: then the play continues at its
 * rate.
 */
const CATCH_UP_MS = 500;

/**
 * The factor on the rate in each part of the day, repeated: few events at night and a burst when
 * the offices open. The mean is 1, so the average rate is the given rate.
 */
const DAY = [0.1, 0.3, 1, 3, 1.4, 1, 0.8, 0.4];
const PART_MS = 15_000;

export type Rhythm = 'steady' | 'day';

/** Lets callers pass one after another, at a given number a second. */
export class Pace {
  private readonly began = performance.now();
  /** ms after the pace began */
  private due = 0;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly ratePerSecond: number,
    private readonly rhythm: Rhythm,
    private readonly signal: AbortSignal,
  ) {}

  next(): Promise<void> {
    this.turn = this.turn.then(() => this.wait());
    return this.turn;
  }

  private async wait(): Promise<void> {
    const now = performance.now() - this.began;
    const at = Math.max(this.due, now - CATCH_UP_MS);
    if (at > now) await pause(at - now, undefined, { signal: this.signal });
    this.due = this.dueAfter(at);
  }

  /** Returns when the time of a turn has passed, slower or faster by the part of the day. */
  private dueAfter(at: number): number {
    let left = 1_000 / this.ratePerSecond;
    if (this.rhythm === 'steady') return at + left;
    for (let from = at; ; ) {
      const part = Math.floor(from / PART_MS);
      const share = DAY[part % DAY.length]!;
      const ends = (part + 1) * PART_MS;
      const until = from + left / share;
      if (until <= ends) return until;
      left -= (ends - from) * share;
      from = ends;
    }
  }
}
