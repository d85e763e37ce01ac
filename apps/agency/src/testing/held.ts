import { randomUUID } from 'node:crypto';
import { EventCodec, flows, sampleEvents } from '@sinergi/contracts';
import { handlingOf, LIVE } from '@sinergi/domain';
import { listedFields } from '@sinergi/replica';
import { putVersion } from '../database/testing/put-version.js';
import { FollowIdentityFacts } from '../detection/follow-identity-facts.js';
import type { FeedRow } from '../feed/feed-row.js';
import { FollowLineage } from '../lineage/follow-lineage.js';
import { FollowSubjects } from '../subject/follow-subjects.js';
import type { AgencyAtHand } from './agency-at-hand.js';

type Fields = Record<string, unknown>;

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
  const { recordName, idField } = flows.find((one) => one.flow === flow)!;
  const sample = sampleEvents().find((one) => one.recordName === recordName)!
    .value as unknown as Fields;
  const fields: Fields = {
    ...sample,
    ...{ eventId: randomUUID(), owner, version: 1, [idField]: randomUUID() },
    handling: { ...(sample['handling'] as Fields), ...handlingOf(LIVE) },
    ...said,
  };
  const value = await at.part(EventCodec).encode(recordName, fields);
  return follow(at, flow, fields, value);
}

/** Brings an entity of the agency's own back to it over the log, in its latest version. */
export async function cameBack(
  at: AgencyAtHand,
  flow: string,
  entityId: string,
): Promise<FeedRow & { eventId: string }> {
  const { rows } = await at.parts.database.query(
    'SELECT value FROM owned_entity WHERE flow = $1 AND entity_id = $2',
    [flow, entityId],
  );
  const value = rows[0]!['value'] as Buffer;
  return follow(at, flow, await at.parts.values.read(topicOf(flow), value), value);
}

/** Puts a version into a copy and tells those who follow it. */
export async function follow(
  at: AgencyAtHand,
  flow: string,
  fields: Fields,
  value: Buffer,
): Promise<FeedRow & { eventId: string }> {
  const rules = flows.find((one) => one.flow === flow)!;
  const [owner, eventId] = [String(fields['owner']), String(fields['eventId'])];
  const key = `${owner}:${String(fields[rules.idField])}`;
  const version = Number(fields['version']);
  const topic = topicOf(flow);
  const feedSeq = await putVersion(at.parts.database.query, {
    ...{ topic, key, version, eventId, value },
    ...listedFields(rules, fields),
    occurredAt: Date.now(),
  });
  const row: FeedRow = {
    ...{ feedSeq, topic, key, version, eventId, partition: 0, offset: feedSeq, value },
    ...{ appendedAt: new Date(0), appliedAt: new Date(0), headers: {} },
  };
  await at.parts.database.inTransaction(async (query) => {
    await at.part(FollowSubjects).take(query, [row]);
    await at.part(FollowLineage).take(query, [row]);
    if (at.profile.identityAuthority) await at.part(FollowIdentityFacts).take(query, [row]);
  });
  return row;
}
