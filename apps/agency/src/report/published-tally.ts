import { flows, type Report } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { isFenceKey } from '@sinergi/replica';

/**
 * What this agency published, by flow, counted as the relay marks it: reports read it from memory.
 * The time of the latest event before the start is read once from the agency's own rows, because
 * published rows leave the outbox.
 */
export class PublishedTally {
  private readonly byTopic = new Map<string, { flow: string; count: number; lastAt: number }>();

  /** @param publishes the flows that the agency may publish */
  constructor(publishes: readonly string[]) {
    for (const { flow, topic } of flows)
      if (publishes.includes(flow)) this.byTopic.set(topic, { flow, count: 0, lastAt: 0 });
  }

  /**
   * Reads when each flow's rows last changed, as the time of what was published before the start.
   */
  async recall(query: SqlQuery): Promise<void> {
    const { rows } = await query(
      'SELECT flow, max(changed_at) AS last FROM owned_entity GROUP BY flow',
    );
    for (const { flow, last } of rows) {
      const entry = [...this.byTopic.values()].find((candidate) => candidate.flow === flow);
      if (entry) entry.lastAt = Math.max(entry.lastAt, (last as Date).getTime());
    }
  }

  /** @param at epoch ms */
  readonly note = (records: readonly { topic: string; key: string }[], at: number): void => {
    for (const { topic, key } of records) {
      const entry = this.byTopic.get(topic);
      // Keys, notices, replies and fences are not events of a flow.
      if (entry === undefined || isFenceKey(key)) continue;
      entry.count += 1;
      entry.lastAt = Math.max(entry.lastAt, at);
    }
  };

  /** Returns one entry per flow, also for a flow in which the agency published nothing. */
  state(): Report['published'] {
    return [...this.byTopic.values()].map((entry) => ({ ...entry }));
  }
}
