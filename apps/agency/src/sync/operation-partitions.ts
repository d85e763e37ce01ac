import { Inject, Injectable } from '@nestjs/common';
import type { Bus } from '@sinergi/broker';
import { isCompared, subscribedTopics } from '@sinergi/contracts';
import { readPositions, type TopicPartition } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { PROFILE, REPLICA_BUS } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import type { OperationTarget } from './operation-target.js';

/** Determines the partitions of an operation. */
@Injectable()
export class OperationPartitions {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    @Inject(REPLICA_BUS) private readonly bus: Bus,
  ) {}

  /**
   * Returns partitions of which records were read. @throws Problem invalid-request where there is
   * none
   */
  async compared({ topic, partition }: OperationTarget): Promise<TopicPartition[]> {
    const known = (await readPositions(this.database.query)).filter((position) =>
      isCompared(position.topic),
    );
    const topicPartitions = known
      .filter(
        (topicPartition) =>
          (topic === undefined || topicPartition.topic === topic) &&
          (partition === undefined || topicPartition.partition === partition),
      )
      .map((topicPartition) => ({
        topic: topicPartition.topic,
        partition: topicPartition.partition,
      }));
    if (topicPartitions.length === 0)
      throw new Problem(
        'invalid-request',
        'Expected a partition whose copies are compared, got another',
      );
    // Admission of the other partitions depends on these, so they are handled first.
    return topicPartitions.sort(
      (left, right) =>
        Number(right.topic === DIRECTORY_TOPIC) - Number(left.topic === DIRECTORY_TOPIC),
    );
  }

  /**
   * Also returns partitions of which nothing was read yet: reading would begin at their first
   * record.
   * @throws Problem invalid-request where there is none
   */
  async pausable({ topic, partition }: OperationTarget): Promise<TopicPartition[]> {
    const read = subscribedTopics(this.profile.code, [this.profile]).filter(isCompared);
    const topics = read.filter((one) => topic === undefined || one === topic);
    const bounds = topics.length === 0 ? [] : await this.bus.bounds(topics);
    const topicPartitions = bounds.filter(
      (bound) => partition === undefined || bound.partition === partition,
    );
    if (topicPartitions.length === 0)
      throw new Problem('invalid-request', 'Expected a topic that this agency reads, got another');
    return topicPartitions.map((bound) => ({ topic: bound.topic, partition: bound.partition }));
  }
}
