import type { SqlQuery } from '@sinergi/database';

/** A flow and the topic that carries it. */
export interface OwnedFlow {
  flow: string;
  topic: string;
}

/**
 * An entity whose version or bytes differ between the owner's own row and the copy that came back
 * over the log. A version is null where that side has no row.
 */
export interface OwnedDifference {
  flow: string;
  entityId: string;
  ownedVersion: number | null;
  heldVersion: number | null;
}

export interface OwnedComparison {
  /** the first differing entities */
  differing: OwnedDifference[];
  count: number;
}

const DIFFERENCES_SHOWN = 100;

/**
 * Compares an owner's entities with their rows in the owner's replica, by version and bytes, both
 * ways. An entity is left out while one of its events is not published or not read back, because an
 * event under way is no difference. The other entities are compared, so that an owner that always
 * writes is compared too. A copy with less than its owner wrote counts as different only where the
 * outbox still shows that the copy read the event. The outbox is pruned: after a rewind or a
 * resync, an event that was pruned may be read again. The scrub finds a lost row. The outbox holds
 * a week, so it is asked only about entities that differ. One statement gives one snapshot at any
 * isolation level.
 */
export async function compareOwned(
  query: SqlQuery,
  owner: string,
  flows: readonly OwnedFlow[],
): Promise<OwnedComparison> {
  const { rows } = await query(
    `WITH flows AS (SELECT * FROM unnest($2::text[], $3::text[]) AS f(flow, topic)),
       otherwise AS MATERIALIZED (
         SELECT flow, entity_id, o.version AS owned, s.version AS held
         FROM (
           SELECT flow, entity_id, version, value
           FROM owned_entity
           WHERE flow IN (SELECT flow FROM flows)) AS o
           FULL JOIN (SELECT flow, entity_id, version, value FROM state JOIN flows USING (topic)
             WHERE owner = $1) AS s USING (flow, entity_id)
         WHERE o.version IS DISTINCT FROM s.version OR o.value IS DISTINCT FROM s.value),
       differing AS (
         SELECT flow, entity_id, owned, held
         FROM otherwise JOIN flows USING (flow) CROSS JOIN LATERAL (
           SELECT bool_or(o.published_at IS NULL
             OR o.log_offset >= coalesce(p.next_offset, 0)) AS is_under_way
           FROM outbox o LEFT JOIN position p ON p.topic = o.topic AND p.partition = o.partition
           WHERE o.topic = flows.topic AND o.key = $1::text || ':' || entity_id) AS written
         WHERE is_under_way IS NOT TRUE
           AND (owned IS NULL OR held >= owned OR is_under_way IS NOT NULL))
     SELECT (SELECT count(*) FROM differing) AS count, shown.*
     FROM (SELECT 1) AS always
     LEFT JOIN (
       SELECT * FROM differing ORDER BY flow, entity_id LIMIT ${DIFFERENCES_SHOWN}) AS shown ON true
     ORDER BY shown.flow, shown.entity_id`,
    [owner, flows.map(({ flow }) => flow), flows.map(({ topic }) => topic)],
  );
  const toVersion = (version: unknown): number | null =>
    version === null ? null : Number(version);
  return {
    differing: rows
      .filter((row) => row['flow'] !== null)
      .map((row) => ({
        flow: String(row['flow']),
        entityId: String(row['entity_id']),
        ownedVersion: toVersion(row['owned']),
        heldVersion: toVersion(row['held']),
      })),
    count: Number(rows[0]!['count']),
  };
}
