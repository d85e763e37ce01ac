import { type PartitionBounds, topicPartitionId } from '@sinergi/broker';

/** @returns partitions that are not read to where they ended */
export const unreadOf = (
  ends: readonly PartitionBounds[],
  next: ReadonlyMap<string, bigint>,
): PartitionBounds[] =>
  ends.filter(
    ({ topic, partition, end }) => (next.get(topicPartitionId(topic, partition)) ?? 0n) < end,
  );

/**
 * One look at how far the reading is.
 * @returns once everything is read that is being read: what is left, paused by an operator; null
 * while something is still to be read
 */
export function leftUnread(
  ends: readonly PartitionBounds[],
  next: ReadonlyMap<string, bigint>,
  isPaused: (topic: string, partition: number) => boolean,
): PartitionBounds[] | null {
  const unread = unreadOf(ends, next);
  return unread.every(({ topic, partition }) => isPaused(topic, partition)) ? unread : null;
}
