import { Injectable } from '@nestjs/common';
import { flows } from '@sinergi/contracts';
import { Database } from '../database/database.js';
import type { Rehearse } from './directory-answers.js';

/** How far a rehearsal looks back. */
export const REHEARSED_DAYS = 30;

/**
 * Rehearses changes of the directory: counts, in this agency's copy, the events of the last days
 * that a right would have concerned.
 */
@Injectable()
export class RehearseChange {
  constructor(private readonly database: Database) {}

  /** Counts once; the answer then tells of any right. */
  async execute(): Promise<Rehearse> {
    const { rows } = await this.database.query(
      `SELECT h.topic, s.kecamatan, count(*) AS events
       FROM history h JOIN state s ON s.topic = h.topic AND s.key = h.key
       WHERE h.appended_at > clock_timestamp() - make_interval(days => $1)
       GROUP BY h.topic, s.kecamatan`,
      [REHEARSED_DAYS],
    );
    const counted = rows.map((row) => ({
      flow: flows.find(({ topic }) => topic === row['topic']),
      area: row['kecamatan'] as string | null,
      events: Number(row['events']),
    }));
    const sumOf = (counts: (one: (typeof counted)[number]) => boolean) => ({
      days: REHEARSED_DAYS,
      events: counted.filter(counts).reduce((sum, { events }) => sum + events, 0),
    });
    return ({ right, what }) => {
      if (right === 'publishes' || right === 'subscribes')
        return sumOf(({ flow }) => flow?.flow === what);
      if (right === 'area') return sumOf(({ area }) => isWithin(area, what));
      if (right !== 'opens') return null;
      const [group = '', area = ''] = what.split(/ everywhere| in /);
      return sumOf(
        ({ flow, area: of }) =>
          (flow?.sealed.some((field) => field.group === group) ?? false) &&
          (area === '' || isWithin(of, area)),
      );
    };
  }
}

const isWithin = (area: string | null, of: string): boolean =>
  area !== null && (of === 'everywhere' || area === of || area.startsWith(`${of}.`));
