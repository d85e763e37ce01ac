import { readFileSync } from 'node:fs';
import { withSession } from '@sinergi/testing';
import type { Platform } from '../../deploy/local/platform.js';
import { isEmpty } from '../support/compare-cuts.js';
import { copiesOf } from '../support/exact-totals.js';

/** How the exchange stands at a moment. */
export interface Look {
  /** monotonic ms */
  at: number;
  /** events that the copy which is furthest holds */
  events: number;
  /** how many the copy which is last lacks, and whose it is */
  behind: number;
  last: string;
  /** events that no broker has yet */
  pending: number;
  deadLetters: number;
  /** part → resident memory, MiB */
  memory: Record<string, number>;
}

export async function look(platform: Platform): Promise<Look> {
  const copies = await Promise.all(
    copiesOf(platform.descriptor).map(async ({ code, databaseUrl }) => ({ code, ...(await copyIn(databaseUrl)) })),
  );
  const events = Math.max(...copies.map((copy) => copy.events));
  const last = copies.reduce((least, copy) => (copy.events < least.events ? copy : least));
  return {
    at: performance.now(),
    events,
    behind: events - last.events,
    last: last.code,
    pending: copies.reduce((sum, copy) => sum + copy.pending, 0),
    deadLetters: copies.reduce((sum, copy) => sum + copy.deadLetters, 0),
    memory: Object.fromEntries(
      platform
        .parts()
        .filter(({ pid }) => pid !== undefined)
        .map(({ name, pid }) => [name, residentMiB(pid!)]),
    ),
  };
}

export function copyIn(databaseUrl: string): Promise<{ events: number; entities: number; pending: number; deadLetters: number }> {
  return withSession(databaseUrl, async (query) => {
    if (await isEmpty(query)) return { events: 0, entities: 0, pending: 0, deadLetters: 0 };
    const { rows } = await query(
      `SELECT (SELECT last_seq FROM feed) AS events, (SELECT sum(entities) FROM position WHERE topic NOT LIKE 'timpora.key.%') AS entities, (SELECT count(*) FROM outbox WHERE published_at IS NULL) AS pending,
              (SELECT count(*) FROM dead_letter) AS letters`,
    );
    const { events, entities, pending, letters } = rows[0]!;
    return { events: Number(events), entities: Number(entities), pending: Number(pending), deadLetters: Number(letters) };
  });
}

/** `VmRSS` of a process (proc(5)); 0 where there is none any more. */
function residentMiB(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024);
  } catch {
    return 0;
  }
}
