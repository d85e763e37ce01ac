import { Inject, Injectable } from '@nestjs/common';
import { toJson } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { Problem } from '../door/problem.js';
import { requireUuid } from '../door/require-uuid.js';
import { type ValueReader } from '../replica/value-reader.js';
import { PROFILE, VALUE_READER } from '../tokens.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { SIGHTING_FLOW, SIGHTING_TOPIC } from './sighting-flow.js';

type Json = Record<string, unknown>;

/** A sighting as stored: the whole Kafka value of its latest version. */
export interface HeldSighting {
  owner: string;
  version: number;
  value: Buffer;
}

export interface SightingPage {
  items: Json[];
  /** opaque; null on the last page */
  nextCursor: string | null;
}

const FILTERS = ['kecamatan', 'owner', 'from', 'to', 'limit', 'cursor'];

/** Reads this agency's own copy. What is sealed is shown as sealed; opening has a door of its own. */
@Injectable()
export class ReadSightings {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    @Inject(VALUE_READER) private readonly values: ValueReader,
  ) {}

  async one(id: string): Promise<Json> {
    const row = await this.latest(requireUuid('id', id));
    if (!row) throw new Problem('not-found', `Expected a sighting that this agency holds, got ${id}`);
    return toJson('sighting', await this.decode(row.value));
  }

  /** The latest version held: the replica's, or the owner's own row while the log has not brought it back yet. */
  async latest(id: string, query: SqlQuery = this.database.query): Promise<HeldSighting | null> {
    const { rows } = await query(
      `SELECT owner, version, value FROM state WHERE topic = $1 AND entity_id = $2
       UNION ALL SELECT $3, version, value FROM owned_entity WHERE flow = $4 AND entity_id = $2
       ORDER BY version DESC LIMIT 1`,
      [SIGHTING_TOPIC, id, this.profile.code, SIGHTING_FLOW],
    );
    const [row] = rows;
    return row ? { owner: String(row['owner']), version: Number(row['version']), value: row['value'] as Buffer } : null;
  }

  /** Fields of a stored sighting, sealed groups as they are. */
  decode(value: Buffer): Promise<Json> {
    return this.values.read(SIGHTING_TOPIC, value);
  }

  async list(query: Record<string, string>): Promise<SightingPage> {
    const unknown = Object.keys(query).find((name) => !FILTERS.includes(name));
    if (unknown) throw new Problem('invalid-request', `Expected one of ${FILTERS.join(', ')}, got ${unknown}`);
    for (const [name, value] of Object.entries(query)) {
      if (typeof value !== 'string' || value.includes('\u0000'))
        throw new Problem('invalid-request', `Expected ${name} once and as plain text`);
    }
    const limit = readLimit(query['limit']);
    const after = query['cursor'] === undefined ? null : decodeCursor(query['cursor']);
    const { rows } = await this.database.query(
      `SELECT key, occurred_at, value FROM state
       WHERE topic = $1
         AND ($2::text IS NULL OR kecamatan = $2) AND ($3::text IS NULL OR owner = $3)
         AND ($4::timestamptz IS NULL OR occurred_at >= $4) AND ($5::timestamptz IS NULL OR occurred_at < $5)
         AND ($6::timestamptz IS NULL OR (occurred_at, key) < ($6, $7::text))
       ORDER BY occurred_at DESC, key DESC LIMIT $8`,
      [
        SIGHTING_TOPIC,
        query['kecamatan'] ?? null,
        query['owner'] ?? null,
        readTime('from', query['from']),
        readTime('to', query['to']),
        after?.occurredAt ?? null,
        after?.key ?? null,
        limit + 1,
      ],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await Promise.all(page.map(async (row) => toJson('sighting', await this.decode(row['value'] as Buffer)))),
      nextCursor:
        rows.length > limit && last
          ? encodeCursor({ occurredAt: (last['occurred_at'] as Date).toISOString(), key: String(last['key']) })
          : null,
    };
  }

  async history(id: string): Promise<{ items: Json[] }> {
    const { rows } = await this.database.query(
      `SELECT h.version, h.event_id, h.partition, h.log_offset, h.appended_at, h.applied_at, h.value
       FROM history h JOIN state s ON s.topic = h.topic AND s.key = h.key
       WHERE s.topic = $1 AND s.entity_id = $2 ORDER BY h.version`,
      [SIGHTING_TOPIC, requireUuid('id', id)],
    );
    if (rows.length === 0 && !(await this.latest(id)))
      throw new Problem('not-found', `Expected a sighting that this agency holds, got ${id}`);
    return {
      items: await Promise.all(
        rows.map(async (row) => ({
          version: Number(row['version']),
          eventId: row['event_id'],
          topic: SIGHTING_TOPIC,
          partition: Number(row['partition']),
          offset: String(row['log_offset']),
          appendedAt: (row['appended_at'] as Date).toISOString(),
          appliedAt: (row['applied_at'] as Date).toISOString(),
          sighting: toJson('sighting', await this.decode(row['value'] as Buffer)),
        })),
      ),
    };
  }
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return 50;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200)
    throw new Problem('invalid-request', `Expected a limit from 1 to 200, got ${text}`);
  return limit;
}

function readTime(name: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  const at = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new Problem('invalid-request', `Expected an RFC 3339 time in ${name}, got ${text}`);
  return new Date(at).toISOString();
}
