import type { TopicPartition } from '@sinergi/replica';

/**
 * Lets the reader of the log take up a partition again where its position says, after an operation
 * that moved it.
 */
export class Rereading {
  /** set once the consumer is made */
  reread: ((topic: string, partition: number) => Promise<void>) | undefined;

  async from({ topic, partition }: TopicPartition): Promise<void> {
    await this.reread?.(topic, partition);
  }
}
