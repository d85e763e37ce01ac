import { setTimeout as pause } from 'node:timers/promises';
import { arrivalTimes, untilArrived, wallClock } from '../arrivals.js';
import type { Contender } from '../contenders/contender.js';
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
  /** ms from the instant at which an event was due to be handed over to the commit in the last of the targets */
  sinceDue: Quantiles;
  /** ms from its acknowledgement; below zero where all had it before whoever sent it was told */
  sinceAcknowledged: Quantiles;
}

/** Hands over events at a rate, whatever becomes of those before, and looks when the last of the targets had each. */
export async function propagation(contender: Contender, ratePerSecond: number, seconds: number): Promise<PropagationResult> {
  const events = Math.round(ratePerSecond * seconds);
  const sent: { due: number; acknowledged: Promise<{ id: string; at: number }> }[] = [];
  const began = wallClock();
  for (let n = 0; n < events; n++) {
    const due = began + (n / ratePerSecond) * 1_000;
    const early = due - wallClock();
    if (early > 0) await pause(early);
    const acknowledged = contender.one(n).then((id) => ({ id, at: wallClock() }));
    acknowledged.catch(() => undefined);
    sent.push({ due, acknowledged });
  }
  const told = await Promise.all(sent.map(async ({ due, acknowledged }) => ({ due, ...(await acknowledged) })));
  await untilArrived(contender.targets, began, events, WITHIN_MS);
  const last = await arrivalTimes(
    contender.targets,
    began,
    told.map(({ id }) => id),
  );
  return {
    events,
    sinceDue: quantiles(told.map(({ id, due }) => last.get(id)! - due)),
    sinceAcknowledged: quantiles(told.map(({ id, at }) => last.get(id)! - at)),
  };
}

function quantiles(values: readonly number[]): Quantiles {
  return { p50: quantile(values, 0.5), p90: quantile(values, 0.9), p99: quantile(values, 0.99), max: quantile(values, 1) };
}
