import { readFileSync } from 'node:fs';
import { subscribedTopics } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';
import { withSession } from '@sinergi/testing';
import type { Platform } from '../../deploy/local/platform.js';
import { isEmpty } from '../support/compare-digest-marks.js';
import { copiesOf } from '../support/exact-totals.js';

/** The state of the exchange at one moment. */
export interface Look {
  /** monotonic ms */
  at: number;
  /** the number of events that at least one copy has */
  events: number;
  /** how many of its events the slowest copy lacks, and which copy it is */
  behind: number;
  last: string;
  /** events that are not on the broker yet */
  pending: number;
  deadLetters: number;
  /** part → resident memory, MiB */
  memory: Record<string, number>;
}

/** The content of one copy. */
export interface Copy {
  /** history rows, without keys */
  events: number;
  entities: number;
  pending: number;
  deadLetters: number;
  /** `topic/partition` → history rows, as counted when they were applied; no scan is needed */
  partitions: ReadonlyMap<string, number>;
}

const NOTHING: Copy = { events: 0, entities: 0, pending: 0, deadLetters: 0, partitions: new Map() };

export async function look(platform: Platform): Promise<Look> {
  const { descriptor } = platform;
  const profiles = readProfiles(descriptor.profilesDir);
  const copies = await Promise.all(
    copiesOf(descriptor).map(async ({ code, databaseUrl }) => ({
      code,
      ...(await copyIn(databaseUrl)),
    })),
  );
  const most = new Map<string, number>();
  for (const { partitions } of copies)
    for (const [place, rows] of partitions) most.set(place, Math.max(rows, most.get(place) ?? 0));
  const lacks = copies.map(({ code, partitions }) => {
    const topics = new Set(subscribedTopics(code, profiles));
    const missing = [...most].map(([place, rows]) =>
      topics.has(place.split('/')[0]!) ? rows - (partitions.get(place) ?? 0) : 0,
    );
    return { code, behind: sum(missing) };
  });
  const last = lacks.reduce((worst, copy) => (copy.behind > worst.behind ? copy : worst));
  return {
    at: performance.now(),
    events: sum([...most.values()]),
    behind: last.behind,
    last: last.code,
    pending: sum(copies.map((copy) => copy.pending)),
    deadLetters: sum(copies.map((copy) => copy.deadLetters)),
    memory: Object.fromEntries(
      platform
        .parts()
        .filter(({ pid }) => pid !== undefined)
        .map(({ name, pid }) => [name, residentMiB(pid!)]),
    ),
  };
}

export function copyIn(databaseUrl: string): Promise<Copy> {
  return withSession(databaseUrl, async (query) => {
    if (await isEmpty(query)) return NOTHING;
    const { rows: positions } = await query(
      `SELECT topic || '/' || partition AS place, records, entities
       FROM position
       WHERE topic NOT LIKE 'timpora.key.%'`,
    );
    const { rows } = await query(
      `SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL) AS pending,
         (SELECT count(*) FROM dead_letter) AS letters`,
    );
    const partitions = new Map(
      positions.map(({ place, records }) => [String(place), Number(records)]),
    );
    return {
      events: sum([...partitions.values()]),
      entities: sum(positions.map(({ entities }) => Number(entities))),
      pending: Number(rows[0]!['pending']),
      deadLetters: Number(rows[0]!['letters']),
      partitions,
    };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Returns `VmRSS` of a process (proc(5)); 0 where the process is gone. */
function residentMiB(pid: number): number {
  try {
    return Math.round(
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) /
        1_024,
    );
  } catch {
    return 0;
  }
}
