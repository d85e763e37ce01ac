import { topicPartitionId } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import type { Fence } from './fence.js';
import type { TopicPartition } from './position-table.js';

/**
 * The fences of each partition as this replica has read them. Rights, keys and rules of a record
 * are those of the directory version that the fences before it in its own partition put in force.
 * A fence that comes late says less than one before it and changes nothing.
 */
export class FenceView {
  /** in the order of their offsets */
  private readonly byPartition = new Map<string, Fence[]>();

  /**
   * Returns the directory version that is in force at an offset; undefined before the partition's
   * first fence.
   */
  before(topic: string, partition: number, offset: bigint): bigint | undefined {
    let version: bigint | undefined;
    for (const fence of this.byPartition.get(topicPartitionId(topic, partition)) ?? []) {
      if (fence.offset >= offset) break;
      if (version === undefined || fence.directoryVersion > version)
        version = fence.directoryVersion;
    }
    return version;
  }

  /** Returns the directory version that is in force at the end of what was read. */
  last({ topic, partition }: TopicPartition): bigint | undefined {
    const fences = this.byPartition.get(topicPartitionId(topic, partition)) ?? [];
    return this.before(topic, partition, (fences.at(-1)?.offset ?? 0n) + 1n);
  }

  /** Returns the fences of a partition, in the order of their offsets. */
  of({ topic, partition }: TopicPartition): readonly Fence[] {
    return this.byPartition.get(topicPartitionId(topic, partition)) ?? [];
  }

  /** Adds fences; one that is known is not added again. */
  add({ topic, partition }: TopicPartition, fences: readonly Fence[]): void {
    if (fences.length === 0) return;
    const known = this.of({ topic, partition });
    const added = fences.filter((fence) => known.every(({ offset }) => offset !== fence.offset));
    this.set({ topic, partition }, [...known, ...added]);
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
    const later = this.of(topicPartition).filter(({ offset }) => offset >= below);
    this.set(topicPartition, [...fences, ...later]);
  }

  private set({ topic, partition }: TopicPartition, fences: readonly Fence[]): void {
    const sorted = fences.toSorted((a, b) => (a.offset < b.offset ? -1 : 1));
    this.byPartition.set(topicPartitionId(topic, partition), sorted);
  }
}

/** Adds the fences that the database has, of every partition. */
export async function loadFences(query: SqlQuery, view: FenceView): Promise<void> {
  const { rows } = await query(
    `SELECT topic, partition, log_offset, directory_version
     FROM fence
     ORDER BY topic, partition, log_offset`,
  );
  for (const row of rows) {
    const offset = BigInt(row['log_offset'] as string);
    const directoryVersion = BigInt(row['directory_version'] as string);
    const topicPartition = { topic: String(row['topic']), partition: Number(row['partition']) };
    view.add(topicPartition, [{ offset, directoryVersion }]);
  }
}
