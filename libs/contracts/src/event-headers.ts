import { flows } from './generated/flows.js';
import type { Flow, KeyRecord } from './generated/types.js';

/** The header with a record's proof, in base64 (RFC 4648, 4). Format: docs/signed-records.md. */
export const SIGNATURE_HEADER = 'signature';

const AGENCY_URN = 'urn:sinergi:agency:';

/**
 * Returns an agency's name outside this exchange: the CloudEvents source of its events, and the
 * audience of the tokens for its API.
 */
export const agencyUrn = (code: string): string => `${AGENCY_URN}${code}`;

/** Returns the agency that a URN names; undefined for any other text. */
export const agencyOfUrn = (urn: string | undefined): string | undefined =>
  urn?.startsWith(AGENCY_URN) ? urn.slice(AGENCY_URN.length) : undefined;

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

/**
 * Returns the Kafka headers of an event: CloudEvents 1.0 in binary mode (Kafka protocol binding),
 * W3C traceparent, our versions.
 */
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
    ce_source: agencyUrn(owner),
    ce_type: type,
    ce_time: new Date(time).toISOString(),
    ...(subject === undefined ? {} : { ce_subject: subject }),
    'content-type': 'application/avro',
    ...(version === undefined ? {} : { 'entity-version': String(version) }),
    ...(directoryVersion === undefined ? {} : { 'directory-version': String(directoryVersion) }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

/**
 * Returns the Kafka key of an entity's events: `<owner>:<entity id>`, or only the participant's
 * code in the directory.
 */
export function recordKey(flow: Flow, owner: string, id: string): string {
  return flows.find((candidate) => candidate.flow === flow)?.keyedBy === 'code'
    ? id
    : `${owner}:${id}`;
}

/** Returns the owner that the key of an entity's events names; undefined for a key of no owner. */
export function ownerOfKey(key: string): string | undefined {
  const split = key.indexOf(':');
  return split < 1 ? undefined : key.slice(0, split);
}

/** Returns the Kafka key of an audience key's records. */
export const audienceKeyName = (
  group: string,
  audience: string | null,
  epoch: number | null,
): string => `a:${group}:${audience}:${epoch}`;

/** Returns the Kafka key of a subject key's records. */
export const subjectKeyName = (
  group: string,
  scope: string | null,
  generation: number | null,
): string => `s:${group}:${scope}:${generation}`;

/**
 * Versions below this one are those of key records without a sequence: they count wraps. Above it
 * come the sequences.
 */
export const SEQUENCED_KEY_VERSIONS = 2 ** 31;

/** Returns the Kafka key of a key record, by its content. */
export function keyRecordKey({
  kind,
  group,
  audience,
  epoch,
  scope,
  generation,
}: KeyRecord): string {
  const isAudience = kind === 'AUDIENCE' || (kind === 'DESTROYED' && audience !== null);
  return isAudience
    ? audienceKeyName(group, audience, epoch)
    : subjectKeyName(group, scope, generation);
}
