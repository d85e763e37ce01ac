import { setTimeout as pause } from 'node:timers/promises';

/** A timer's delay is made up for; an outage is not: afterwards the play goes on at its rate. */
const CATCH_UP_MS = 500;

/**
 * The share of the rate at which each part of the day is played, over and over: from a trickle at
 * night to a burst when the offices open. Their mean is 1, so the rate is what it says.
 */
const DAY = [0.1, 0.3, 1, 3, 1.4, 1, 0.8, 0.4];
const PART_MS = 15_000;

export type Rhythm = 'steady' | 'day';

/** Lets callers through one after the other, so many a second. */
export class Pace {
  private readonly began = performance.now();
  /** ms after it began */
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

  /** When a turn's time has passed, slower or faster as the parts of the day go. */
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
