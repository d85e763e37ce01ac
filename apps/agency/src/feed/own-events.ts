import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** An event of this agency that its own copy does not hold yet: written, and on its way. */
export interface OwnEvent {
  topic: string;
  key: string;
  version: number;
  eventId: string;
  value: Buffer;
  headers: Record<string, string>;
  /** where the log took it; null as long as nobody has heard that it did */
  coordinates: { partition: number; offset: bigint } | null;
}

/** What is on its way is among the latest: no more of the outbox is looked at by key. */
const LATEST = 50_000;
/**
 * An event older than this is in the copy, or its agency does not read: then it is not looked for.
 */
const ON_ITS_WAY_MS = 3_600_000;

/**
 * What this agency has said and not heard back yet, from its own outbox: its answer to a write is
 * no promise of later.
 */
@Injectable()
export class OwnEvents {
  constructor(private readonly database: Database) {}

  /** By its id, which tells when it was made (RFC 9562, 5.7). */
  async find(eventId: string): Promise<OwnEvent | null> {
    const madeAt = timeIn(eventId);
    if (madeAt === null || madeAt < Date.now() - ON_ITS_WAY_MS) return null;
    const [event] = await this.select("headers->>'ce_id' = $1", [eventId], 1);
    return event ?? null;
  }

  /** The latest versions of an entity, oldest first. */
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

/** When a UUID of version 7 was made, epoch ms; null for any other. */
function timeIn(uuid: string): number | null {
  const hex = uuid.replaceAll('-', '');
  return hex[12] === '7' ? Number.parseInt(hex.slice(0, 12), 16) : null;
}
