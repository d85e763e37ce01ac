import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { Database } from '../database/database.js';
import { isUuid } from '../http/require-uuid.js';
import { IN_SCOPE, type LineageScope, scopeParameters } from './lineage-scope.js';

/** That a version of an entity names an event, or an entity of one flow or of any. */
export interface NotedReference {
  topic: string;
  key: string;
  version: number;
  field: string;
  target: string;
  namesEvent: boolean;
  /** of the entity that is named; null: any, or an event */
  toTopic: string | null;
}

export interface NotedCorrection {
  topic: string;
  key: string;
  version: number;
  /** null where it is no UUID, so that nothing can name it */
  entityId: string | null;
  eventId: string;
  change: string;
  /** epoch ms */
  recordedAt: number;
}

/** An entity in one of its versions: the latest one, or the one that is named. */
export interface HeldVersion {
  topic: string;
  key: string;
  owner: string;
  entityId: string;
  version: number;
  eventId: string;
  change: string;
  occurredAt: Date;
  /** when the log took this version */
  appendedAt: Date;
  /** when the log took the entity's latest version */
  latestAt: Date;
}

/** That an entity rests on the nth of those that were asked about. */
export interface Resting extends HeldVersion {
  n: number;
  field: string;
  /** the event that is named, and its version; null where the entity itself is */
  names: { eventId: string; version: number } | null;
  /** when the log took the first version that names it */
  since: Date;
  /** whether the latest version names it still */
  isCurrent: boolean;
}

/** A version that corrected those before it. */
export interface Correction {
  topic: string;
  key: string;
  version: number;
  eventId: string;
  change: string;
  recordedAt: Date;
  /** when the log took it */
  appendedAt: Date;
}

/** Returns an id that can be named; null for another. */
export const uuidOf = (id: string): string | null => (isUuid(id) ? id : null);

type Entity = Pick<HeldVersion, 'topic' | 'key' | 'entityId'>;

/** Notes and finds what names what. */
@Injectable()
export class LineageTable {
  constructor(private readonly database: Database) {}

  /** Notes what versions name and correct. @param versions all of them, whatever they say */
  async note(
    query: SqlQuery,
    versions: readonly Pick<NotedCorrection, 'topic' | 'key'>[],
    references: readonly NotedReference[],
    corrections: readonly NotedCorrection[],
  ): Promise<void> {
    if (references.length > 0)
      await query(
        `INSERT INTO reference AS r (target, topic, key, field, names_event, to_topic,
           first_version, last_version)
         SELECT target, topic, key, field, bool_or(names_event), max(to_topic), min(version),
           max(version)
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bool[], $6::text[],
           $7::int[]) AS n(target, topic, key, field, names_event, to_topic, version)
         GROUP BY target, topic, key, field
         ON CONFLICT (target, topic, key, field) DO UPDATE SET
           first_version = least(r.first_version, excluded.first_version),
           last_version = greatest(r.last_version, excluded.last_version)`,
        [
          references.map(({ target }) => target),
          references.map(({ topic }) => topic),
          references.map(({ key }) => key),
          references.map(({ field }) => field),
          references.map(({ namesEvent }) => namesEvent),
          references.map(({ toTopic }) => toTopic),
          references.map(({ version }) => version),
        ],
      );
    if (corrections.length > 0)
      // When it came first counts: a partition that is read anew brings nothing back.
      await query(
        `INSERT INTO correction (topic, key, version, entity_id, event_id, change, recorded_at,
           came_at)
         SELECT n.topic, n.key, n.version, n.entity_id, n.event_id, n.change,
           to_timestamp(n.recorded_at / 1000.0), h.applied_at
         FROM unnest($1::text[], $2::text[], $3::int[], $4::uuid[], $5::uuid[], $6::text[],
             $7::float8[]) AS n(topic, key, version, entity_id, event_id, change, recorded_at)
           JOIN history h ON h.topic = n.topic AND h.key = n.key AND h.version = n.version
         ON CONFLICT (topic, key, version) DO UPDATE SET event_id = excluded.event_id,
           change = excluded.change, recorded_at = excluded.recorded_at`,
        [
          corrections.map(({ topic }) => topic),
          corrections.map(({ key }) => key),
          corrections.map(({ version }) => version),
          corrections.map(({ entityId }) => entityId),
          corrections.map(({ eventId }) => eventId),
          corrections.map(({ change }) => change),
          corrections.map(({ recordedAt }) => recordedAt),
        ],
      );
    await this.markGrounds(query, versions, references);
  }

  /**
   * Marks the corrections that concern anything: something names what they corrected, or it was
   * opened before. A reference, an event that is named and a correction may come in any order.
   */
  private async markGrounds(
    query: SqlQuery,
    versions: readonly Pick<NotedCorrection, 'topic' | 'key'>[],
    references: readonly NotedReference[],
  ): Promise<void> {
    await query(
      `UPDATE correction c SET is_ground = true
       WHERE NOT c.is_ground
         AND (c.topic, c.key) IN (
           SELECT topic, key FROM unnest($1::text[], $2::text[]) AS a(topic, key)
           UNION SELECT topic, key FROM history WHERE event_id = ANY($3::uuid[])
           UNION SELECT topic, key FROM correction WHERE entity_id = ANY($3::uuid[]))
         AND (EXISTS (SELECT FROM reference r WHERE r.target = c.entity_id)
           OR EXISTS (
             SELECT FROM history h JOIN reference r ON r.target = h.event_id
             WHERE h.topic = c.topic AND h.key = c.key AND h.version < c.version)
           OR EXISTS (
             SELECT FROM disclosure d
             WHERE d.topic = c.topic AND d.key = c.key AND d.version < c.version))`,
      [
        versions.map(({ topic }) => topic),
        versions.map(({ key }) => key),
        references.map(({ target }) => target),
      ],
    );
  }

  /**
   * Returns what names these entities, or an event of theirs, in its latest version.
   *
   * @param most rows; what is more is left out
   */
  async restingOn(
    entities: readonly Entity[],
    scope: LineageScope,
    most: number,
  ): Promise<Resting[]> {
    if (entities.length === 0) return [];
    const { rows } = await this.database.query(
      `SELECT f.n, r.field, CASE WHEN r.names_event THEN r.target END AS named,
         t.version AS named_version, coalesce(first.appended_at, l.appended_at) AS since,
         r.last_version >= s.version AS is_current, s.topic, s.key, s.owner, s.entity_id,
         s.version, s.change, s.occurred_at, l.event_id, l.appended_at,
         l.appended_at AS latest_at
       FROM unnest($5::text[], $6::text[], $7::uuid[]) WITH ORDINALITY
           AS f(topic, key, entity_id, n)
         CROSS JOIN LATERAL (
           SELECT h.event_id AS target, h.version FROM history h
           WHERE h.topic = f.topic AND h.key = f.key
           UNION ALL SELECT f.entity_id, NULL) t
         JOIN reference r ON r.target = t.target AND r.names_event = (t.version IS NOT NULL)
           AND coalesce(r.to_topic, f.topic) = f.topic
         JOIN state s ON s.topic = r.topic AND s.key = r.key
         JOIN history l ON l.topic = s.topic AND l.key = s.key AND l.version = s.version
         LEFT JOIN history first ON first.topic = r.topic AND first.key = r.key
           AND first.version = r.first_version
       WHERE ${IN_SCOPE} AND (s.topic, s.key) <> (f.topic, f.key)
       ORDER BY f.n, s.occurred_at, s.key, r.field, t.version
       LIMIT $8`,
      [
        ...scopeParameters(scope),
        entities.map(({ topic }) => topic),
        entities.map(({ key }) => key),
        entities.map(({ entityId }) => uuidOf(entityId)),
        most,
      ],
    );
    return rows.map((row) => ({
      ...toHeldVersion(row),
      ...{ n: Number(row['n']) - 1, field: String(row['field']) },
      names:
        row['named'] === null
          ? null
          : { eventId: String(row['named']), version: Number(row['named_version']) },
      since: row['since'] as Date,
      isCurrent: row['is_current'] === true,
    }));
  }

  /** Returns every correction of these entities, the earliest first. */
  async correctionsOf(entities: readonly Pick<Entity, 'topic' | 'key'>[]): Promise<Correction[]> {
    if (entities.length === 0) return [];
    const { rows } = await this.database.query(
      `SELECT c.*, h.appended_at
       FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS a(topic, key)) a
         JOIN correction c USING (topic, key)
         JOIN history h ON h.topic = c.topic AND h.key = c.key AND h.version = c.version
           AND h.event_id = c.event_id
       ORDER BY c.version`,
      [entities.map(({ topic }) => topic), entities.map(({ key }) => key)],
    );
    return rows.map((row) => ({
      ...{ topic: String(row['topic']), key: String(row['key']), version: Number(row['version']) },
      ...{ eventId: String(row['event_id']), change: String(row['change']) },
      recordedAt: row['recorded_at'] as Date,
      appendedAt: row['appended_at'] as Date,
    }));
  }
}

/** Reads the columns of one version that every query here has. */
export const toHeldVersion = (row: Record<string, unknown>): HeldVersion => ({
  ...{ topic: String(row['topic']), key: String(row['key']), owner: String(row['owner']) },
  ...{ entityId: String(row['entity_id']), version: Number(row['version']) },
  ...{ eventId: String(row['event_id']), change: String(row['change']) },
  occurredAt: row['occurred_at'] as Date,
  ...{ appendedAt: row['appended_at'] as Date, latestAt: row['latest_at'] as Date },
});
