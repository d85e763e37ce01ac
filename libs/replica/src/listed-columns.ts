import type { Columns, RowOf } from '@sinergi/database';
import { storableFilters } from './storable.js';
import type { ListedFields } from './verdict.js';

/** The columns of history by which queries filter and sort. */
export const LISTED = {
  change: 'text',
  occurred_at: 'timestamptz',
  kecamatan: 'text',
  subject_id: 'uuid',
  kind: 'text',
  lane: 'text',
  filters: 'jsonb',
} as const satisfies Columns;
const NAMES = Object.keys(LISTED) as (keyof typeof LISTED)[];

/** What a row has in them. */
export const toListed = (fields: ListedFields): RowOf<typeof LISTED> => ({
  change: fields.change,
  occurred_at: fields.occurredAt,
  kecamatan: fields.kecamatan,
  subject_id: fields.subjectId,
  kind: fields.kind,
  lane: fields.lane,
  filters: storableFilters(fields.filters),
});

/** The type of an array of parameters for a column. A time is given as epoch ms. */
export const arrayOf = (type: Columns[string]): string =>
  `${type === 'timestamptz' ? 'float8' : type}[]`;

/** A parameter in SQL as its column stores it. */
export const asStored = (parameter: string, type: Columns[string]): string =>
  type === 'timestamptz' ? `to_timestamp(${parameter} / 1000.0)` : parameter;

/** The listed columns as a list in SQL. */
export const LISTED_COLUMNS = NAMES.join(', ');

/** The same, of a row. @param row its alias */
export const listed = (row: string): string => NAMES.map((name) => `${row}.${name}`).join(', ');

/** The same as they are stored, from a row of parameters. @param row its alias */
export const listedValues = (row: string): string =>
  NAMES.map((name) => asStored(`${row}.${name}`, LISTED[name])).join(', ');

/** The parameters of `listedParams`, the first of them by its number: `$14::text[], …`. */
export const listedArrays = (first: number): string =>
  NAMES.map((name, at) => `$${first + at}::${arrayOf(LISTED[name])}`).join(', ');

/** One array a column. */
export function listedParams(rows: readonly ListedFields[]): unknown[] {
  const listedRows = rows.map(toListed);
  return NAMES.map((name) => listedRows.map((row) => row[name]));
}
