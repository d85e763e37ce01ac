import { randomUUID } from 'node:crypto';
import type { SqlQuery } from '@sinergi/database';
import { LIVE } from '@sinergi/domain';
import {
  LISTED_COLUMNS,
  type ListedFields,
  listedArrays,
  listedParams,
  listedValues,
} from '@sinergi/replica';

/** A version of an entity, as a copy holds it; what a test does not say has a value of its own. */
export interface PutVersion extends Partial<ListedFields> {
  topic: string;
  /** `<owner>:<entity id>` */
  key: string;
  value: Buffer;
  version?: number;
  eventId?: string;
  headers?: Record<string, string>;
  /** in the log; by default its position in the feed */
  offset?: number | bigint;
  appendedAt?: Date;
}

/** The feed of the test: each version that was put comes after those before. */
let seq = 0n;

/**
 * Puts a version into a copy, as its replica does; the highest becomes the entity's state.
 * @returns its position in the feed
 */
export async function putVersion(query: SqlQuery, version: PutVersion): Promise<bigint> {
  seq += 1n;
  const place = seq;
  const { topic, key, value, eventId = randomUUID(), headers = {}, offset = place } = version;
  const number = version.version ?? 1;
  await query(
    'UPDATE history SET latest = false WHERE topic = $1 AND key = $2 AND latest AND version < $3',
    [topic, key, number],
  );
  await query(
    `INSERT INTO history (topic, key, version, feed_seq, partition, log_offset, appended_at,
       event_id, hash, value, headers, latest, owner, ${LISTED_COLUMNS})
     SELECT $1, $2, $3, $8, 0, $9, $4, $5, '\\x00', $6, $7,
       NOT EXISTS (SELECT 1 FROM history WHERE topic = $1 AND key = $2 AND latest),
       split_part($2, ':', 1), ${listedValues('f')}
     FROM unnest(${listedArrays(10)}) AS f(${LISTED_COLUMNS})`,
    [
      ...[topic, key, number, version.appendedAt ?? new Date(), eventId, value],
      ...[JSON.stringify(headers), String(place), String(offset)],
      ...listedParams([
        {
          change: version.change ?? 'REPORTED',
          occurredAt: version.occurredAt ?? Date.now(),
          kecamatan: version.kecamatan ?? null,
          subjectId: version.subjectId ?? null,
          kind: version.kind ?? null,
          lane: version.lane ?? LIVE,
          filters: version.filters ?? null,
        },
      ]),
    ],
  );
  return place;
}
