import type { SqlQuery } from '@sinergi/database';
import type { TopicPartition } from '../position-table.js';
import { ENTITY_CHECKS } from './entity-checks.js';
import { sqlRecordHash } from './sql-record-hash.js';

/** An entity of which not the highest version is marked as the latest. */
export interface ComparedState {
  key: string;
  /** the highest version in history */
  version: number;
  /** offset of that version in the log */
  offset: bigint;
  /** hex, of that version */
  historyHash: string;
  /** hex, of the version that is marked; null where none is */
  stateHash: string | null;
}

/**
 * Lists the entities of a partition whose state is not their highest version in history. If the
 * history equals the log, only these entities make the copy differ from the log.
 *
 * @param most how many are listed, of all that are counted
 */
export async function compareState(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
  most: number,
): Promise<{ differing: number; states: ComparedState[] }> {
  const { rows } = await query(
    `WITH ${ENTITY_CHECKS}
     SELECT w.key, w.version, h.log_offset, encode(h.hash, 'hex') AS history_hash,
       encode(${sqlRecordHash('s')}, 'hex') AS state_hash, count(*) OVER () AS differing
     FROM wrong_state w
       JOIN history h ON h.topic = $1 AND h.key = w.key AND h.version = w.version
       LEFT JOIN state s ON s.topic = $1 AND s.key = w.key
     ORDER BY h.log_offset, w.key LIMIT ${most}`,
    [topic, partition],
  );
  return {
    differing: Number(rows[0]?.['differing'] ?? 0),
    states: rows.map((row) => ({
      key: String(row['key']),
      version: Number(row['version']),
      offset: BigInt(row['log_offset'] as string),
      historyHash: String(row['history_hash']),
      stateHash: row['state_hash'] as string | null,
    })),
  };
}
