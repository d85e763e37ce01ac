import { setTimeout as pause } from 'node:timers/promises';
import { withSession } from '@sinergi/testing';
import type { Target } from './contenders/contender.js';

/**
 * Reads when a row became visible: PostgreSQL's commit time of the transaction that wrote it
 * (`track_commit_timestamp`). Every contender is measured this way. Nothing polls, and no table
 * needs a column for it.
 */
const COMMITTED_AT = 'extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000';
const COMMITTED_SINCE = 'pg_xact_commit_timestamp(xmin) >= to_timestamp($1::float8 / 1000)';
const LOOK_EVERY_MS = 250;

/**
 * ms since 1970, with fractions. Comparable with the times of the databases, which run on this
 * machine.
 */
export const wallClock = (): number => performance.timeOrigin + performance.now();

/** Returns how many events each target holds. */
export const heldBy = (targets: readonly Target[]): Promise<number[]> =>
  Promise.all(targets.map(heldIn));

export async function heldIn({ url, held }: Target): Promise<number> {
  const { rows } = await withSession(url, (query) => query(held));
  return Number(Object.values(rows[0]!)[0]);
}

/**
 * Waits until each target holds `count` events. It asks one target at a time, by a count whose cost
 * does not depend on the size, because waiting uses processor time of the measurement.
 * @throws Error that names the target and the number it lacks
 */
export async function untilHeld(
  targets: readonly Target[],
  counts: readonly number[],
  withinMs: number,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (const [i, target] of targets.entries()) {
    for (let held = await heldIn(target); held < counts[i]!; held = await heldIn(target)) {
      if (performance.now() > deadline)
        throw new Error(
          `Expected ${counts[i]} events in ${target.name} within ${withinMs / 1_000} s, ` +
            `got ${held}`,
        );
      await pause(LOOK_EVERY_MS);
    }
  }
}

/**
 * Returns the time of the last commit since `since` in each target, epoch ms.
 * @throws Error where a target holds another number of events committed since then
 */
export async function lastCommits(
  targets: readonly Target[],
  since: number,
  expected: number,
): Promise<number[]> {
  const lastAt: number[] = [];
  for (const { name, url, table, where } of targets) {
    const { rows } = await withSession(url, (query) =>
      query(
        `SELECT count(*) AS count, max(${COMMITTED_AT}) AS last
         FROM ${table}
         WHERE ${where}
           AND ${COMMITTED_SINCE}`,
        [since],
      ),
    );
    const count = Number(rows[0]!['count']);
    if (count !== expected) throw new Error(`Expected ${expected} events in ${name}, got ${count}`);
    lastAt.push(Number(rows[0]!['last']));
  }
  return lastAt;
}

/**
 * Returns for each event id the time at which the last target had it, epoch ms.
 * @throws Error where a target lacks an event
 */
export async function arrivalTimes(
  targets: readonly Target[],
  since: number,
  ids: Iterable<string>,
): Promise<Map<string, number>> {
  const last = new Map<string, number>([...ids].map((id) => [id, 0]));
  for (const { name, url, table, where, id } of targets) {
    const times = await withSession(url, (query) =>
      query(
        `SELECT ${id} AS id, ${COMMITTED_AT} AS at
         FROM ${table}
         WHERE ${where}
           AND ${COMMITTED_SINCE}`,
        [since],
      ),
    );
    let seen = 0;
    for (const row of times.rows) {
      const before = last.get(String(row['id']));
      if (before === undefined) continue;
      seen += 1;
      last.set(String(row['id']), Math.max(before, Number(row['at'])));
    }
    if (seen !== last.size) throw new Error(`Expected ${last.size} events in ${name}, got ${seen}`);
  }
  return last;
}
