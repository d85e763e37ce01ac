/** Where one partition's log begins and ends. */
export interface PartitionEnds {
  partition: number;
  start: bigint;
  end: bigint;
}

/** The bounds of every log as the broker last said them, by topic. */
export class TopicBounds {
  private readonly topics = new Map<string, Map<number, PartitionEnds>>();

  note(bounds: readonly ({ topic: string } & PartitionEnds)[]): void {
    for (const { topic, partition, start, end } of bounds) {
      const partitions = this.topics.get(topic) ?? new Map<number, PartitionEnds>();
      this.topics.set(topic, partitions);
      partitions.set(partition, { partition, start, end });
    }
  }

  /** Ascending by partition; empty while the broker has not said. */
  of(topic: string): PartitionEnds[] {
    return [...(this.topics.get(topic)?.values() ?? [])].sort(
      (left, right) => left.partition - right.partition,
    );
  }
}
