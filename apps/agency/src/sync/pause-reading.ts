import { Injectable } from '@nestjs/common';
import { lockPositions, type TopicPartition } from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ClusterAtHand } from '../replica/cluster-at-hand.js';
import { PausedPartitions } from '../replica/paused-partitions.js';
import { Rereading } from './rereading.js';

/**
 * Stops the reading of partitions (PAUSE) and resumes it (RESUME). The state survives a restart.
 */
@Injectable()
export class PauseReading {
  constructor(
    private readonly database: Database,
    private readonly paused: PausedPartitions,
    private readonly cluster: ClusterAtHand,
    private readonly rereading: Rereading,
  ) {}

  async pause(
    partitions: TopicPartition[],
  ): Promise<{ changed: number; places: TopicPartition[] }> {
    await this.database.inTransaction((query) => lockPositions(query, partitions, this.cluster.id));
    return { changed: await this.paused.set(partitions, true), places: partitions };
  }

  async resume(
    partitions: TopicPartition[],
  ): Promise<{ changed: number; places: TopicPartition[] }> {
    const changed = await this.paused.set(partitions, false);
    for (const partition of partitions) await this.rereading.from(partition);
    return { changed, places: partitions };
  }
}
