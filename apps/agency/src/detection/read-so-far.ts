import { Injectable } from '@nestjs/common';
import { type PartitionBounds, topicPartitionId } from '@sinergi/broker';
import { nextOffsets } from '@sinergi/replica';
import { Database } from '../database/database.js';
import { flowOf } from '../ground/flow-of.js';
import { ClusterAtHand } from '../replica/cluster-at-hand.js';
import { FACT_FLOWS } from './fact-flows.js';

const SUBJECT = flowOf('subject').topic;
/** The topics of all that the rules are evaluated by. */
export const FACT_TOPICS = [...FACT_FLOWS.map((flow) => flowOf(flow).topic), SUBJECT];

/**
 * Answers whether the copies have all that they ever had: by one that is being read anew, alerts
 * would be withdrawn for want of facts.
 */
@Injectable()
export class ReadSoFar {
  private readonly reached = new Map<string, bigint>();

  constructor(
    private readonly database: Database,
    private readonly cluster: ClusterAtHand,
  ) {}

  /** @param ends of the topics, as the broker had them at the start */
  begin(ends: readonly PartitionBounds[]): void {
    for (const { topic, partition, end } of ends)
      this.reached.set(topicPartitionId(topic, partition), end);
  }

  async isReached(): Promise<boolean> {
    const next = await nextOffsets(this.database.query, this.cluster.id);
    for (const [name, end] of this.reached) if ((next.get(name) ?? 0n) < end) return false;
    for (const name of this.reached.keys()) this.reached.set(name, next.get(name) ?? 0n);
    return this.isIndexed();
  }

  /** Whether every subject that is held was looked at for its documents and links. */
  private async isIndexed(): Promise<boolean> {
    const { rows } = await this.database.query(
      `SELECT EXISTS (
         SELECT FROM history WHERE topic = $1 AND feed_seq >
           coalesce((SELECT last_seq FROM feed_cursor WHERE name = 'subjects'), 0)) AS is_behind`,
      [SUBJECT],
    );
    return rows[0]!['is_behind'] === false;
  }
}
