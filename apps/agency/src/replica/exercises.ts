import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { EARLIER_EXERCISE, type Fields, type Lane, LIVE, nowInLane } from '@sinergi/domain';
import { flowOf } from '../ground/flow-of.js';
import { CLOCK, type Clock } from '../ground/tokens.js';
import { HeldEntities } from './held-entities.js';

const EXERCISE = flowOf('exercise');

/** The time of a lane that is not the real one; null where nothing happens in it any more. */
export interface LaneTime {
  lane: Lane;
  /** epoch ms */
  now: number | null;
}

/** Returns times as two columns, for `unnest`: the lanes, and the time in each. */
export const columnsOf = (times: readonly LaneTime[]): [string[], (Date | null)[]] => [
  times.map(({ lane }) => lane),
  times.map(({ now }) => (now === null ? null : new Date(now))),
];

/** The exercises that this agency holds, and the time in each. */
@Injectable()
export class Exercises {
  constructor(
    private readonly held: HeldEntities,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the latest state of a lane's exercise; null where it is live, or not held. */
  async of(query: SqlQuery, lane: Lane): Promise<Fields | null> {
    if (lane === LIVE || lane === EARLIER_EXERCISE) return null;
    const found = await this.held.latest(EXERCISE, lane, { query });
    return found ? this.held.decode(EXERCISE, found.value) : null;
  }

  /** Returns the time in a lane, epoch ms. */
  async nowIn(query: SqlQuery, lane: Lane): Promise<number> {
    return nowInLane(await this.of(query, lane), this.clock());
  }

  /**
   * Returns the time in any lane, epoch ms, for facts of several lanes at once. In an exercise that
   * has ended it is the end of time: nothing is in force there any more.
   */
  async clockOf(query: SqlQuery): Promise<(lane: Lane) => number> {
    const times = new Map((await this.times(query)).map(({ lane, now }) => [lane, now]));
    const real = this.clock();
    return (lane) => {
      const now = times.get(lane);
      return now === undefined ? real : (now ?? Number.POSITIVE_INFINITY);
    };
  }

  /** Returns the time of every lane that has one of its own, or has ended. */
  async times(query: SqlQuery): Promise<LaneTime[]> {
    const { rows } = await query('SELECT entity_id, value FROM state WHERE topic = $1', [
      EXERCISE.topic,
    ]);
    const exercises = await Promise.all(
      rows.map(async (row) => ({
        lane: String(row['entity_id']),
        fields: await this.held.decode(EXERCISE, row['value'] as Buffer),
      })),
    );
    return exercises
      .filter(({ fields }) => fields['status'] !== 'OPEN' || (fields['now'] ?? null) !== null)
      .map(({ lane, fields }) => ({
        lane,
        now: fields['status'] === 'OPEN' ? Number(fields['now']) : null,
      }));
  }
}
