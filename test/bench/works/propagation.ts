import { setTimeout as pause } from 'node:timers/promises';
import { arrivalTimes, heldBy, untilHeld, wallClock } from '../arrivals.js';
import type { Contender, Target } from '../contenders/contender.js';
import { type ProcessorTime, processorTime, type Stores } from '../processor-time.js';
import { quantile } from '../statistics.js';

const WITHIN_MS = 120_000;

export interface Quantiles {
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

export interface PropagationResult {
  events: number;
  ratePerSecond: number;
  /** processor time from the first due event until all targets had all events, ms */
  processors: ProcessorTime;
  /** the time from the instant at which an event was due to its commit in the last target, ms */
  sinceDue: Quantiles;
  /**
   * the time from the acknowledgement, ms; negative where all targets had the event before the
   * sender got the acknowledgement
   */
  sinceAcknowledged: Quantiles;
}

/**
 * Hands over events at a fixed rate, whether or not earlier events have arrived, and measures when
 * the last target had each event.
 */
export function propagation(
  contender: Contender,
  ratePerSecond: number,
  seconds: number,
  stores: Stores,
): Promise<PropagationResult> {
  const events = Math.round(ratePerSecond * seconds);
  return propagationTo(
    contender,
    contender.targets,
    ratePerSecond,
    stores,
    (sent) => sent < events,
  );
}

/** Does the same with some of its targets, until it is told to stop. */
export async function propagationTo(
  contender: Contender,
  targets: readonly Target[],
  ratePerSecond: number,
  stores: Stores,
  goOn: (sent: number) => boolean,
): Promise<PropagationResult> {
  const before = await heldBy(targets);
  const sent: { due: number; acknowledged: Promise<{ id: string; at: number }> }[] = [];
  const spent = processorTime(stores, contender.pids());
  const began = wallClock();
  for (let n = 0; goOn(n); n++) {
    const due = began + (n / ratePerSecond) * 1_000;
    const early = due - wallClock();
    if (early > 0) await pause(early);
    const acknowledged = contender.one(n).then((id) => ({ id, at: wallClock() }));
    acknowledged.catch(() => undefined);
    sent.push({ due, acknowledged });
  }
  const told = await Promise.all(
    sent.map(async ({ due, acknowledged }) => ({ due, ...(await acknowledged) })),
  );
  await untilHeld(
    targets,
    before.map((held) => held + told.length),
    WITHIN_MS,
  );
  const processors = spent();
  const last = await arrivalTimes(
    targets,
    began,
    told.map(({ id }) => id),
  );
  return {
    events: told.length,
    ratePerSecond,
    processors,
    sinceDue: quantiles(told.map(({ id, due }) => last.get(id)! - due)),
    sinceAcknowledged: quantiles(told.map(({ id, at }) => last.get(id)! - at)),
  };
}

export function quantiles(values: readonly number[]): Quantiles {
  return {
    p50: quantile(values, 0.5),
    p90: quantile(values, 0.9),
    p99: quantile(values, 0.99),
    max: quantile(values, 1),
  };
}
