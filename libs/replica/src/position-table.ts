import { topicPartitionId } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import { DIGEST_MARKS_KEPT, type DigestMark } from './digest-mark.js';
import { PartitionDigest } from './partition-digest.js';

/** The state of one partition in this replica. */
export interface Position {
  topic: string;
  partition: number;
  nextOffset: bigint;
  /**
   * the first offset that was never read. It equals `nextOffset`, unless the position was set back
   * or ahead from outside.
   */
  readTo: bigint;
  digest: PartitionDigest;
  /** rows in history that came from this partition */
  records: bigint;
  /**
   * number of records that were sent again and are stored once. Together with `records` and the
   * dead letters they account for every offset.
   */
  duplicates: bigint;
  /** entities in state that came from this partition */
  entities: bigint;
  /** LogAppendTime of the last record read, epoch ms, 0 = none */
  lastAppendedAt: number;
  /** oldest first */
  digestMarks: DigestMark[];
  /** why reading has stopped here, in words; null when it has not stopped */
  gap: string | null;
  /** whether an operator paused its reading */
  paused: boolean;
}

export interface TopicPartition {
  topic: string;
  partition: number;
}

/**
 * The error for a stored position that belongs to another cluster. Its offsets mean nothing in the
 * present cluster.
 */
export class ClusterChanged extends Error {
  readonly code = 'CLUSTER_CHANGED';
  constructor(expected: string, got: string) {
    super(
      `Expected Kafka cluster ${expected}, from which this replica was read, got ${got}; ` +
        'a replica never continues on another log',
    );
  }
}

const COLUMNS =
  'topic, partition, next_offset, read_to, cluster_id, digest, records, duplicates, entities, ' +
  'last_appended_at, cuts, gap, paused';

/** Reads all positions, in one snapshot. */
export async function readPositions(query: SqlQuery): Promise<Position[]> {
  const { rows } = await query(`SELECT ${COLUMNS} FROM position ORDER BY topic, partition`);
  return rows.map(toPosition);
}

/** Reads the position of one partition; undefined for one that was never read. */
export async function readPosition(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
): Promise<Position | undefined> {
  const { rows } = await query(
    `SELECT ${COLUMNS} FROM position WHERE topic = $1 AND partition = $2`,
    [topic, partition],
  );
  return rows.map(toPosition)[0];
}

/**
 * Returns the next offset to read, by `topic/partition`. A partition that was never read starts at
 * 0.
 *
 * @throws ClusterChanged when the stored positions belong to another cluster
 */
export async function nextOffsets(
  query: SqlQuery,
  clusterId: string,
): Promise<Map<string, bigint>> {
  const { rows } = await query('SELECT topic, partition, next_offset, cluster_id FROM position');
  const next = new Map<string, bigint>();
  for (const row of rows) {
    if (row['cluster_id'] !== clusterId)
      throw new ClusterChanged(String(row['cluster_id']), clusterId);
    next.set(
      topicPartitionId(String(row['topic']), Number(row['partition'])),
      BigInt(row['next_offset'] as string),
    );
  }
  return next;
}

/**
 * Locks the rows of partitions for the transaction, in the same order everywhere. Creates the row
 * of a partition whose first batch this is.
 *
 * @returns them in the order asked for
 */
export async function lockPositions(
  query: SqlQuery,
  topicPartitions: readonly TopicPartition[],
  clusterId: string,
): Promise<Position[]> {
  const found = await selectForUpdate(query, topicPartitions);
  const missing = topicPartitions.filter((topicPartition) => !found.has(nameOf(topicPartition)));
  if (missing.length > 0) {
    await query(
      `INSERT INTO position (topic, partition, next_offset, cluster_id, digest)
       SELECT topic, partition, 0, $3, $4
       FROM unnest($1::text[], $2::int[]) AS p(topic, partition)
       ON CONFLICT DO NOTHING`,
      [
        missing.map(({ topic }) => topic),
        missing.map(({ partition }) => partition),
        clusterId,
        PartitionDigest.empty().bytes(),
      ],
    );
    for (const [name, row] of await selectForUpdate(query, missing)) found.set(name, row);
  }
  return topicPartitions.map((topicPartition) => {
    const row = found.get(nameOf(topicPartition))!;
    if (row['cluster_id'] !== clusterId)
      throw new ClusterChanged(String(row['cluster_id']), clusterId);
    return toPosition(row);
  });
}

async function selectForUpdate(
  query: SqlQuery,
  topicPartitions: readonly TopicPartition[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await query(
    `SELECT ${COLUMNS}
     FROM position
     WHERE (topic, partition) IN (SELECT * FROM unnest($1::text[], $2::int[]))
     ORDER BY topic, partition
     FOR UPDATE`,
    [topicPartitions.map(({ topic }) => topic), topicPartitions.map(({ partition }) => partition)],
  );
  return new Map(
    rows.map((row) => [
      nameOf({ topic: String(row['topic']), partition: Number(row['partition']) }),
      row,
    ]),
  );
}

/** Writes back locked positions, in one statement. */
export async function savePositions(
  query: SqlQuery,
  positions: readonly Position[],
): Promise<void> {
  await query(
    `UPDATE position p SET next_offset = m.next_offset, read_to = m.read_to, digest = m.digest,
       records = m.records, duplicates = m.duplicates,
       last_appended_at = m.last_appended_at, cuts = m.cuts, gap = m.gap, entities = m.entities
     FROM unnest($1::text[], $2::int[], $3::bigint[], $4::bytea[], $5::bigint[], $6::bigint[],
       $7::bigint[], $8::jsonb[], $9::text[], $10::bigint[], $11::bigint[])
       AS m(topic, partition, next_offset, digest, records, duplicates, last_appended_at, cuts, gap,
         entities, read_to)
     WHERE p.topic = m.topic AND p.partition = m.partition`,
    [
      positions.map(({ topic }) => topic),
      positions.map(({ partition }) => partition),
      positions.map(({ nextOffset }) => String(nextOffset)),
      positions.map(({ digest }) => digest.bytes()),
      positions.map(({ records }) => String(records)),
      positions.map(({ duplicates }) => String(duplicates)),
      positions.map(({ lastAppendedAt }) => lastAppendedAt),
      positions.map(({ digestMarks }) =>
        JSON.stringify(
          digestMarks
            .slice(-DIGEST_MARKS_KEPT)
            .map((mark) => ({ offset: String(mark.offset), digest: mark.digest.toString('hex') })),
        ),
      ),
      positions.map(({ gap }) => gap),
      positions.map(({ entities }) => String(entities)),
      positions.map(({ readTo }) => String(readTo)),
    ],
  );
}

/**
 * Notes why a partition cannot be read on. The note stays, visible to operators, until reading goes
 * on or an operator resynchronises the partition.
 */
export async function markGap(
  query: SqlQuery,
  topic: string,
  partition: number,
  clusterId: string,
  gap: string,
): Promise<void> {
  const [position] = await lockPositions(query, [{ topic, partition }], clusterId);
  await savePositions(query, [{ ...position!, gap }]);
}

/**
 * Pauses or resumes the reading of partitions. A batch that is being applied is finished first.
 *
 * @returns how many were otherwise before
 */
export async function setPaused(
  query: SqlQuery,
  topicPartitions: readonly TopicPartition[],
  paused: boolean,
): Promise<number> {
  const { rowCount } = await query(
    `UPDATE position SET paused = $3
     WHERE (topic, partition) IN (SELECT * FROM unnest($1::text[], $2::int[]))
       AND paused <> $3`,
    [
      topicPartitions.map(({ topic }) => topic),
      topicPartitions.map(({ partition }) => partition),
      paused,
    ],
  );
  return rowCount ?? 0;
}

/** Removes the note of a gap when the log goes on after all. */
export async function clearGap(query: SqlQuery, topic: string, partition: number): Promise<void> {
  await query(
    'UPDATE position SET gap = NULL WHERE topic = $1 AND partition = $2 AND gap IS NOT NULL',
    [topic, partition],
  );
}

const nameOf = ({ topic, partition }: TopicPartition): string => topicPartitionId(topic, partition);

function toPosition(row: Record<string, unknown>): Position {
  return {
    topic: String(row['topic']),
    partition: Number(row['partition']),
    nextOffset: BigInt(row['next_offset'] as string),
    readTo: BigInt(row['read_to'] as string),
    digest: PartitionDigest.from(row['digest'] as Buffer),
    records: BigInt(row['records'] as string),
    duplicates: BigInt(row['duplicates'] as string),
    entities: BigInt(row['entities'] as string),
    lastAppendedAt: Number(row['last_appended_at']),
    digestMarks: (row['cuts'] as { offset: string; digest: string }[]).map((mark) => ({
      offset: BigInt(mark.offset),
      digest: Buffer.from(mark.digest, 'hex'),
    })),
    gap: (row['gap'] as string | null) ?? null,
    paused: row['paused'] === true,
  };
}
