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

/** Plays the plan at its rate: each agency's acts one after the other, the agencies side by side. Resolves at the end of the plan. */
export async function play(stage: Stage, { agencies, ratePerSecond, totalEvents, signal }: Performance): Promise<void> {
  const lanes = new Map(agencies.map((agency) => [agency, Promise.resolve()]));
  let waiting = 0;
  const first = stage.journal.next(agencies);
  const began = performance.now();
  for (let index = first; totalEvents === null || index < totalEvents; index++) {
    const act = planAct(stage.seed, index, agencies);
    if (index <= stage.journal.lane(act.agency).last) continue;
    const dueMs = began + ((index - first) / ratePerSecond) * 1_000 - performance.now();
    if (dueMs > 0) await pause(dueMs, undefined, { signal });
    while (waiting >= MOST_WAITING) await pause(50, undefined, { signal });
    waiting += 1;
    const lane = lanes.get(act.agency)!.then(() => performAct(act, stage));
    // A rejection is an abort: awaited at the end, heard here so that it is no unhandled one.
    lane.catch(() => undefined).finally(() => (waiting -= 1));
    lanes.set(act.agency, lane);
  }
  await Promise.all(lanes.values());
  stage.journal.finish();
}
