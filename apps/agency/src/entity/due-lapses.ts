import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { type Fields, laneOf } from '@sinergi/domain';
import { columnsOf, type LaneTime } from '../replica/exercises.js';
import type { EntityFlow } from './entity-flow.js';

export interface DueLapsesAsked {
  now: number;
  times: readonly LaneTime[];
  limit: number;
  except: readonly string[];
}

/**
 * The times at which this agency's own entities lapse by themselves. Each is noted in the
 * transaction of its change.
 */
@Injectable()
export class DueLapses {
  async note(
    query: SqlQuery,
    { descriptor, rules }: EntityFlow,
    entityId: string,
    fields: Fields,
  ): Promise<void> {
    if (!rules.lapses) return;
    const dueAt = rules.lapses.dueAt(fields);
    if (dueAt === null) {
      await query('DELETE FROM due_lapse WHERE flow = $1 AND entity_id = $2', [
        descriptor.flow,
        entityId,
      ]);
      return;
    }
    await query(
      `INSERT INTO due_lapse (flow, entity_id, due_at, lane)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT (flow, entity_id) DO UPDATE SET due_at = excluded.due_at, lane = excluded.lane`,
      [descriptor.flow, entityId, new Date(dueAt), laneOf(fields)],
    );
  }

  /** Returns whether any entity will lapse at any time. */
  async some(query: SqlQuery): Promise<boolean> {
    const { rows } = await query('SELECT EXISTS (SELECT FROM due_lapse) AS some');
    return rows[0]!['some'] === true;
  }

  /**
   * @param now the real time, epoch ms
   * @param times of the lanes that have a time of their own; in a lane that has ended, nothing
   *   lapses
   * @param except flows whose entities cannot lapse now
   */
  async due(
    query: SqlQuery,
    { now, times, limit, except }: DueLapsesAsked,
  ): Promise<{ flow: string; entityId: string; version: number }[]> {
    const { rows } = await query(
      `SELECT d.flow, d.entity_id, o.version FROM due_lapse d
       JOIN owned_entity o ON o.flow = d.flow AND o.entity_id = d.entity_id::text
       LEFT JOIN unnest($4::text[], $5::timestamptz[]) AS l(lane, now) ON l.lane = d.lane
       WHERE d.due_at <= CASE WHEN l.lane IS NULL THEN $1 ELSE l.now END
         AND d.flow <> ALL($3::text[])
       ORDER BY d.due_at
       LIMIT $2`,
      [...[new Date(now), limit, except], ...columnsOf(times)],
    );
    return rows.map((row) => ({
      flow: String(row['flow']),
      entityId: String(row['entity_id']),
      version: Number(row['version']),
    }));
  }
}
