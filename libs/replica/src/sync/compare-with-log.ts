import type { Bus } from '@sinergi/broker';
import type { InTransaction } from '@sinergi/database';
import type { DirectoryAgency } from '@sinergi/directory';
import type { Admission } from '../admit-record.js';
import { EVERY_BUCKET } from '../partition-digest.js';
import { readPosition, type TopicPartition } from '../position-table.js';
import { type ComparedState, compareState } from './compare-state.js';
import { HealTables } from './heal-tables.js';
import { LogReading } from './log-reading.js';
import { sqlRecordHash } from './sql-record-hash.js';

export interface CompareOptions<T extends DirectoryAgency> extends TopicPartition {
  inTransaction: InTransaction;
  admission: Admission<T>;
  log: Pick<Bus, 'readRange'>;
  onProgress?(progress: { done: number; total: number }): void;
  signal?: AbortSignal;
}

/** A row that differs from the log. */
export interface ComparedKey {
  key: string;
  version: number;
  offset: bigint;
  /**
   * SET_ASIDE: the copy keeps the record as a dead letter, so nothing is lost and healing does not
   * help. HEADERS: its bytes are the log's, its headers (the signature is one), event id, time or
   * the columns by which queries filter are not. STATE: another version than the highest, or none,
   * is marked as the entity's latest
   */
  difference: 'MISSING' | 'SET_ASIDE' | 'CHANGED' | 'HEADERS' | 'EXTRA' | 'STATE';
  /** hex; null where there is none. For STATE: the hash of the history */
  logHash: string | null;
  copyHash: string | null;
}

export interface ComparedPartition extends TopicPartition {
  /** every offset below it was compared */
  comparedTo: bigint;
  recordsRead: number;
  differing: number;
  /** at most 500 */
  keys: ComparedKey[];
}

const LISTED = 500;

/**
 * Reads a partition's log again up to the position. Lists the rows of the copy that differ from the
 * log, and the entities whose state does not follow from those rows. Changes nothing.
 */
export function compareWithLog<T extends DirectoryAgency>(
  options: CompareOptions<T>,
): Promise<ComparedPartition> {
  const { topic, partition, inTransaction, admission, log, onProgress, signal } = options;
  return inTransaction(async (query) => {
    await query('SET LOCAL statement_timeout = 0');
    const position = await readPosition(query, { topic, partition });
    const comparedTo = position?.nextOffset ?? 0n;
    const tables = await HealTables.create(query, { topic, partition });
    const reading = new LogReading(tables, { topic, partition }, new Set(EVERY_BUCKET), admission);
    const take = async (records: Parameters<typeof reading.take>[0]): Promise<void> => {
      await reading.take(records);
      onProgress?.({ done: Number(reading.next), total: Number(comparedTo) });
    };
    if (comparedTo > 0n) await log.readRange(topic, partition, 0n, comparedTo, take, signal);
    await tables.analyze();
    const { rows } = await query(
      `SELECT coalesce(r.key, h.key) AS key, coalesce(r.version, h.version) AS version,
         coalesce(r.log_offset, h.log_offset) AS log_offset,
         encode(r.hash, 'hex') AS log_hash, encode(h.actual, 'hex') AS copy_hash,
         r.hash = h.actual AND r.log_offset = h.log_offset AS has_bytes,
         count(*) OVER () AS differing,
         EXISTS (SELECT 1 FROM dead_letter d
           WHERE d.topic = $1 AND d.partition = $2 AND d.log_offset = r.log_offset) AS is_set_aside
       FROM heal_row r FULL JOIN (
         SELECT h.key, h.version, h.log_offset, ${sqlRecordHash('h')} AS actual FROM history h
         WHERE h.topic = $1
           AND h.partition = $2
           AND h.log_offset < $3 OFFSET 0) AS h USING (key, version)
         LEFT JOIN heal_content c USING (key, version)
       WHERE r.key IS NULL OR h.key IS NULL OR r.hash <> h.actual OR r.log_offset <> h.log_offset
         OR c.key IS NOT NULL
       ORDER BY 3 LIMIT ${LISTED}`,
      [topic, partition, String(comparedTo)],
    );
    const state = await compareState(query, { topic, partition }, LISTED);
    return {
      topic,
      partition,
      comparedTo,
      recordsRead: reading.recordsRead,
      differing: Number(rows[0]?.['differing'] ?? 0) + state.differing,
      keys: [...rows.map(toComparedKey), ...state.states.map(ofState)].slice(0, LISTED),
    };
  });
}

function ofState({
  key,
  version,
  offset,
  historyHash: logHash,
  stateHash: copyHash,
}: ComparedState): ComparedKey {
  return { key, version, offset, difference: 'STATE', logHash, copyHash };
}

function toComparedKey(row: Record<string, unknown>): ComparedKey {
  const logHash = (row['log_hash'] as string | null) ?? null;
  const copyHash = (row['copy_hash'] as string | null) ?? null;
  return {
    key: String(row['key']),
    version: Number(row['version']),
    offset: BigInt(row['log_offset'] as string),
    difference: differenceOf(row, logHash, copyHash),
    logHash,
    copyHash,
  };
}

function differenceOf(
  row: Record<string, unknown>,
  logHash: string | null,
  copyHash: string | null,
): ComparedKey['difference'] {
  if (copyHash === null) return row['is_set_aside'] === true ? 'SET_ASIDE' : 'MISSING';
  if (logHash === null) return 'EXTRA';
  return row['has_bytes'] === true ? 'HEADERS' : 'CHANGED';
}
