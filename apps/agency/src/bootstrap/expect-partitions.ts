import type { PartitionBounds } from '@sinergi/broker';

/**
 * Records go where their keys belong among these; with another count most would be dead for
 * everybody.
 */
export class PartitionsDiffer extends Error {
  override readonly name = 'PartitionsDiffer';
  readonly code = 'PARTITIONS_DIFFER';

  constructor(topic: string, expected: number, got: number) {
    super(`Expected ${topic} to have ${expected} partitions, for good, got ${got}`);
  }
}

/**
 * @param bounds of every partition of some topics
 * @param partitionsOf how many the catalogue gives a topic
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
