import { heldBy, lastCommits, untilHeld, wallClock } from '../arrivals.js';
import type { Contender } from '../contenders/contender.js';
import { type ProcessorTime, processorTime, type Stores } from '../processor-time.js';

const WITHIN_MS = 900_000;

export interface BurstResult {
  events: number;
  /** the time from handing over the first event to the last acknowledgement */
  intakeMs: number;
  /**
   * the time from handing over the first event to the commit of the last event in the last target
   */
  ms: number;
  eventsPerSecond: number;
  /** processor time of that period, ms */
  processors: ProcessorTime;
}

/**
 * Hands over `count` events as fast as the intake takes them, and waits until every target has all
 * of them.
 */
export async function burst(
  contender: Contender,
  events: number,
  stores: Stores,
): Promise<BurstResult> {
  const { targets } = contender;
  const handOver = await contender.prepareBurst(events);
  const before = await heldBy(targets);
  const spent = processorTime(stores, contender.pids());
  const began = wallClock();
  await handOver();
  const intakeMs = wallClock() - began;
  await untilHeld(
    targets,
    before.map((held) => held + events),
    WITHIN_MS,
  );
  const processors = spent();
  const ms = Math.max(...(await lastCommits(targets, began, events))) - began;
  return { events, intakeMs, ms, eventsPerSecond: (events / ms) * 1_000, processors };
}

/**
 * Returns the processor time of the exchange per event, ms, without the process that hands events
 * over.
 */
export function costPerEvent({
  processors: { own, postgres, kafka },
  events,
}: Pick<BurstResult, 'processors' | 'events'>): number {
  return (own + postgres + kafka) / events;
}
