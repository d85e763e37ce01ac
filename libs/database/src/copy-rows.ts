import { FIELD_TYPES } from './binary-types.js';
import { CopyData } from './copy-data.js';
import type { SqlQuery } from './sql-query.js';

/** What a field of a type is given as. `jsonb` is text or a value to stringify. */
interface FieldValues {
  text: string;
  smallint: number;
  int: number;
  bigint: bigint | number;
  float8: number;
  uuid: string;
  bytea: Uint8Array;
  jsonb: string | object;
  boolean: boolean;
  /** epoch ms, written as `to_timestamp(ms / 1000.0)` would be */
  timestamptz: number;
}

/** Names of columns and their types, in the order in which they are written. */
export type Columns = Readonly<Record<string, keyof FieldValues>>;
export type RowOf<C extends Columns> = { [Name in keyof C]: FieldValues[C[Name]] | null };

/** Some columns of rows, in bytes that may be written to several databases. */
export interface EncodedColumns {
  names: readonly string[];
  /** one for each row: length and bytes of each field */
  rows: readonly Buffer[];
}

/** @throws TypeError or RangeError for a value that does not have its column's type */
export function encodeColumns<C extends Columns>(
  columns: C,
  rows: readonly RowOf<C>[],
): EncodedColumns {
  return { names: Object.keys(columns), rows: rows.map((row) => encodeFields(columns, row)) };
}

/**
 * Encodes one row's fields in the order of the columns.
 * @throws TypeError or RangeError for a value that does not have its column's type
 */
export function encodeFields<C extends Columns>(columns: C, row: RowOf<C>): Buffer {
  const fields = Object.entries(columns).map(([name, type]) => {
    const value = row[name];
    return value === null || value === undefined ? null : FIELD_TYPES[type].encode(value);
  });
  const into = Buffer.allocUnsafe(fields.reduce((sum, field) => sum + 4 + (field?.length ?? 0), 0));
  let at = 0;
  for (const field of fields) {
    at = into.writeInt32BE(field?.length ?? -1, at);
    if (!field) continue;
    into.set(field, at);
    at += field.length;
  }
  return into;
}

/** "PGCOPY", bytes that a text transfer would change, no flags, no extension of the header. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TRAILER = Buffer.from([0xff, 0xff]);

/**
 * Writes rows by COPY in the binary format, all of them or none. Worth it from some fifty rows on.
 * Source: PostgreSQL, "COPY", Binary Format.
 *
 * @param parts what makes up the rows, side by side: each has the same number of rows
 * @throws the database's error, such as 23505 for a row that is there already
 */
export async function copyRows(
  query: SqlQuery,
  table: string,
  parts: readonly EncodedColumns[],
): Promise<void> {
  const names = parts.flatMap((part) => part.names);
  const fields = Buffer.allocUnsafe(2);
  fields.writeInt16BE(names.length);
  const bytes: Buffer[] = [HEADER];
  for (const at of parts[0]!.rows.keys()) bytes.push(fields, ...parts.map(({ rows }) => rows[at]!));
  bytes.push(TRAILER);
  await query(`COPY ${table} (${names.join(', ')}) FROM STDIN (FORMAT binary)`, [
    new CopyData(Buffer.concat(bytes)),
  ]);
}
