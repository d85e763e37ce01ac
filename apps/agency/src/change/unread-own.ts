import { Injectable } from '@nestjs/common';
import { topicPartitionId } from '@sinergi/broker';
import { type FlowDescriptor, flows } from '@sinergi/contracts';
import type { TopicPartition } from '@sinergi/replica';
import { Problem } from '../problem/problem.js';

/** Somebody has to resume the reading, which takes its time. */
const RETRY_AFTER_S = 30;

/**
 * Own partitions that an operator paused before they were read to where they ended at this start.
 * What is on the log there this owner cannot know: restored from a backup, it would mint versions
 * that others already hold with other bytes. So nothing is written to their flows until they are
 * read. A partition that is paused later refuses nothing: whatever was written since, it wrote.
 */
@Injectable()
export class UnreadOwn {
  private left: readonly TopicPartition[] = [];

  set(topicPartitions: readonly TopicPartition[]): void {
    this.left = topicPartitions;
  }

  get all(): readonly TopicPartition[] {
    return this.left;
  }

  /** Names of the flows to which nothing is written. */
  flows(): string[] {
    return flows.filter((flow) => this.namesOf(flow).length > 0).map(({ flow }) => flow);
  }

  /** Why some writes are refused, in words; null when none are. */
  reason(): string | null {
    const refused = this.flows();
    if (refused.length === 0) return null;
    const names = flows.flatMap((flow) => this.namesOf(flow));
    return (
      `writes to ${refused.join(', ')} are refused until ${names.join(', ')} is read: ` +
      'an operator paused its reading before this start'
    );
  }

  /** @throws Problem starting */
  assertRead(flow: FlowDescriptor): void {
    const names = this.namesOf(flow);
    if (names.length > 0)
      throw new Problem(
        'starting',
        `Expected ${flow.topic} to be read to its end before writes, ` +
          `got ${names.join(', ')}, whose reading an operator paused before this start: resume it`,
        { retryAfterSeconds: RETRY_AFTER_S },
      );
  }

  private namesOf({ topic }: FlowDescriptor): string[] {
    return this.left
      .filter((one) => one.topic === topic)
      .map(({ partition }) => topicPartitionId(topic, partition));
  }
}
