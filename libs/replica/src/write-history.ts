import type { IncomingRecord } from '@sinergi/broker';
import {
  type Columns,
  copyRows,
  encodeColumns,
  encodeFields,
  type RowOf,
  type SqlQuery,
} from '@sinergi/database';
import { arrayOf, asStored, LISTED, toListed } from './listed-columns.js';
import { storableHeaders } from './storable.js';
import type { Candidate } from './verdict.js';

/** A record that becomes a row of the history. */
export interface HistoryRow {
  topic: string;
  record: IncomingRecord;
  candidate: Candidate;
  hash: Buffer;
  /** whether it is the latest version of its entity */
  latest: boolean;
}

/** What every copy writes of a record. */
const COMMON = {
  topic: 'text',
  key: 'text',
  version: 'int',
  partition: 'int',
  log_offset: 'bigint',
  appended_at: 'timestamptz',
  event_id: 'uuid',
  hash: 'bytea',
  value: 'bytea',
  headers: 'jsonb',
  owner: 'text',
  ...LISTED,
} as const satisfies Columns;
const COMMON_NAMES = Object.keys(COMMON) as (keyof typeof COMMON)[];

/** What each copy writes for itself. */
const OWN = { feed_seq: 'bigint', latest: 'boolean' } as const satisfies Columns;

/** From so many rows on COPY costs less, though it waits for the feed's number first. */
const COPIED_FROM = 50;

/**
 * Adds rows to the history, in the order of the feed. The feed's counter is locked from then to the
 * commit: a reader of the feed never sees n+1 before n.
 */
export async function writeHistory(query: SqlQuery, rows: readonly HistoryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await (rows.length < COPIED_FROM ? insertHistory(query, rows) : copyHistory(query, rows));
}

const SELECTED = COMMON_NAMES.map((name) => asStored(name, COMMON[name]));
const ARRAYS = COMMON_NAMES.map((name, at) => `$${at + 3}::${arrayOf(COMMON[name])}`);
const INSERT = `
  WITH taken AS (UPDATE feed SET last_seq = last_seq + $1 RETURNING last_seq - $1 AS before)
  INSERT INTO history (feed_seq, latest, ${COMMON_NAMES.join(', ')})
  SELECT taken.before + n, latest, ${SELECTED.join(', ')}
  FROM taken, unnest($2::boolean[], ${ARRAYS.join(', ')})
    WITH ORDINALITY AS h(latest, ${COMMON_NAMES.join(', ')}, n)
  RETURNING feed_seq`;

async function insertHistory(query: SqlQuery, rows: readonly HistoryRow[]): Promise<void> {
  const common = rows.map(toCommon);
  const { rowCount } = await query(INSERT, [
    rows.length,
    rows.map(({ latest }) => latest),
    ...COMMON_NAMES.map((name) => common.map((row) => row[name])),
  ]);
  if (rowCount !== rows.length)
    throw new Error(`Expected ${rows.length} new history rows, got ${rowCount}`);
}

async function copyHistory(query: SqlQuery, rows: readonly HistoryRow[]): Promise<void> {
  const { rows: taken } = await query(
    'UPDATE feed SET last_seq = last_seq + $1 RETURNING last_seq - $1 AS before',
    [rows.length],
  );
  const first = BigInt(taken[0]!['before'] as string) + 1n;
  const own = rows.map(({ latest }, at) => ({ feed_seq: first + BigInt(at), latest }));
  await copyRows(query, 'history', [
    encodeColumns(OWN, own),
    { names: COMMON_NAMES, rows: rows.map(commonFields) },
  ]);
}

/** By the candidate, which belongs to one record. */
const encoded = new WeakMap<Candidate, Buffer>();

/** Copies that share a verdict share its candidate, and so the bytes of its row. */
function commonFields(row: HistoryRow): Buffer {
  const known = encoded.get(row.candidate);
  if (known) return known;
  const fields = encodeFields(COMMON, toCommon(row));
  encoded.set(row.candidate, fields);
  return fields;
}

function toCommon({ topic, record, candidate, hash }: HistoryRow): RowOf<typeof COMMON> {
  return {
    topic,
    key: candidate.key,
    version: candidate.version,
    partition: record.partition,
    log_offset: record.offset,
    appended_at: record.appendedAt,
    event_id: candidate.eventId,
    hash,
    value: record.value,
    headers: storableHeaders(record.headers),
    owner: candidate.owner,
    ...toListed(candidate),
  };
}
