import { flows } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { noteRestored } from '../database/restored-entity.js';

/**
 * Updates the owner's rows to what the log says of this owner. After a restore from a backup, new
 * versions must follow the log's latest version, not the backup's. Entities that the backup lacks
 * are noted, since the calls that began them may be repeated.
 *
 * @returns how many rows were behind
 */
export async function reconcileOwned(query: SqlQuery, owner: string): Promise<number> {
  let behind = 0;
  for (const { flow, topic } of flows) {
    const { rows } = await query(
      `INSERT INTO owned_entity (flow, entity_id, version, event_id, value)
       SELECT $1, s.entity_id, s.version, h.event_id, s.value
       FROM state s JOIN history h ON h.topic = s.topic AND h.key = s.key AND h.version = s.version
       WHERE s.topic = $2 AND s.owner = $3
       ON CONFLICT (flow, entity_id) DO UPDATE SET version = excluded.version,
         event_id = excluded.event_id, value = excluded.value, changed_at = now()
         WHERE owned_entity.version < excluded.version
       RETURNING entity_id, xmax = 0 AS was_missing`,
      [flow, topic, owner],
    );
    const missing = rows.filter((row) => row['was_missing'] === true);
    await noteRestored(
      query,
      flow,
      missing.map((row) => String(row['entity_id'])),
    );
    behind += rows.length;
  }
  return behind;
}
