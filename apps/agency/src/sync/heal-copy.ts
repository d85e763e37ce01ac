import { Inject, Injectable } from '@nestjs/common';
import type { Bus } from '@sinergi/broker';
import type { DirectoryEntry } from '@sinergi/contracts';
import {
  type Admission,
  EvidenceCheck,
  type HealReport,
  healPartition,
  type TopicPartition,
} from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ADMISSION, REPLICA_BUS } from '../ground/tokens.js';
import { ClusterAtHand } from '../replica/cluster-at-hand.js';
import { DeadLetterNotices } from '../replica/dead-letter-notices.js';
import { TakeUp } from './take-up.js';

/** Reads the log again where a partition's copy differs from it (HEAL). */
@Injectable()
export class HealCopy {
  constructor(
    private readonly database: Database,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
    @Inject(REPLICA_BUS) private readonly bus: Bus,
    private readonly cluster: ClusterAtHand,
    private readonly notices: DeadLetterNotices,
    private readonly takeUp: TakeUp,
    private readonly evidence: EvidenceCheck<DirectoryEntry>,
  ) {}

  /**
   * @param everything heals every bucket, not only those that differ
   * @throws HealRefused; the partition is then unchanged
   */
  async heal(
    topicPartition: TopicPartition,
    everything: boolean,
    signal: AbortSignal,
  ): Promise<HealReport> {
    const report = await healPartition({
      ...topicPartition,
      inTransaction: this.database.inTransaction,
      admission: this.admission,
      evidence: this.evidence,
      log: this.bus,
      clusterId: this.cluster.id,
      ...(everything ? { buckets: 'all' as const } : {}),
      onDeadLetters: this.notices.write,
      signal,
    });
    await this.takeUp.from(topicPartition);
    return report;
  }
}
