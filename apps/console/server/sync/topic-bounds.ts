/** Where one partition's log begins and ends. */
export interface PartitionEnds {
  partition: number;
  start: bigint;
  end: bigint;
}

/** The bounds of every log, by topic, as the broker last reported. */
export class TopicBounds {
  private readonly topics = new Map<string, Map<number, PartitionEnds>>();

  note(bounds: readonly ({ topic: string } & PartitionEnds)[]): void {
    for (const { topic, partition, start, end } of bounds) {
      const partitions = this.topics.get(topic) ?? new Map<number, PartitionEnds>();
      this.topics.set(topic, partitions);
      partitions.set(partition, { partition, start, end });
    }
  }

  /** Returns the partitions in ascending order; empty before the broker's first answer. */
  of(topic: string): PartitionEnds[] {
    return [...(this.topics.get(topic)?.values() ?? [])].sort(
      (left, right) => left.partition - right.partition,
    );
  }
}
