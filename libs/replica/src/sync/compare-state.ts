import type { SqlQuery } from '@sinergi/database';
import type { TopicPartition } from '../position-table.js';
import { ENTITY_CHECKS } from './entity-checks.js';
import { IS_ORPHAN, isAccountableForOrphans } from './orphans.js';
import { sqlRecordHash } from './sql-record-hash.js';

/** An entity whose state does not follow from its history. */
export interface ComparedState {
  key: string;
  /** the latest version in history, or the state's own where it has no history */
  version: number;
  /** offset of that version in the log; null without history */
  offset: bigint | null;
  /** hex, of the latest version in history; null without history */
  historyHash: string | null;
  /** hex; null where there is no state */
  stateHash: string | null;
}

/**
 * Lists the entities of a partition whose state is not their latest version in history. If the
 * history equals the log, only these entities make the copy differ from the log. A state without
 * history is not listed if the log has a row for its key: the comparison of the rows names that
 * row.
 *
 * @param query in the transaction that has read the log into the tables of healing
 * @param most how many are listed, of all that are counted
 */
export async function compareState(
  query: SqlQuery,
  topicPartition: TopicPartition,
  most: number,
): Promise<{ differing: number; states: ComparedState[] }> {
  const { topic, partition } = topicPartition;
  const { rows } = await query(
    `WITH ${ENTITY_CHECKS},
       differing AS (
         SELECT w.key, w.version, h.log_offset, h.hash AS history_hash
         FROM wrong_state w
           JOIN history h ON h.topic = $1 AND h.key = w.key AND h.version = w.version
         UNION ALL
         SELECT o.key, o.version, NULL, NULL FROM state o
         WHERE $3 AND ${IS_ORPHAN} AND NOT EXISTS (SELECT 1 FROM heal_row r WHERE r.key = o.key))
     SELECT d.key, d.version, d.log_offset, encode(d.history_hash, 'hex') AS history_hash,
       encode(${sqlRecordHash('s')}, 'hex') AS state_hash, count(*) OVER () AS differing
     FROM differing d LEFT JOIN state s ON s.topic = $1 AND s.key = d.key
     ORDER BY d.log_offset, d.key LIMIT ${most}`,
    [topic, partition, await isAccountableForOrphans(query, topicPartition)],
  );
  return {
    differing: Number(rows[0]?.['differing'] ?? 0),
    states: rows.map((row) => ({
      key: String(row['key']),
      version: Number(row['version']),
      offset: row['log_offset'] === null ? null : BigInt(row['log_offset'] as string),
      historyHash: row['history_hash'] as string | null,
      stateHash: row['state_hash'] as string | null,
    })),
  };
}
