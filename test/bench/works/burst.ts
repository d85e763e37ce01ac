import { heldBy, lastCommits, untilHeld, wallClock } from '../arrivals.js';
import type { Contender } from '../contenders/contender.js';
import { type ProcessorTime, processorTime, type Stores } from '../processor-time.js';

const WITHIN_MS = 900_000;

export interface BurstResult {
  events: number;
  /** from the first that was handed over to the last acknowledgement */
  intakeMs: number;
  /** from the first that was handed over to the commit of the last in the last target */
  ms: number;
  eventsPerSecond: number;
  /** ms of processors meanwhile */
  processors: ProcessorTime;
}

/**
 * Hands over so many events as fast as the intake takes them, and waits until all targets have all
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

/** ms of processors an event costs the exchange; who hands it over is left out. */
export function costPerEvent({
  processors: { own, postgres, kafka },
  events,
}: Pick<BurstResult, 'processors' | 'events'>): number {
  return (own + postgres + kafka) / events;
}
