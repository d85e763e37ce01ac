import { Inject, Injectable } from '@nestjs/common';
import { flows } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { corrects, type Fields, flowsWithRules, identifies, referencesOf } from '@sinergi/domain';
import type { Logger } from '@sinergi/observability';
import { Database } from '../database/database.js';
import { flowOfTopic } from '../feed/feed-event.js';
import { FeedFollower } from '../feed/feed-follower.js';
import type { FollowedRow } from '../feed/feed-row.js';
import { flowOf } from '../ground/flow-of.js';
import { LOGGER, VALUE_READER } from '../ground/tokens.js';
import { type ValueReader } from '../replica/value-reader.js';
import {
  LineageTable,
  type NotedCorrection,
  type NotedReference,
  uuidOf,
} from './lineage-table.js';

/** They rest on nothing, and nothing rests on them. */
const APART = ['subject', 'coverage', 'exercise'];

type Row = Omit<FollowedRow, 'feedSeq'>;

/**
 * Notes what each applied version names and whether it corrects the ones before it. Each note says
 * the same in every order, so a restart, a replay and a partition that is read anew change nothing.
 */
@Injectable()
export class FollowLineage {
  readonly follower: FeedFollower;

  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(LOGGER) logger: Logger,
    private readonly table: LineageTable,
    database: Database,
  ) {
    this.follower = new FeedFollower({
      name: 'lineage',
      topics: flows
        .filter(({ flow }) => flowsWithRules.includes(flow) && !APART.includes(flow))
        .map(({ topic }) => topic),
      database,
      handle: (query, rows) => this.take(query, rows),
      logger,
    });
  }

  /** Takes applied versions, in the caller's transaction. */
  async take(query: SqlQuery, rows: readonly Row[]): Promise<void> {
    const references: NotedReference[] = [];
    const corrections: NotedCorrection[] = [];
    for (const row of rows) {
      const { flow, idField } = flowOfTopic(row.topic)!;
      if (APART.includes(flow)) continue;
      const fields = await this.values.read(row.topic, row.value);
      const { topic, key, version, eventId } = row;
      for (const { field, names, flow: named, id } of referencesOf(flow, fields))
        references.push({
          ...{ topic, key, version, field, target: id, namesEvent: names === 'EVENT' },
          toTopic: named === null ? null : flowOf(named).topic,
        });
      if (corrects(flow, fields, await this.before(query, row, fields)))
        corrections.push({
          ...{ topic, key, version, entityId: uuidOf(String(fields[idField])), eventId },
          change: String(fields['change']),
          recordedAt: Number(fields['recordedAt']),
        });
    }
    await this.table.note(query, rows, references, corrections);
  }

  private async before(query: SqlQuery, row: Row, fields: Fields): Promise<Fields | null> {
    if (!identifies(fields)) return null;
    const { rows } = await query(
      `SELECT value FROM history WHERE topic = $1 AND key = $2 AND version < $3
       ORDER BY version DESC LIMIT 1`,
      [row.topic, row.key, row.version],
    );
    const value = rows[0]?.['value'] as Buffer | undefined;
    return value ? this.values.read(row.topic, value) : null;
  }
}
