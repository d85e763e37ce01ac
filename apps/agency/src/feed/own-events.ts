import { Injectable } from '@nestjs/common';
import { timeInEventId } from '@sinergi/contracts';
import { Database } from '../database/database.js';

/** An event of this agency that its own copy does not hold yet: it is written, and on its way. */
export interface OwnEvent {
  topic: string;
  key: string;
  version: number;
  eventId: string;
  value: Buffer;
  headers: Record<string, string>;
  /** its coordinates in the log; null until the relay has heard that the broker stored it */
  coordinates: { partition: number; offset: bigint } | null;
}

/**
 * Events that are on their way are among the latest; searches by key read no more of the outbox
 * than this.
 */
const LATEST = 50_000;
/** An older event is in the copy, or its agency does not read. The outbox is then not searched. */
const ON_ITS_WAY_MS = 3_600_000;

/**
 * Finds events that this agency wrote and its copy does not hold yet, in its own outbox. A client
 * that just wrote can therefore read its own write.
 */
@Injectable()
export class OwnEvents {
  constructor(private readonly database: Database) {}

  /** Finds an event by its id, which contains the time when it was made. */
  async find(eventId: string): Promise<OwnEvent | null> {
    const madeAt = timeInEventId(eventId);
    if (madeAt === null || madeAt < Date.now() - ON_ITS_WAY_MS) return null;
    const [event] = await this.select("headers->>'ce_id' = $1", [eventId], 1);
    return event ?? null;
  }

  /** Returns the latest versions of an entity, oldest first. */
  async versionsOf(topic: string, key: string, most: number): Promise<OwnEvent[]> {
    const where = `topic = $1 AND key = $2
       AND position > (SELECT coalesce(max(position), 0) FROM outbox) - ${LATEST}`;
    return (await this.select(where, [topic, key], most)).reverse();
  }

  private async select(where: string, params: unknown[], most: number): Promise<OwnEvent[]> {
    const { rows } = await this.database.query(
      `SELECT topic, key, value, headers, partition, log_offset FROM outbox
       WHERE value IS NOT NULL AND ${where}
       ORDER BY position DESC LIMIT ${most}`,
      params,
    );
    return rows.map((row): OwnEvent => {
      const headers = row['headers'] as Record<string, string>;
      return {
        topic: String(row['topic']),
        key: String(row['key']),
        version: Number(headers['entity-version']),
        eventId: headers['ce_id']!,
        value: row['value'] as Buffer,
        headers,
        coordinates:
          row['log_offset'] === null
            ? null
            : {
                partition: Number(row['partition']),
                offset: BigInt(row['log_offset'] as string),
              },
      };
    });
  }
}
