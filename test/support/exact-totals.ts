import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';

/** What the simulator knows it was told: every count is of answered calls. */
export interface Progress {
  acknowledged: Totals;
  byAgency: Record<string, Totals>;
  done: boolean;
}

export interface Totals {
  reported: number;
  corrected: number;
  retracted: number;
}

export function readProgress({ simulatorProgressFile }: PlatformDescriptor): Progress {
  return JSON.parse(readFileSync(simulatorProgressFile!, 'utf8')) as Progress;
}

/** What one agency's database holds of sightings, by owner. */
export interface Held {
  /** owner → changes by kind */
  byOwner: Record<string, Totals>;
  deadLetters: number;
  holes: number;
  pending: number;
}

export async function heldBy(databaseUrl: string): Promise<Held> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ owner: string; versions: string; retracted: string; entities: string }>(
      `SELECT s.owner, count(*) AS versions, count(DISTINCT s.key) AS entities, count(DISTINCT s.key) FILTER (WHERE s.change = 'RETRACTED') AS retracted
       FROM history h JOIN state s ON s.topic = h.topic AND s.key = h.key WHERE h.topic = 'timpora.sighting' GROUP BY s.owner`,
    );
    const count = async (sql: string): Promise<number> =>
      Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]!.n);
    const byOwner = Object.fromEntries(
      rows.map(({ owner, versions, retracted, entities }) => [
        owner,
        { reported: Number(entities), retracted: Number(retracted), corrected: Number(versions) - Number(entities) - Number(retracted) },
      ]),
    );
    return {
      byOwner,
      deadLetters: await count('dead_letter'),
      holes: await count('version_hole'),
      pending: await count('outbox WHERE published_at IS NULL'),
    };
  } finally {
    await client.end();
  }
}

/** Totals of agencies that did something: an agency that was never simulated is in neither list. */
export function busy(totals: Record<string, Totals>): Record<string, Totals> {
  return Object.fromEntries(Object.entries(totals).filter(([, { reported }]) => reported > 0));
}
