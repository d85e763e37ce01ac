import { setTimeout as pause } from 'node:timers/promises';
import { withSession } from '@sinergi/testing';
import type { Target } from './contenders/contender.js';

/**
 * When a row became visible: the database's own time of the commit of the transaction that wrote it (`track_commit_timestamp`), for every
 * contender alike. Nothing is polled for it, and no table has a column for it.
 */
const COMMITTED_AT = 'extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000';
const LOOK_EVERY_MS = 250;

/** ms since 1970, with fractions: comparable with what the databases say, which are on this machine. */
export const wallClock = (): number => performance.timeOrigin + performance.now();

export interface Arrived {
  /** epoch ms of the last commit in each target */
  lastAt: number[];
}

/** Waits until every target holds so many events that were committed since. @throws Error with who lacks how many */
export async function untilArrived(targets: readonly Target[], since: number, expected: number, withinMs: number): Promise<Arrived> {
  const deadline = performance.now() + withinMs;
  const lastAt: number[] = [];
  for (const target of targets) {
    for (;;) {
      const { count, last } = await arrivedIn(target, since);
      if (count > expected) throw new Error(`Expected ${expected} events in ${target.name}, got ${count}`);
      if (count === expected) {
        lastAt.push(last);
        break;
      }
      if (performance.now() > deadline)
        throw new Error(`Expected ${expected} events in ${target.name} within ${withinMs / 1_000} s, got ${count}`);
      await pause(LOOK_EVERY_MS);
    }
  }
  return { lastAt };
}

export async function arrivedIn({ url, table, where }: Target, since: number): Promise<{ count: number; last: number }> {
  return withSession(url, async (query) => {
    const { rows } = await query(
      `SELECT count(*) AS count, max(${COMMITTED_AT}) AS last FROM ${table} WHERE ${where} AND pg_xact_commit_timestamp(xmin) >= to_timestamp($1::float8 / 1000)`,
      [since],
    );
    return { count: Number(rows[0]!['count']), last: Number(rows[0]!['last']) };
  });
}

/** Event id → when the last of the targets had it, epoch ms. @throws Error where one lacks an event */
export async function arrivalTimes(targets: readonly Target[], since: number, ids: Iterable<string>): Promise<Map<string, number>> {
  const last = new Map<string, number>([...ids].map((id) => [id, 0]));
  for (const { name, url, table, where, id } of targets) {
    const times = await withSession(url, (query) =>
      query(
        `SELECT ${id} AS id, ${COMMITTED_AT} AS at FROM ${table} WHERE ${where} AND pg_xact_commit_timestamp(xmin) >= to_timestamp($1::float8 / 1000)`,
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
