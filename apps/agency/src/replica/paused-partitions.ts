import { Injectable } from '@nestjs/common';
import { topicPartitionId } from '@sinergi/broker';
import { readPositions, setPaused, type TopicPartition } from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ReportTrigger } from '../ground/report-trigger.js';

/**
 * The partitions whose reading an operator stopped. The database keeps them over restarts; this
 * class holds them in memory, because each batch asks for them.
 */
@Injectable()
export class PausedPartitions {
  private names: ReadonlySet<string> = new Set();

  constructor(
    private readonly database: Database,
    private readonly report: ReportTrigger,
  ) {}

  has(topic: string, partition: number): boolean {
    return this.names.has(topicPartitionId(topic, partition));
  }

  /** Every paused partition as `topic/partition`. */
  get all(): string[] {
    return [...this.names];
  }

  async load(): Promise<void> {
    const positions = await readPositions(this.database.query);
    this.names = new Set(
      positions
        .filter(({ paused }) => paused)
        .map(({ topic, partition }) => topicPartitionId(topic, partition)),
    );
  }

  /** @returns how many partitions changed */
  async set(topicPartitions: readonly TopicPartition[], paused: boolean): Promise<number> {
    const changed = await setPaused(this.database.query, topicPartitions, paused);
    this.report.changed();
    await this.load();
    return changed;
  }
}
