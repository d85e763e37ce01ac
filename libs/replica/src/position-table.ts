import { CUTS_KEPT, type Cut } from './cut.js';
import { PartitionDigest } from './partition-digest.js';
import type { SqlQuery } from './sql-query.js';

/** One partition as this replica holds it. */
export interface Position {
  topic: string;
  partition: number;
  nextOffset: bigint;
  digest: PartitionDigest;
  /** rows in history that came from this partition */
  records: bigint;
  /** entities in state that came from this partition */
  entities: bigint;
  /** LogAppendTime of the last record read, epoch ms, 0 = none */
  lastAppendedAt: number;
  /** oldest first */
  cuts: Cut[];
  /** why reading has stopped here, in words; null when it has not */
  gap: string | null;
}

/** The cluster a position belongs to is not the one at hand: its offsets mean nothing here. */
export class ClusterChanged extends Error {
  readonly code = 'CLUSTER_CHANGED';
  constructor(expected: string, got: string) {
    super(`Expected Kafka cluster ${expected}, where this replica was read from, got ${got}; a replica is never continued on another log`);
  }
}

const COLUMNS = 'topic, partition, next_offset, cluster_id, digest, records, entities, last_appended_at, cuts, gap';

/** All positions, in one snapshot. */
export async function readPositions(query: SqlQuery): Promise<Position[]> {
  const { rows } = await query(`SELECT ${COLUMNS} FROM position ORDER BY topic, partition`);
  return rows.map(toPosition);
}

/**
 * Where to read next, by `topic/partition`. Partitions never read before start at 0.
 * @throws ClusterChanged when the stored positions belong to another cluster
 */
export async function nextOffsets(query: SqlQuery, clusterId: string): Promise<Map<string, bigint>> {
  const { rows } = await query('SELECT topic, partition, next_offset, cluster_id FROM position');
  const next = new Map<string, bigint>();
  for (const row of rows) {
    if (row['cluster_id'] !== clusterId) throw new ClusterChanged(String(row['cluster_id']), clusterId);
    next.set(`${row['topic']}/${row['partition']}`, BigInt(row['next_offset'] as string));
  }
  return next;
}

/** Locks a partition's row for the transaction, making it first where this is the first batch. */
export async function lockPosition(query: SqlQuery, topic: string, partition: number, clusterId: string): Promise<Position> {
  const row = (await selectForUpdate(query, topic, partition)) ?? (await insertPosition(query, topic, partition, clusterId));
  if (row['cluster_id'] !== clusterId) throw new ClusterChanged(String(row['cluster_id']), clusterId);
  return toPosition(row);
}

async function selectForUpdate(query: SqlQuery, topic: string, partition: number): Promise<Record<string, unknown> | undefined> {
  const { rows } = await query(`SELECT ${COLUMNS} FROM position WHERE topic = $1 AND partition = $2 FOR UPDATE`, [topic, partition]);
  return rows[0];
}

async function insertPosition(query: SqlQuery, topic: string, partition: number, clusterId: string): Promise<Record<string, unknown>> {
  await query(
    `INSERT INTO position (topic, partition, next_offset, cluster_id, digest) VALUES ($1, $2, 0, $3, $4) ON CONFLICT DO NOTHING`,
    [topic, partition, clusterId, PartitionDigest.empty().bytes()],
  );
  return (await selectForUpdate(query, topic, partition))!;
}

/** Writes back a locked position. */
export async function savePosition(query: SqlQuery, position: Position): Promise<void> {
  await query(
    `UPDATE position SET next_offset = $3, digest = $4, records = $5, last_appended_at = $6, cuts = $7, gap = $8, entities = $9 WHERE topic = $1 AND partition = $2`,
    [
      position.topic,
      position.partition,
      String(position.nextOffset),
      position.digest.bytes(),
      String(position.records),
      position.lastAppendedAt,
      JSON.stringify(position.cuts.slice(-CUTS_KEPT).map((cut) => ({ offset: String(cut.offset), digest: cut.digest.toString('hex') }))),
      position.gap,
      String(position.entities),
    ],
  );
}

/** Notes why a partition can't be read on; it stays there, loud, until somebody resynchronises. */
export async function markGap(query: SqlQuery, topic: string, partition: number, clusterId: string, gap: string): Promise<void> {
  const position = await lockPosition(query, topic, partition, clusterId);
  await savePosition(query, { ...position, gap });
}

function toPosition(row: Record<string, unknown>): Position {
  return {
    topic: String(row['topic']),
    partition: Number(row['partition']),
    nextOffset: BigInt(row['next_offset'] as string),
    digest: PartitionDigest.from(row['digest'] as Buffer),
    records: BigInt(row['records'] as string),
    entities: BigInt(row['entities'] as string),
    lastAppendedAt: Number(row['last_appended_at']),
    cuts: (row['cuts'] as { offset: string; digest: string }[]).map((cut) => ({
      offset: BigInt(cut.offset),
      digest: Buffer.from(cut.digest, 'hex'),
    })),
    gap: (row['gap'] as string | null) ?? null,
  };
}
