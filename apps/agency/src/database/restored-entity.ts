import { timelessPart } from '@sinergi/contracts';
import type { SqlMigration, SqlQuery } from '@sinergi/database';

/**
 * The entities that this agency took back from the log, because its database was restored from a
 * backup that lacks them. The keys of the calls that began them are forgotten; what of an id does
 * not come from its time follows from its call, so a repeated call finds its entity here.
 */
export const restoredMigration: SqlMigration = {
  name: 'RestoredEntity1764900200000',
  up: `
    CREATE TABLE restored_entity (
      flow text NOT NULL, timeless text NOT NULL, entity_id text NOT NULL,
      PRIMARY KEY (flow, timeless));`,
  down: 'DROP TABLE restored_entity;',
};

export async function noteRestored(
  query: SqlQuery,
  flow: string,
  entityIds: readonly string[],
): Promise<void> {
  if (entityIds.length === 0) return;
  await query(
    `INSERT INTO restored_entity (flow, timeless, entity_id)
     SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [flow, entityIds.map(timelessPart), entityIds],
  );
}

/** A new entity of which a call asks for the first time, or again. */
export interface Begun {
  flow: string;
  topic: string;
  owner: string;
  /** the id that it would get */
  entityId: string;
}

/** The first version of an entity that was taken back. */
export interface Restored {
  entityId: string;
  eventId: string;
}

/**
 * Returns what the same calls began before the restore, in the order asked for; null for a call
 * that began nothing then.
 */
export async function findRestored(
  query: SqlQuery,
  begun: readonly Begun[],
): Promise<(Restored | null)[]> {
  if (begun.length === 0) return [];
  const { rows } = await query(
    `SELECT b.n, r.entity_id, h.event_id
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
       WITH ORDINALITY AS b(flow, topic, owner, timeless, n)
     JOIN restored_entity r USING (flow, timeless)
     JOIN history h
       ON h.topic = b.topic AND h.key = b.owner || ':' || r.entity_id AND h.version = 1`,
    [
      begun.map(({ flow }) => flow),
      begun.map(({ topic }) => topic),
      begun.map(({ owner }) => owner),
      begun.map(({ entityId }) => timelessPart(entityId)),
    ],
  );
  const found = new Map(rows.map((row) => [Number(row['n']) - 1, row]));
  return begun.map((_, i) => {
    const row = found.get(i);
    return row ? { entityId: String(row['entity_id']), eventId: String(row['event_id']) } : null;
  });
}
