import { setTimeout as pause } from 'node:timers/promises';
import { performAct, type Stage } from './perform-act.js';
import { planAct } from './plan-act.js';

export interface Performance {
  agencies: readonly string[];
  ratePerSecond: number;
  /** null plays without end */
  totalEvents: number | null;
  signal: AbortSignal;
}

/** An agency that does not answer holds back its own acts; once this many wait, the play slows down for all. */
const MOST_WAITING = 200;
/** A timer's delay is made up for; an outage is not: afterwards the play goes on at its rate. */
const CATCH_UP_MS = 500;

/** Plays the plan at its rate: each agency's acts one after the other, the agencies side by side. Resolves at the end of the plan. */
export async function play(stage: Stage, { agencies, ratePerSecond, totalEvents, signal }: Performance): Promise<void> {
  const lanes = new Map(agencies.map((agency) => [agency, Promise.resolve()]));
  let waiting = 0;
  let failure: { error: unknown } | undefined;
  let due = performance.now();
  for (let index = stage.journal.next(agencies); totalEvents === null || index < totalEvents; index++) {
    const act = planAct(stage.seed, index, agencies);
    if (index <= stage.journal.lane(act.agency).last) continue;
    const now = performance.now();
    due = Math.max(due, now - CATCH_UP_MS);
    if (due > now) await pause(due - now, undefined, { signal });
    due += 1_000 / ratePerSecond;
    while (waiting >= MOST_WAITING) await pause(50, undefined, { signal });
    if (failure) throw failure.error;
    waiting += 1;
    const lane = lanes.get(act.agency)!.then(() => performAct(act, stage));
    // An abort, or a journal that can't be kept: without an account of itself the play must not go on.
    lane
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => (waiting -= 1));
    lanes.set(act.agency, lane);
  }
  await Promise.all(lanes.values());
  stage.journal.finish();
}
