import type { SqlQuery } from '@sinergi/database';
import type { TopicPartition } from '../position-table.js';
import { ENTITY_CHECKS, IS_WRONG_HOLE } from './entity-checks.js';

/**
 * Makes the state of a partition's entities follow from its history, which the caller has made
 * right: the highest version is marked as the latest, and the versions noted as missing are those
 * that history lacks.
 *
 * @returns how many entities got another latest version
 */
export async function healState(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
): Promise<number> {
  const place = [topic, partition];
  // Two statements: at no time has an entity two latest versions.
  await query(
    `WITH ${ENTITY_CHECKS}
     UPDATE history h SET latest = false
     FROM wrong_state w
     WHERE h.topic = $1 AND h.key = w.key AND h.latest`,
    place,
  );
  const { rowCount } = await query(
    `WITH ${ENTITY_CHECKS}
     UPDATE history h SET latest = true
     FROM wrong_state w
     WHERE h.topic = $1 AND h.key = w.key AND h.version = w.version`,
    place,
  );
  await query(`DELETE FROM version_hole v WHERE ${IS_WRONG_HOLE}`, place);
  await query(
    `WITH ${ENTITY_CHECKS}
     INSERT INTO version_hole (topic, key, version) SELECT $1::text, entity.key, missing
     FROM lacking_holes AS entity CROSS JOIN LATERAL generate_series(1, entity.top - 1) AS missing
     WHERE NOT EXISTS (
       SELECT 1 FROM history h WHERE h.topic = $1 AND h.key = entity.key AND h.version = missing)
     ON CONFLICT DO NOTHING`,
    place,
  );
  return rowCount ?? 0;
}
