import { Inject, Injectable } from '@nestjs/common';
import type { Bus } from '@sinergi/broker';
import { topicPartitionId } from '@sinergi/broker';
import type { DirectoryEntry } from '@sinergi/contracts';
import {
  type Admission,
  HealRefused,
  lookAtRewind,
  type Resynced,
  type RewindLook,
  type Rewound,
  resyncPartition,
  rewindPartition,
  type TopicPartition,
} from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ADMISSION, REPLICA_BUS } from '../ground/tokens.js';
import { ClusterAtHand } from '../replica/cluster-at-hand.js';
import { type OperationTarget, pointOf } from './operation-target.js';
import { TakeUp } from './take-up.js';

/**
 * Removes what was read of a partition, all of it (RESYNC) or from a point on (REWIND), so that the
 * reader reads it again.
 */
@Injectable()
export class RereadCopy {
  constructor(
    private readonly database: Database,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
    @Inject(REPLICA_BUS) private readonly bus: Bus,
    private readonly cluster: ClusterAtHand,
    private readonly takeUp: TakeUp,
  ) {}

  /**
   * @throws HealRefused where the log no longer begins at its first record: an emptied copy could
   *   never be filled again
   */
  async resync(topicPartition: TopicPartition): Promise<TopicPartition & { removed: Resynced }> {
    const { topic, partition } = topicPartition;
    const bound = (await this.bus.bounds([topic])).find(
      (candidate) => candidate.partition === partition,
    );
    if (bound && bound.start > 0n) {
      throw new HealRefused(
        'LOG_STARTS_LATE',
        `Expected the log of ${topicPartitionId(topic, partition)} to begin at offset 0, ` +
          `got one that begins at ${bound.start}: restore a backup that is not older than that`,
      );
    }
    const removed = await this.database.inTransaction((query) =>
      resyncPartition(query, { ...topicPartition, clusterId: this.cluster.id }),
    );
    this.admission.fences.forget(topicPartition);
    await this.takeUp.from(topicPartition);
    return { ...topicPartition, removed };
  }

  /**
   * Previews the result of a rewind per partition; changes nothing.
   * @throws Problem invalid-request where no point is given
   */
  lookAtRewind(target: OperationTarget, topicPartitions: TopicPartition[]): Promise<RewindLook[]> {
    return lookAtRewind(this.database.query, this.bus, topicPartitions, pointOf(target));
  }

  /** Rewinds a partition as a whole or not at all. @throws HealRefused */
  async rewind({ topic, partition, rewindTo }: RewindLook): Promise<Rewound> {
    const [clusterId, log] = [this.cluster.id, this.bus];
    const rewound = await this.database.inTransaction((query) =>
      rewindPartition(query, { topic, partition, rewindTo, clusterId, log }),
    );
    await this.takeUp.from({ topic, partition });
    return rewound;
  }
}
