/**
 * The checks of a partition's entities ($1 topic, $2 partition), as a chain of common table
 * expressions for scrubbing and healing:
 *
 * - `held`: every entity, with the rows that this partition has of it;
 * - `wrong_state`: the entities of which not the highest version is marked as the latest, with that
 * version;
 * - `lacking_holes`: the entities that lack versions which are not noted as missing, with the
 * number of those versions.
 *
 * Admission refuses a key outside its partition, so a partition's counts agree with the topic's
 * rows. Damage could still give a key rows in another partition. A suspect entity is therefore
 * checked again over the rows of all partitions.
 */
export const ENTITY_CHECKS = `
  held AS MATERIALIZED (
    SELECT key, max(version) AS top, count(*) AS versions,
      max(version) FILTER (WHERE latest) AS shown
    FROM history
    WHERE topic = $1
      AND partition = $2
    GROUP BY key),
  wrong_state AS (
    SELECT suspect.key, whole.top AS version, whole.shown IS NULL AS is_missing
    FROM (SELECT key FROM held WHERE shown IS DISTINCT FROM top) AS suspect
      CROSS JOIN LATERAL (
        SELECT max(version) AS top, max(version) FILTER (WHERE latest) AS shown
        FROM history h
        WHERE h.topic = $1
          AND h.key = suspect.key) AS whole
    WHERE whole.shown IS DISTINCT FROM whole.top),
  lacking_holes AS (
    SELECT suspect.key, whole.top, whole.top - whole.versions - noted.holes AS lacking
    FROM (SELECT key FROM held WHERE top <> versions) AS suspect
      CROSS JOIN LATERAL (
        SELECT max(version) AS top, count(*) AS versions
        FROM history h
        WHERE h.topic = $1
          AND h.key = suspect.key) AS whole
      CROSS JOIN LATERAL (
        SELECT count(*) AS holes
        FROM version_hole v
        WHERE v.topic = $1
          AND v.key = suspect.key
          AND v.version BETWEEN 1 AND whole.top
          AND NOT EXISTS (
            SELECT 1
            FROM history h
            WHERE h.topic = v.topic
              AND h.key = v.key
              AND h.version = v.version)) AS noted
    WHERE whole.top - whole.versions <> noted.holes)`;

/**
 * Condition on a row `v` of version_hole: it belongs to an entity of this partition, and history
 * does not lack that version.
 */
export const IS_WRONG_HOLE = `
  v.topic = $1 AND EXISTS (
    SELECT 1 FROM history h WHERE h.topic = v.topic AND h.key = v.key AND h.partition = $2)
    AND (
      v.version NOT BETWEEN 1 AND (
        SELECT max(version) FROM history h WHERE h.topic = v.topic AND h.key = v.key)
      OR EXISTS (
        SELECT 1 FROM history h
        WHERE h.topic = v.topic AND h.key = v.key AND h.version = v.version))`;
