import { readFileSync } from 'node:fs';
import { withSession } from '@sinergi/testing';
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

export function heldBy(databaseUrl: string): Promise<Held> {
  return withSession(databaseUrl, async (query) => {
    const { rows } = await query(
      `SELECT s.owner, count(*) AS versions, count(DISTINCT s.key) AS entities, count(DISTINCT s.key) FILTER (WHERE s.change = 'RETRACTED') AS retracted
       FROM history h JOIN state s ON s.topic = h.topic AND s.key = h.key WHERE h.topic = 'timpora.sighting' GROUP BY s.owner`,
    );
    const byOwner = Object.fromEntries(
      rows.map((row) => {
        const [versions, entities, retracted] = [Number(row['versions']), Number(row['entities']), Number(row['retracted'])];
        return [String(row['owner']), { reported: entities, retracted, corrected: versions - entities - retracted }];
      }),
    );
    const count = async (from: string): Promise<number> => Number((await query(`SELECT count(*) AS n FROM ${from}`)).rows[0]!['n']);
    return {
      byOwner,
      deadLetters: await count('dead_letter'),
      holes: await count('version_hole'),
      pending: await count('outbox WHERE published_at IS NULL'),
    };
  });
}

/** Totals of agencies that did something: an agency that was never simulated is in neither list. */
export function busy(totals: Record<string, Totals>): Record<string, Totals> {
  return Object.fromEntries(Object.entries(totals).filter(([, { reported }]) => reported > 0));
}
