import type { SqlQuery } from '@sinergi/database';

/**
 * An entity that this agency owns, in its latest state: the row that a change locks. The value is
 * the whole Kafka value of its latest event, so identity and place are sealed here as they are on
 * the wire.
 */
export interface OwnedEntity {
  flow: string;
  entityId: string;
  version: number;
  eventId: string;
  value: Buffer;
}

/**
 * Locks the rows of entities until the transaction ends. Every caller locks in the same order.
 * @returns the rows in the order asked for; null for an entity that is not owned here
 */
export async function lockOwned(
  query: SqlQuery,
  wanted: readonly Pick<OwnedEntity, 'flow' | 'entityId'>[],
): Promise<(OwnedEntity | null)[]> {
  const { rows } = await query(
    `SELECT flow, entity_id, version, event_id, value FROM owned_entity
     WHERE (flow, entity_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
     ORDER BY flow, entity_id
     FOR UPDATE`,
    [wanted.map(({ flow }) => flow), wanted.map(({ entityId }) => entityId)],
  );
  const found = new Map(rows.map((row) => [`${row['flow']} ${row['entity_id']}`, row]));
  return wanted.map(({ flow, entityId }) => {
    const row = found.get(`${flow} ${entityId}`);
    return row
      ? {
          flow,
          entityId,
          version: Number(row['version']),
          eventId: String(row['event_id']),
          value: row['value'] as Buffer,
        }
      : null;
  });
}

/**
 * Writes the rows of new entities and of locked entities.
 * @throws Error where another transaction created one of the new entities first
 */
export async function saveOwned(query: SqlQuery, entities: readonly OwnedEntity[]): Promise<void> {
  const { rows } = await query(
    `INSERT INTO owned_entity (flow, entity_id, version, event_id, value)
     SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::uuid[], $5::bytea[])
     ON CONFLICT (flow, entity_id) DO UPDATE SET version = excluded.version,
       event_id = excluded.event_id, value = excluded.value, changed_at = clock_timestamp()
       WHERE owned_entity.version = excluded.version - 1
     RETURNING entity_id`,
    [
      entities.map(({ flow }) => flow),
      entities.map(({ entityId }) => entityId),
      entities.map(({ version }) => version),
      entities.map(({ eventId }) => eventId),
      entities.map(({ value }) => value),
    ],
  );
  if (rows.length !== entities.length)
    throw new SomebodyWasFirst(`Expected to write ${entities.length} entities, got ${rows.length}`);
}

/**
 * Another transaction created the same entity in the meantime, so the composed change rests on an
 * outdated state.
 */
export class SomebodyWasFirst extends Error {
  override readonly name = 'SomebodyWasFirst';
}
