import { topicPartitionId } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import type { Fence } from './fence.js';
import type { TopicPartition } from './position-table.js';

/** A fence with the highest version of those up to it. */
interface PlacedFence extends Fence {
  inForce: bigint;
}

/**
 * The fences of each partition as this replica has read them. Rights, keys and rules of a record
 * are those of the directory version that the fences before it in its own partition put in force.
 * A fence that comes late says less than one before it and changes nothing.
 */
export class FenceView {
  /** in the order of their offsets */
  private readonly byPartition = new Map<string, PlacedFence[]>();

  /**
   * Returns the directory version that is in force at an offset; undefined before the partition's
   * first fence.
   */
  before(topic: string, partition: number, offset: bigint): bigint | undefined {
    // Asked for every record, most of which lie after the last fence.
    return this.placed({ topic, partition }).findLast((fence) => fence.offset < offset)?.inForce;
  }

  /** Returns the directory version that is in force at the end of what was read. */
  last(topicPartition: TopicPartition): bigint | undefined {
    return this.placed(topicPartition).at(-1)?.inForce;
  }

  /** Returns the fences of a partition, in the order of their offsets. */
  of(topicPartition: TopicPartition): readonly Fence[] {
    return this.placed(topicPartition).map(({ offset, directoryVersion }) => ({
      ...{ offset, directoryVersion },
    }));
  }

  /** Adds fences; one that is known is not added again. */
  add(topicPartition: TopicPartition, fences: readonly Fence[]): void {
    if (fences.length === 0) return;
    const known = this.placed(topicPartition);
    const offsets = new Set(known.map(({ offset }) => offset));
    this.set(topicPartition, [...known, ...fences.filter(({ offset }) => !offsets.has(offset))]);
  }

  /** Forgets the fences of a partition, after its copy was emptied to be read again. */
  forget({ topic, partition }: TopicPartition): void {
    this.byPartition.delete(topicPartitionId(topic, partition));
  }

  /**
   * Replaces the fences below an offset by those that the log has there, after the copy was healed
   * up to that offset.
   */
  correct(topicPartition: TopicPartition, fences: readonly Fence[], below: bigint): void {
    const later = this.placed(topicPartition).filter(({ offset }) => offset >= below);
    this.set(topicPartition, [...fences, ...later]);
  }

  private set({ topic, partition }: TopicPartition, fences: readonly Fence[]): void {
    let inForce = 0n;
    const placed = fences
      .toSorted((a, b) => (a.offset < b.offset ? -1 : 1))
      .map(({ offset, directoryVersion }) => {
        if (directoryVersion > inForce) inForce = directoryVersion;
        return { offset, directoryVersion, inForce };
      });
    this.byPartition.set(topicPartitionId(topic, partition), placed);
  }

  private placed({ topic, partition }: TopicPartition): readonly PlacedFence[] {
    return this.byPartition.get(topicPartitionId(topic, partition)) ?? [];
  }
}

/** Adds the fences that the database has, of every partition or of one. */
export async function loadFences(
  query: SqlQuery,
  view: FenceView,
  only?: TopicPartition,
): Promise<void> {
  const { rows } = await query(
    `SELECT topic, partition, array_agg(log_offset::text ORDER BY log_offset) AS offsets,
       array_agg(directory_version::text ORDER BY log_offset) AS versions
     FROM fence
     WHERE $1::text IS NULL OR (topic, partition) = ($1, $2::int)
     GROUP BY topic, partition`,
    [only?.topic ?? null, only?.partition ?? null],
  );
  for (const row of rows) {
    const versions = row['versions'] as string[];
    const fences = (row['offsets'] as string[]).map((offset, at) => ({
      ...{ offset: BigInt(offset), directoryVersion: BigInt(versions[at]!) },
    }));
    view.add({ topic: String(row['topic']), partition: Number(row['partition']) }, fences);
  }
}
