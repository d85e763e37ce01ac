import { setTimeout as pause } from 'node:timers/promises';

/** A timer's delay is made up for; an outage is not: afterwards the play goes on at its rate. */
const CATCH_UP_MS = 500;

/**
 * The share of the rate at which each part of the day is played, over and over: from a trickle at night to a burst when the offices open.
 * Their mean is 1, so the rate is what it says.
 */
const DAY = [0.1, 0.3, 1, 3, 1.4, 1, 0.8, 0.4];
const PART_MS = 15_000;

export type Rhythm = 'steady' | 'day';

/** Lets callers through one after the other, so many a second. */
export class Pace {
  private due = performance.now();
  private turn: Promise<void> = Promise.resolve();
  private readonly began = performance.now();

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
    const now = performance.now();
    this.due = Math.max(this.due, now - CATCH_UP_MS);
    if (this.due > now) await pause(this.due - now, undefined, { signal: this.signal });
    this.due += 1_000 / (this.ratePerSecond * this.share(now));
  }

  private share(now: number): number {
    return this.rhythm === 'steady' ? 1 : DAY[Math.floor((now - this.began) / PART_MS) % DAY.length]!;
  }
}
