import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { type Clock, type ClockKind, type ClockState, clockStateAt } from '@sinergi/domain';
import { Database } from '../database/database.js';
import { Cursors } from '../http/cursors.js';
import { columnsOf, type LaneTime } from '../replica/exercises.js';

/** A clock of an entity that this agency holds. */
export interface HeldClock extends Clock {
  topic: string;
  key: string;
  flow: string;
  owner: string;
  entityId: string;
  version: number;
  lane: string;
}

/** A clock as the API shows it. */
export interface ShownClock {
  kind: ClockKind;
  /** such as the id of a work item; null where it is of the entity as a whole */
  part: string | null;
  state: ClockState;
  flow: string;
  owner: string;
  entityId: string;
  version: number;
  dueAt: string;
  warnAt: string;
  frozenSince: string | null;
  responsible: string[];
  basis: string;
}

export interface ClocksAsked {
  flows: readonly string[];
  lane: string;
  /** the time in the lane, epoch ms */
  now: number;
  kind?: string | undefined;
  state?: string | undefined;
  /** code of an agency */
  responsible?: string | undefined;
  entityId?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** What the tables have as the part of a clock of the entity as a whole. */
export const WHOLE = '';

/** `$2` is the time in the lane. */
const STATE = `CASE WHEN frozen_since IS NOT NULL THEN 'FROZEN' WHEN $2 >= due_at THEN 'PAST'
  WHEN $2 >= warn_at THEN 'WARNING' ELSE 'RUNNING' END`;

/** Stores clocks, and lists them by the time at which they are due. */
@Injectable()
export class ClockTable {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Replaces all clocks of these entities. */
  async replace(
    query: SqlQuery,
    entities: readonly { topic: string; key: string }[],
    clocks: readonly HeldClock[],
  ): Promise<void> {
    await query(
      `DELETE FROM clock USING unnest($1::text[], $2::text[]) AS a(topic, key)
       WHERE clock.topic = a.topic AND clock.key = a.key`,
      [entities.map(({ topic }) => topic), entities.map(({ key }) => key)],
    );
    if (clocks.length === 0) return;
    await query(
      `INSERT INTO clock (topic, key, kind, version, flow, owner, entity_id, lane, responsible,
         due_at, warn_at, frozen_since, basis, part)
       SELECT topic, key, kind, version, flow, owner, entity_id, lane,
         ARRAY(SELECT jsonb_array_elements_text(responsible)), due_at, warn_at, frozen_since, basis,
         part
       FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[],
         $7::uuid[], $8::text[], $9::jsonb[], $10::timestamptz[], $11::timestamptz[],
         $12::timestamptz[], $13::text[], $14::text[])
         AS c(topic, key, kind, version, flow, owner, entity_id, lane, responsible, due_at, warn_at,
           frozen_since, basis, part)`,
      [
        clocks.map(({ topic }) => topic),
        clocks.map(({ key }) => key),
        clocks.map(({ kind }) => kind),
        clocks.map(({ version }) => version),
        clocks.map(({ flow }) => flow),
        clocks.map(({ owner }) => owner),
        clocks.map(({ entityId }) => entityId),
        clocks.map(({ lane }) => lane),
        clocks.map(({ responsible }) => JSON.stringify(responsible)),
        clocks.map(({ dueAt }) => new Date(dueAt)),
        clocks.map(({ warnAt }) => new Date(warnAt)),
        clocks.map(({ frozenSince }) => (frozenSince === null ? null : new Date(frozenSince))),
        clocks.map(({ basis }) => basis),
        clocks.map(({ part = WHOLE }) => part),
      ],
    );
  }

  /** Returns a page, what is due first; a clock that stands still has its place too. */
  async page(asked: ClocksAsked): Promise<{ items: ShownClock[]; nextCursor: string | null }> {
    const { flows, lane, now, kind, state, responsible, entityId, limit, cursor } = asked;
    const list = ['clocks', { flows, lane, kind, state, responsible, entityId }];
    const after = cursor === undefined ? null : this.cursors.decode(list, cursor);
    const { rows } = await this.database.query(
      `SELECT * FROM clock
       WHERE lane = $1
         AND flow = ANY($3::text[])
         AND ($4::text IS NULL OR kind = $4)
         AND ($5::text IS NULL OR ${STATE} = $5)
         AND ($6::text IS NULL OR responsible @> ARRAY[$6])
         AND ($7::uuid IS NULL OR entity_id = $7)
         AND ($8::timestamptz IS NULL
           OR (due_at, topic, key, kind, part) > ($8, $9::text, $10, $11, $12))
       ORDER BY due_at, topic, key, kind, part LIMIT $13`,
      [
        ...[lane, new Date(now), flows, kind ?? null, state ?? null, responsible ?? null],
        ...[entityId ?? null, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null],
        ...[after?.[3] ?? null, after?.[4] ?? WHOLE, limit + 1],
      ],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => toShown(row, now)),
      nextCursor:
        rows.length > limit && last
          ? this.cursors.encode(list, [
              (last['due_at'] as Date).toISOString(),
              ...[String(last['topic']), String(last['key']), String(last['kind'])],
              String(last['part']),
            ])
          : null,
    };
  }

  /**
   * Returns the clocks for which an agency is responsible and of which it has to be told.
   *
   * @param now the real time, epoch ms
   * @param times of the lanes that have a time of their own; in one that has ended, nobody is told
   */
  async toTell(
    query: SqlQuery,
    {
      agency,
      now,
      times,
      limit,
    }: { agency: string; now: number; times: LaneTime[]; limit: number },
  ): Promise<(HeldClock & { threshold: Threshold })[]> {
    const { rows } = await query(
      `SELECT c.*, t.threshold
       FROM clock c
       LEFT JOIN unnest($2::text[], $3::timestamptz[]) AS l(lane, now) ON l.lane = c.lane
       CROSS JOIN LATERAL (VALUES ('WARNING', c.warn_at), ('PAST', c.due_at)) AS t(threshold, at)
       WHERE c.responsible @> ARRAY[$1] AND c.frozen_since IS NULL
         AND t.at <= CASE WHEN l.lane IS NULL THEN $4::timestamptz ELSE l.now END
         AND NOT EXISTS (
           SELECT FROM clock_notice n
           WHERE n.kind = c.kind AND n.threshold = t.threshold AND n.flow = c.flow
             AND n.owner = c.owner AND n.entity_id = c.entity_id AND n.part = c.part
             AND n.due_at = c.due_at)
       ORDER BY t.at LIMIT $5`,
      [agency, ...columnsOf(times), ...[new Date(now), limit]],
    );
    return rows.map((row) => ({ ...toHeld(row), threshold: row['threshold'] as Threshold }));
  }
}

/** What a notice says of a clock. */
export type Threshold = 'WARNING' | 'PAST';

function toHeld(row: Record<string, unknown>): HeldClock {
  const frozen = row['frozen_since'] as Date | null;
  return {
    kind: row['kind'] as ClockKind,
    part: String(row['part']),
    dueAt: (row['due_at'] as Date).getTime(),
    warnAt: (row['warn_at'] as Date).getTime(),
    frozenSince: frozen?.getTime() ?? null,
    responsible: row['responsible'] as string[],
    basis: String(row['basis']),
    topic: String(row['topic']),
    key: String(row['key']),
    flow: String(row['flow']),
    owner: String(row['owner']),
    entityId: String(row['entity_id']),
    version: Number(row['version']),
    lane: String(row['lane']),
  };
}

function toShown(row: Record<string, unknown>, now: number): ShownClock {
  const clock = toHeld(row);
  const { kind, flow, owner, entityId, version, responsible, basis, frozenSince } = clock;
  return {
    part: clock.part === WHOLE ? null : clock.part!,
    ...{ kind, state: clockStateAt(clock, now), flow, owner, entityId, version },
    dueAt: new Date(clock.dueAt).toISOString(),
    warnAt: new Date(clock.warnAt).toISOString(),
    frozenSince: frozenSince === null ? null : new Date(frozenSince).toISOString(),
    ...{ responsible: [...responsible], basis },
  };
}
