import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import type { Lane } from '@sinergi/domain';
import type { Logger } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { FeedFollower } from '../feed/feed-follower.js';
import type { FollowedRow } from '../feed/feed-row.js';
import { LOGGER, PROFILE, USUAL_LANE, VALUE_READER } from '../ground/tokens.js';
import type { WorklistQuery } from '../http/worklist-query.js';
import { type ValueReader } from '../replica/value-reader.js';
import { KINDS_OF_WORK, type KindOfWork } from './own-work.js';

/**
 * Notes which entities of this agency wait for an officer, from its own events as they come back
 * over the log. Nothing about a person is noted. It runs at Immigration alone: only its checks need
 * orders, and only it owns permits.
 */
@Injectable()
export class FollowOwnWork {
  readonly follower: FeedFollower;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(LOGGER) logger: Logger,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
    private readonly database: Database,
  ) {
    this.follower = new FeedFollower({
      name: 'own work',
      topics: KINDS_OF_WORK.map(({ topic }) => topic),
      database,
      handle: (query, rows) => this.take(query, rows),
      logger,
    });
  }

  /** Whether this agency is of Immigration: only they own permits. */
  get isNeeded(): boolean {
    return this.profile.publishes.includes('permit');
  }

  /** Takes applied events, in the caller's transaction. */
  async take(query: SqlQuery, rows: readonly FollowedRow[]): Promise<void> {
    // Versions of one entity come in their order: the last one counts.
    const latest = new Map(rows.map((row) => [`${row.topic} ${row.key}`, row]));
    for (const { topic, key, value } of latest.values()) {
      if (!key.startsWith(`${this.profile.code}:`)) continue;
      const fields = await this.values.read(topic, value);
      for (const { kind, waits } of KINDS_OF_WORK.filter((one) => one.topic === topic))
        await query(
          waits(fields)
            ? 'INSERT INTO own_work (kind, topic, key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING'
            : 'DELETE FROM own_work WHERE kind = $1 AND topic = $2 AND key = $3',
          [kind, topic, key],
        );
    }
  }

  /** Returns what waits for a reason, by what happened first. */
  async waiting(
    { kind, topic, waits }: KindOfWork,
    { limit, lane }: WorklistQuery,
  ): Promise<{ fields: Record<string, unknown>; version: number }[]> {
    const { rows } = await this.database.query(
      `SELECT s.version, s.value
       FROM own_work w
       JOIN state s ON s.topic = w.topic AND s.key = w.key
       WHERE w.kind = $1 AND w.topic = $2 AND s.lane = $4
       ORDER BY s.occurred_at, s.key
       LIMIT $3`,
      [kind, topic, limit, lane ?? this.usualLane],
    );
    const found = await Promise.all(
      rows.map(async (row) => ({
        version: Number(row['version']),
        fields: await this.values.read(topic, row['value'] as Buffer),
      })),
    );
    // The copy may be ahead of what was noted.
    return found.filter(({ fields }) => waits(fields));
  }
}
