import { flows } from './generated/flows.js';
import type { Flow, KeyRecord } from './generated/types.js';

export const SOURCE_PREFIX = 'urn:sinergi:agency:';

export interface EventHeaders {
  eventId: string;
  /** code of the publisher */
  owner: string;
  /** such as `id.timpora.sighting.reported` */
  type: string;
  /** epoch ms */
  time: number;
  /** the entity */
  subject?: string;
  version?: number;
  directoryVersion?: bigint;
  traceparent?: string;
}

/** Kafka headers of an event: CloudEvents 1.0 in binary mode (Kafka protocol binding), W3C traceparent, our versions. */
export function eventHeaders({
  eventId,
  owner,
  type,
  time,
  subject,
  version,
  directoryVersion,
  traceparent,
}: EventHeaders): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: eventId,
    ce_source: `${SOURCE_PREFIX}${owner}`,
    ce_type: type,
    ce_time: new Date(time).toISOString(),
    ...(subject === undefined ? {} : { ce_subject: subject }),
    'content-type': 'application/avro',
    ...(version === undefined ? {} : { 'entity-version': String(version) }),
    ...(directoryVersion === undefined ? {} : { 'directory-version': String(directoryVersion) }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

/** The Kafka key of an entity's events: `<owner>:<entity id>`, or the participant's code alone in the directory. */
export function recordKey(flow: Flow, owner: string, id: string): string {
  return flows.find((candidate) => candidate.flow === flow)?.keyedBy === 'code' ? id : `${owner}:${id}`;
}

/** The Kafka key of a key record: `a:<group>:<audience>:<epoch>` or `s:<group>:<scope>:<generation>`. */
export function keyRecordKey({ kind, group, audience, epoch, scope, generation }: KeyRecord): string {
  const isAudience = kind === 'AUDIENCE' || (kind === 'DESTROYED' && audience !== null);
  return isAudience ? `a:${group}:${audience}:${epoch}` : `s:${group}:${scope}:${generation}`;
}
