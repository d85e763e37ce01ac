import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { IN_SCOPE, type LineageScope, scopeParameters } from '../lineage/lineage-scope.js';

/** Of the corrections that concern anything, how many are looked at; the latest ones. */
const MOST_LOOKED_AT = 1_000;

/** A correction, and when this agency first had it. */
export interface CameCorrection {
  topic: string;
  key: string;
  owner: string;
  entityId: string;
  version: number;
  eventId: string;
  change: string;
  recordedAt: Date;
  cameAt: Date;
}

/** That the nth of those that were asked about was opened, and how it stood then. */
export interface OpenedEntity {
  n: number;
  version: number;
  askedAt: Date;
}

/** Reads which corrections came, and what of that this agency had opened. */
@Injectable()
export class CorrectionsThatCame {
  constructor(private readonly database: Database) {}

  /** Returns the latest corrections of what anything rests on, or what was opened before. */
  async latest(
    scope: LineageScope,
  ): Promise<{ corrections: CameCorrection[]; isCutShort: boolean }> {
    const { rows } = await this.database.query(
      `SELECT c.topic, c.key, s.owner, s.entity_id, c.version, c.event_id, c.change,
         c.recorded_at, c.came_at
       FROM correction c JOIN state s ON s.topic = c.topic AND s.key = c.key
       WHERE c.is_ground AND ${IN_SCOPE}
       ORDER BY c.came_at DESC, c.topic, c.key, c.version
       LIMIT ${MOST_LOOKED_AT}`,
      [...scopeParameters(scope)],
    );
    return {
      isCutShort: rows.length === MOST_LOOKED_AT,
      corrections: rows.map((row) => ({
        ...{ topic: String(row['topic']), key: String(row['key']), owner: String(row['owner']) },
        ...{ entityId: String(row['entity_id']), version: Number(row['version']) },
        ...{ eventId: String(row['event_id']), change: String(row['change']) },
        ...{ recordedAt: row['recorded_at'] as Date, cameAt: row['came_at'] as Date },
      })),
    };
  }

  /** Returns when each of these was opened last, and in which version; nothing where never. */
  async opened(
    entities: readonly { topic: string; key: string }[],
  ): Promise<readonly OpenedEntity[]> {
    if (entities.length === 0) return [];
    const { rows } = await this.database.query(
      `SELECT DISTINCT ON (a.n) a.n, d.version, d.asked_at
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS a(topic, key, n)
         JOIN disclosure d ON d.topic = a.topic AND d.key = a.key
       ORDER BY a.n, d.asked_at DESC`,
      [entities.map(({ topic }) => topic), entities.map(({ key }) => key)],
    );
    return rows.map((row) => ({
      ...{ n: Number(row['n']) - 1, version: Number(row['version']) },
      askedAt: row['asked_at'] as Date,
    }));
  }
}
