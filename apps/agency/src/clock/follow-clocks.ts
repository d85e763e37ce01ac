import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { clocksOf, flowsWithClocks, isOwnersMatter, keepsClocksOf, laneOf } from '@sinergi/domain';
import type { Logger } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { flowOfTopic } from '../feed/feed-event.js';
import { FeedFollower } from '../feed/feed-follower.js';
import { flowOf } from '../ground/flow-of.js';
import { LOGGER, PROFILE, VALUE_READER } from '../ground/tokens.js';
import type { ValueReader } from '../replica/value-reader.js';
import { ClockTable, type HeldClock } from './clock-table.js';

/**
 * Derives the clocks of what this agency holds. Each time it takes the latest version in the copy,
 * whichever version the feed shows: so every order, a restart and a replay end in the same clocks.
 */
@Injectable()
export class FollowClocks {
  readonly follower: FeedFollower;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(LOGGER) logger: Logger,
    private readonly table: ClockTable,
    database: Database,
  ) {
    this.follower = new FeedFollower({
      name: 'clocks',
      topics: flowsWithClocks
        .filter((flow) => keepsClocksOf(flow, profile.publishes))
        .map((flow) => flowOf(flow).topic),
      database,
      handle: (query, rows) => this.take(query, rows),
      logger,
    });
  }

  /** Takes entities whose versions came, in the caller's transaction. */
  async take(query: SqlQuery, rows: readonly { topic: string; key: string }[]): Promise<void> {
    const { rows: latest } = await query(
      `SELECT s.topic, s.key, s.version, s.owner, s.entity_id, s.value
       FROM state s
       JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS a(topic, key)) a
         USING (topic, key)`,
      [rows.map(({ topic }) => topic), rows.map(({ key }) => key)],
    );
    const clocks: HeldClock[] = [];
    for (const row of latest) {
      const topic = String(row['topic']);
      const { flow } = flowOfTopic(topic)!;
      if (isOwnersMatter(flow) && row['owner'] !== this.profile.code) continue;
      const fields = await this.values.read(topic, row['value'] as Buffer);
      for (const clock of clocksOf(flow, fields))
        clocks.push({
          ...clock,
          ...{ topic, key: String(row['key']), flow, lane: laneOf(fields) },
          ...{ owner: String(row['owner']), entityId: String(row['entity_id']) },
          version: Number(row['version']),
        });
    }
    await this.table.replace(query, rows, clocks);
  }
}
