import type { PartitionBounds } from '@sinergi/broker';

/**
 * A topic's number of partitions differs from the catalogue's. Keys would be expected in other
 * partitions, and every copy would refuse most records as dead letters.
 */
export class PartitionsDiffer extends Error {
  override readonly name = 'PartitionsDiffer';
  readonly code = 'PARTITIONS_DIFFER';

  constructor(topic: string, expected: number, got: number) {
    super(`Expected ${topic} to keep its ${expected} partitions, got ${got}`);
  }
}

/**
 * @param bounds of every partition of some topics
 * @param partitionsOf returns a topic's number of partitions by the catalogue
 * @throws PartitionsDiffer
 */
export function expectPartitions(
  bounds: readonly PartitionBounds[],
  partitionsOf: (topic: string) => number,
): void {
  for (const topic of new Set(bounds.map((bound) => bound.topic))) {
    const got = bounds.filter((bound) => bound.topic === topic).length;
    const expected = partitionsOf(topic);
    if (got !== expected) throw new PartitionsDiffer(topic, expected, got);
  }
}
