import type { Bus } from '@sinergi/broker';
import { topicPartitionId } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import { deleteFences } from '../fence-table.js';
import { PartitionDigest } from '../partition-digest.js';
import {
  lockPositions,
  type Position,
  readPositions,
  savePositions,
  type TopicPartition,
} from '../position-table.js';
import { expectInOrder } from './expect-in-order.js';
import { fenceDigest } from './fence-digest.js';
import { HealRefused } from './heal-refused.js';
import { healState } from './heal-state.js';
import { IS_ORPHAN } from './orphans.js';
import { digestsOf, sqlBucket, sqlXorOf } from './sql-record-hash.js';

/** The point to rewind to: an offset, or the first record appended at or after a time. */
export type RewindPoint = { offset: bigint } | { time: Date };

/**
 * The effect that rewinding a partition would have. A rewind never skips records: a copy that lacks
 * some could never be equal again.
 */
export interface RewindLook extends TopicPartition {
  nextOffset: bigint;
  /** the offset at which reading would begin; `nextOffset` where nothing would change */
  rewindTo: bigint;
  replayed: bigint;
  refused: 'AHEAD_OF_POSITION' | 'BEFORE_LOG_START' | null;
  isPaused: boolean;
}

export interface RewindOptions extends TopicPartition {
  rewindTo: bigint;
  clusterId: string;
  log: Pick<Bus, 'readRange'>;
}

/** The rows that a rewind removed. Reading on brings them back. */
export interface Rewound extends TopicPartition {
  rewindTo: bigint;
  history: number;
  deadLetters: number;
  states: number;
}

/** Reports what would be read again, by partition. Changes nothing. */
export async function lookAtRewind(
  query: SqlQuery,
  log: Pick<Bus, 'bounds'>,
  topicPartitions: readonly TopicPartition[],
  point: RewindPoint,
): Promise<RewindLook[]> {
  const positions = await readPositions(query);
  const bounds = await log.bounds([...new Set(topicPartitions.map(({ topic }) => topic))]);
  const looks: RewindLook[] = [];
  for (const { topic, partition } of topicPartitions) {
    const position = positions.find(
      (candidate) => candidate.topic === topic && candidate.partition === partition,
    );
    if (!position) continue;
    const start =
      bounds.find((bound) => bound.topic === topic && bound.partition === partition)?.start ?? 0n;
    looks.push(
      lookAt(
        position,
        start,
        'offset' in point ? point.offset : await offsetAt(query, position, point.time),
      ),
    );
  }
  return looks;
}

function lookAt(
  { topic, partition, nextOffset, paused }: Position,
  start: bigint,
  rewindTo: bigint,
): RewindLook {
  const refused =
    rewindTo > nextOffset ? 'AHEAD_OF_POSITION' : rewindTo < start ? 'BEFORE_LOG_START' : null;
  return {
    topic,
    partition,
    nextOffset,
    rewindTo,
    replayed: refused ? 0n : nextOffset - rewindTo,
    refused,
    isPaused: paused,
  };
}

async function offsetAt(
  query: SqlQuery,
  { topic, partition, nextOffset }: Position,
  time: Date,
): Promise<bigint> {
  const { rows } = await query(
    `SELECT least(
       (SELECT min(log_offset) FROM history
        WHERE topic = $1 AND partition = $2 AND appended_at >= $3),
       (SELECT min(log_offset) FROM dead_letter
        WHERE topic = $1 AND partition = $2 AND appended_at >= $3)) AS first`,
    [topic, partition, time],
  );
  const first = rows[0]!['first'] as string | null;
  return first === null ? nextOffset : BigInt(first);
}

const HEAL_FIRST = '; heal it first';

/**
 * Makes a paused partition's copy what it was at an offset, so that reading on applies the rest
 * again. Followers are shown those events again, at new feed positions. The remaining rows count as
 * right, so the copy is scrubbed before the rewind and after it. All changes are in the caller's
 * transaction.
 *
 * @throws HealRefused where the partition is being read, the offset lies ahead, or the copy is not
 * in order
 */
export async function rewindPartition(query: SqlQuery, options: RewindOptions): Promise<Rewound> {
  const { topic, partition, rewindTo, clusterId } = options;
  const topicPartition = { topic, partition };
  await query('SET LOCAL statement_timeout = 0');
  const [locked] = await lockPositions(query, [topicPartition], clusterId);
  const name = topicPartitionId(topic, partition);
  if (!locked!.paused)
    throw new HealRefused(
      'NOT_PAUSED',
      `Expected the reading of ${name} to be paused, got a partition that is being read`,
    );
  if (rewindTo > locked!.nextOffset)
    throw new HealRefused(
      'AHEAD_OF_POSITION',
      `Expected an offset of ${name} of at most ${locked!.nextOffset}, got ${rewindTo}`,
    );
  await expectInOrder(query, topicPartition, 'before rewinding', HEAL_FIRST);
  const from = [topic, partition, String(rewindTo)];
  const gone = await query(
    'DELETE FROM history WHERE topic = $1 AND partition = $2 AND log_offset >= $3 RETURNING key',
    from,
  );
  const deadLetters = await query(
    'DELETE FROM dead_letter WHERE topic = $1 AND partition = $2 AND log_offset >= $3',
    from,
  );
  await deleteFences(query, { ...topicPartition, from: rewindTo });
  const keys = [...new Set(gone.rows.map(({ key }) => String(key)))];
  await query(`DELETE FROM version_hole o WHERE ${IS_ORPHAN} AND o.key = ANY($2::text[])`, [
    topic,
    keys,
  ]);
  await healState(query, topicPartition);
  const before = await positionAt(query, locked!, rewindTo);
  await savePositions(query, [{ ...before, lastAppendedAt: await appendedBefore(options) }]);
  await expectInOrder(query, topicPartition, 'after rewinding', HEAL_FIRST);
  return {
    ...topicPartition,
    rewindTo,
    history: gone.rowCount ?? 0,
    deadLetters: deadLetters.rowCount ?? 0,
    states: Number(locked!.entities - before.entities),
  };
}

/**
 * Returns the LogAppendTime of the record before the offset, read from the log. The record may be a
 * duplicate, and the copy stores nothing of a duplicate.
 */
async function appendedBefore({ log, topic, partition, rewindTo }: RewindOptions): Promise<number> {
  let appendedAt = 0;
  if (rewindTo === 0n) return appendedAt;
  await log.readRange(topic, partition, rewindTo - 1n, rewindTo, async (records) => {
    appendedAt = records.at(-1)?.appendedAt ?? appendedAt;
  });
  return appendedAt;
}

/**
 * Returns the position as it was at the offset. The remaining rows below the offset determine it,
 * since every offset is a row, a dead letter, a fence or a duplicate.
 */
async function positionAt(
  query: SqlQuery,
  position: Position,
  rewindTo: bigint,
): Promise<Position> {
  const topicPartition = [position.topic, position.partition];
  const { rows } = await query(
    `SELECT ${sqlBucket('h')} AS bucket, count(*) AS rows, ${sqlXorOf('h.hash')} AS digest
     FROM history h
     WHERE h.topic = $1 AND h.partition = $2 GROUP BY 1`,
    topicPartition,
  );
  const counts = await query(
    `SELECT
       (SELECT count(DISTINCT key) FROM history WHERE topic = $1 AND partition = $2) AS entities,
       (SELECT count(*) FROM dead_letter WHERE topic = $1 AND partition = $2) AS "deadLetters"`,
    topicPartition,
  );
  const { fences, xor } = await fenceDigest(query, position);
  const records = rows.reduce((sum, row) => sum + BigInt(row['rows'] as string), 0n);
  const { entities, deadLetters } = counts.rows[0]!;
  return {
    ...position,
    nextOffset: rewindTo,
    readTo: rewindTo,
    digest: PartitionDigest.of(digestsOf(rows), xor),
    records,
    duplicates: rewindTo - records - BigInt(deadLetters as string) - BigInt(fences),
    entities: BigInt(entities as string),
    digestMarks: position.digestMarks.filter(({ offset }) => offset <= rewindTo),
    gap: null,
  };
}
