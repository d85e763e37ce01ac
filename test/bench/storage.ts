import { withSession } from '@sinergi/testing';

/** A table, without its indexes, or one index. */
export interface Relation {
  name: string;
  /** the table that an index is of; null for a table */
  indexOf: string | null;
  bytes: number;
}

export const MILLION = 1_000_000;

/**
 * Returns the tables and indexes of a database, without the catalogue. What a table stores out of
 * line counts to the table.
 */
export async function relationsOf({ url }: { url: string }): Promise<Relation[]> {
  const { rows } = await withSession(url, (query) =>
    query(
      `SELECT c.relname AS name, t.relname AS of,
         CASE c.relkind WHEN 'i' THEN pg_relation_size(c.oid) ELSE pg_table_size(c.oid) END AS bytes
       FROM pg_class c
         LEFT JOIN pg_index i ON i.indexrelid = c.oid
         LEFT JOIN pg_class t ON t.oid = i.indrelid
       WHERE c.relkind IN ('r', 'i')
         AND c.relnamespace = 'public'::regnamespace`,
    ),
  );
  return rows.map((row) => ({
    name: String(row['name']),
    indexOf: row['of'] === null ? null : String(row['of']),
    bytes: Number(row['bytes']),
  }));
}

/** Returns by how much each relation grew, those that grew alone, largest first. */
export function gained(before: readonly Relation[], after: readonly Relation[]): Relation[] {
  const known = new Map(before.map(({ name, bytes }) => [name, bytes]));
  return after
    .map((one) => ({ ...one, bytes: one.bytes - (known.get(one.name) ?? 0) }))
    .filter(({ bytes }) => bytes > 0)
    .sort((left, right) => right.bytes - left.bytes);
}

export const bytesOf = (relations: readonly Relation[]): number =>
  relations.reduce((sum, { bytes }) => sum + bytes, 0);

/** Scales what some entities occupy to a million of them; GB of 10⁹ bytes. */
export const gigabytesPerMillion = (bytes: number, entities: number): number =>
  ((bytes / entities) * MILLION) / 1e9;
