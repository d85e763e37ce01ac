import { randomUUID } from 'node:crypto';
import { EventCodec, flows, sampleEvents } from '@sinergi/contracts';
import { handlingOf, LIVE, laneOf } from '@sinergi/domain';
import { filtersOf, storableFilters } from '@sinergi/replica';
import type { FeedRow } from '../feed/feed-row.js';
import { FollowSubjects } from '../subject/follow-subjects.js';
import type { AgencyAtHand } from './agency-at-hand.js';

type Fields = Record<string, unknown>;

/** The feed of the test: each version that was held comes after those before. */
let seq = 0n;

const topicOf = (flow: string): string => flows.find((one) => one.flow === flow)!.topic;

/**
 * Puts a version into an agency's copy, as its replica would, and has it followed.
 * @returns the version as the feed has it
 */
export async function held(
  at: AgencyAtHand,
  flow: string,
  owner: string,
  said: Fields,
): Promise<FeedRow & { eventId: string }> {
  const { recordName, idField, kindField, filterFields } = flows.find((one) => one.flow === flow)!;
  const sample = sampleEvents().find((one) => one.recordName === recordName)!
    .value as unknown as Fields;
  const eventId = randomUUID();
  const fields: Fields = {
    ...sample,
    ...{ eventId, owner, version: 1, [idField]: randomUUID() },
    handling: { ...(sample['handling'] as Fields), ...handlingOf(LIVE) },
    ...said,
  };
  const value = await at.part(EventCodec).encode(recordName, fields);
  const entityId = String(fields[idField]);
  const key = `${owner}:${entityId}`;
  const version = Number(fields['version']);
  const topic = topicOf(flow);
  seq += 1n;
  await at.parts.database.query(
    `INSERT INTO history (topic, key, version, feed_seq, partition, log_offset, appended_at,
       event_id, hash, value, headers)
     VALUES ($1, $2, $3, $4, 0, $4, now(), $5, '\\x00', $6, '{}')`,
    [topic, key, version, String(seq), eventId, value],
  );
  await at.parts.database.query(
    `INSERT INTO state (topic, key, version, owner, entity_id, change, occurred_at, kecamatan,
       subject_id, value, kind, lane, filters)
     VALUES ($1, $2, $3, $4, $5, $6, now(), $7, $8, $9, $10, $11, $12)
     ON CONFLICT (topic, key) DO UPDATE SET version = excluded.version, change = excluded.change,
       kecamatan = excluded.kecamatan, subject_id = excluded.subject_id, value = excluded.value,
       kind = excluded.kind`,
    [
      ...[topic, key, version, owner, entityId, fields['change']],
      ...[fields['kecamatan'] ?? null, fields['subjectId'] ?? null, value],
      kindField ? fields[kindField] : null,
      ...[laneOf(fields), storableFilters(filtersOf(filterFields, fields))],
    ],
  );
  const row: FeedRow = {
    ...{ feedSeq: seq, topic, key, version, eventId, partition: 0, offset: seq, value },
    ...{ appendedAt: new Date(0), appliedAt: new Date(0), headers: {} },
  };
  await at.parts.database.inTransaction((query) => at.part(FollowSubjects).take(query, [row]));
  return row;
}
