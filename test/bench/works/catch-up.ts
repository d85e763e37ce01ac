import { setTimeout as pause } from 'node:timers/promises';
import { withSession } from '@sinergi/testing';
import { heldBy, heldIn, untilHeld, wallClock } from '../arrivals.js';
import type { Target } from '../contenders/contender.js';
import type { Ours } from '../contenders/ours.js';
import { residentOf } from '../memory.js';
import { type ProcessorTime, processorTime, type Stores } from '../processor-time.js';
import { fill } from './fill.js';
import { type PropagationResult, propagationTo } from './propagation.js';

/** The rate of events for the other agencies during the catch-up. */
export const TRICKLE_PER_SECOND = 50;
/**
 * The events of the warm-up. A process that has just started is slower than a warm one, which would
 * make the later measurement look better.
 */
const WARM_UP = 2_000;
const ARRIVE_WITHIN_MS = 300_000;
const CATCH_UP_WITHIN_MS = 600_000;
const LOOK_EVERY_MS = 100;
/** The least number of events from which a p99 can be taken. */
const TRICKLE_AT_LEAST = 200;

export interface CatchUpResult {
  behind: number;
  /** the time from the operator's command until the copy has everything that it lacked */
  ms: number;
  eventsPerSecond: number;
  /** propagation to the others while no copy is behind */
  without: PropagationResult;
  /** propagation to the others while one copy catches up */
  meanwhile: PropagationResult;
  /** processor time of that period, ms, including the events for the others */
  processors: ProcessorTime;
  /** resident MiB of all processes: before it fell behind, and the maximum while it caught up */
  residentBefore: number;
  residentMost: number;
}

/**
 * Pauses one agency's reading through its operator while the others continue, until it lacks
 * `count` events. Then it resumes the reading. The agency shares its process, its processors and
 * its PostgreSQL with the live ones, which is the harder of the two modes.
 *
 * @throws Error where its copy differs from the others at the end
 */
export async function catchUp(
  ours: Ours,
  behind: number,
  seconds: number,
  stores: Stores,
): Promise<CatchUpResult> {
  const late = ours.bystander;
  const live = ours.targets.filter((target) => target !== late);
  await fill(ours, ours.targets, WARM_UP);
  const without = await propagationTo(
    ours,
    live,
    TRICKLE_PER_SECOND,
    stores,
    (sent) => sent < TRICKLE_PER_SECOND * seconds,
  );
  const residentBefore = residentOf(ours.pids());
  await untilHeld([late], [Math.max(...(await heldBy(live)))], ARRIVE_WITHIN_MS);
  await ours.operate(late.name, 'PAUSE');
  const from = await heldIn(late);
  await fill(ours, live, behind);
  let residentMost = residentOf(ours.pids());
  let isBehind = true;
  const spent = processorTime(stores, ours.pids());
  const began = wallClock();
  await ours.operate(late.name, 'RESUME');
  const catching = async (): Promise<{ ms: number; processors: ProcessorTime }> => {
    while ((await heldIn(late)) < from + behind) {
      if (wallClock() - began > CATCH_UP_WITHIN_MS)
        throw new Error(
          `Expected ${from + behind} events in ${late.name}, got ${await heldIn(late)}`,
        );
      residentMost = Math.max(residentMost, residentOf(ours.pids()));
      await pause(LOOK_EVERY_MS);
    }
    return { ms: wallClock() - began, processors: spent() };
  };
  const [{ ms, processors }, meanwhile] = await Promise.all([
    catching().finally(() => {
      isBehind = false;
    }),
    propagationTo(
      ours,
      live,
      TRICKLE_PER_SECOND,
      stores,
      (sent) => isBehind || sent < TRICKLE_AT_LEAST,
    ),
  ]);
  await untilHeld([late], [Math.max(...(await heldBy(live)))], ARRIVE_WITHIN_MS);
  await requireEqual(late, live[0]!);
  return {
    behind,
    ms,
    eventsPerSecond: (behind / ms) * 1_000,
    without,
    meanwhile,
    processors,
    residentBefore,
    residentMost,
  };
}

/** @throws Error where two copies differ when nothing is in progress */
async function requireEqual(one: Target, other: Target): Promise<void> {
  const [left, right] = await Promise.all([one, other].map(digests));
  if (left !== right)
    throw new Error(
      `Expected ${one.name} to hold what ${other.name} holds, got ${left} instead of ${right}`,
    );
}

async function digests({ url }: Target): Promise<string> {
  const { rows } = await withSession(url, (query) =>
    query(
      `SELECT partition, next_offset, encode(digest, 'hex') AS digest
       FROM position
       WHERE topic = 'timpora.bulletin'
       ORDER BY partition`,
    ),
  );
  return rows
    .map(({ partition, next_offset, digest }) => `${partition}@${next_offset}:${digest}`)
    .join(' ');
}
