import { partitionOf } from '@sinergi/broker';
import {
  agencyOfUrn,
  carriesNumber,
  isEventIdOf,
  type KeyRecord,
  keyRecordKey,
  ownerOfKey,
  quoted,
  SEQUENCED_KEY_VERSIONS,
} from '@sinergi/contracts';
import type { DirectoryAgency, DirectoryView } from '@sinergi/directory';
import { LIVE, laneOf } from '@sinergi/domain';
import { sealScope } from './seal-scope.js';
import { type Candidate, type Dead, dead, type ListedFields, type Verdict } from './verdict.js';
import { versionInForce, type Written } from './version-in-force.js';

/**
 * The rules by which admission reads the records of a topic. They are derived from the topic
 * catalogue.
 */
export type TopicRules = {
  /** number of partitions of the topic; it never changes */
  partitions: number;
} & (
  | {
      kind: 'entity';
      topic: string;
      flow: string;
      /** whether ids of entities carry their owner's number; those of pseudonyms carry nothing */
      numbered: boolean;
      idField: string;
      areaField: string | null;
      subjectField: string | null;
      kindField: string | null;
      /** other fields by which queries filter */
      filterFields: readonly string[];
      /** field that only the identity authority may fill */
      authorityField: string | null;
      /** sealed fields and the group each must be sealed for */
      sealed: { field: string; group: string }[];
    }
  /**
   * One coordinator writes the directory; null where approvers decide who does. All other topics
   * wait for the directory, so it waits for nothing.
   */
  | { kind: 'directory'; coordinator: string | null }
  /** The topic holds the keys of one publisher and is named after that publisher. */
  | { kind: 'key'; publisher: string }
);

/** A record whose value is decoded. */
export interface ReadRecord extends Written {
  key: string;
  offset: bigint;
  partition: number;
  value: Record<string, unknown>;
}

/**
 * Version of these rules. The directory says which one is in force: copies that read a log by
 * different rules would not be equal.
 */
export const ADMISSION_RULES = 1;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NUL = '\u0000';
/** epoch ms */
const YEAR_9999 = 253_402_300_799_999;

interface Seal {
  group: string;
  scope: string;
}

/**
 * Admits a record by its content, its partition and the directory of the log. A local clock has no
 * influence.
 *
 * @param directoryEnd log end of the directory topic, read after the record was read: no record can
 * have been published under a later version
 */
export function admit(
  record: ReadRecord,
  rules: TopicRules,
  directory: DirectoryView,
  directoryEnd: bigint,
): Verdict {
  const verdict = admitContent(record, rules, directory, directoryEnd);
  if (verdict.verdict !== 'CANDIDATE') return verdict;
  // Only one partition orders the versions of an entity. If two partitions held versions of one
  // entity, each copy could apply them in a different order.
  const partition = partitionOf(record.key, rules.partitions);
  if (record.partition === partition) return verdict;
  return dead(
    'WRONG_PARTITION',
    `Expected this key in partition ${partition} of ${rules.partitions}, ` +
      `got it in partition ${record.partition}`,
  );
}

function admitContent(
  record: ReadRecord,
  rules: TopicRules,
  directory: DirectoryView,
  directoryEnd: bigint,
): Verdict {
  switch (rules.kind) {
    case 'key':
      return admitKey(record, rules.publisher);
    case 'directory':
      return admitDirectory(record, rules.coordinator);
    case 'entity':
      return admitEntity(record, rules, directory, directoryEnd);
  }
}

function admitKey({ key, offset, headers, value }: ReadRecord, publisher: string): Verdict {
  const source = sourceOf(headers);
  if (value['publisher'] !== publisher || source !== publisher) {
    return dead(
      'OWNER_MISMATCH',
      `Expected ${publisher} in publisher and ce_source, ` +
        `got ${shown(value['publisher'])} and ${shown(source)}`,
    );
  }
  const kind = value['kind'];
  const expectedKey = keyRecordKey(value as unknown as KeyRecord);
  if (key !== expectedKey) return dead('BAD_KEY', `Expected key ${expectedKey}, got ${shown(key)}`);
  const unconfirmed =
    kind === 'DESTROYED' ? destructionRefusal(value as unknown as KeyRecord) : null;
  if (unconfirmed) return dead('NOT_ENTITLED', unconfirmed);
  const version = keyVersion(value as unknown as KeyRecord, offset);
  if (typeof version !== 'number') return version;
  if (!UUID.test(String(value['eventId'])))
    return dead('UNDECODABLE', `Expected a UUID as eventId, got ${shown(value['eventId'])}`);
  if (key.includes(NUL)) return dead('BAD_KEY', 'Expected a key without NUL, got one with NUL');
  return {
    verdict: 'CANDIDATE',
    candidate: {
      key,
      version,
      eventId: String(value['eventId']),
      owner: publisher,
      change: String(kind),
      occurredAt: 0,
      kecamatan: null,
      subjectId: null,
      kind: null,
      lane: LIVE,
      filters: null,
    },
  };
}

/** Returns why nobody believes that a key was destroyed, or null: two had it destroyed. */
function destructionRefusal({ destruction }: KeyRecord): string | null {
  if (!destruction) return 'Expected a destruction that two officers signed off, got none of both';
  const { announcedBy, announcedAt, confirmedBy, confirmedAt } = destruction;
  if (announcedBy === '' || confirmedBy === '' || announcedBy === confirmedBy)
    return 'Expected a destruction that two officers signed off, got one officer';
  return Number(confirmedAt) < Number(announcedAt)
    ? 'Expected a destruction that was announced and then confirmed, got another order'
    : null;
}

/** Bound of a sequence, so that versions fit into the 32 bits that hashes of rows have for them. */
const HIGHEST_SEQUENCE = 2 ** 31 - 1;

/**
 * Returns the version of a key record: its sequence, after all records that have none. A sequence
 * is at most the record's place in the log. So whoever stole a key and lost it again cannot use up
 * the sequences: the owner's next record lies further on and may have a higher one.
 */
function keyVersion(record: KeyRecord, offset: bigint): number | Dead {
  const { kind, sequence, hpkeWraps, audienceWraps } = record;
  if (sequence === 0 || sequence === undefined) {
    // Wraps were only added to a key and never removed, so their number orders the records of
    // before. An audience may have no member yet. A destroyed key comes after them.
    if (kind === 'DESTROYED') return SEQUENCED_KEY_VERSIONS - 1;
    const wraps = kind === 'AUDIENCE' ? hpkeWraps : audienceWraps;
    const count = (Array.isArray(wraps) ? wraps.length : 0) + (kind === 'AUDIENCE' ? 1 : 0);
    if (count > 0) return count;
    return dead(
      'BAD_VERSION',
      'Expected a key record with at least one wrap, got one without a wrap',
    );
  }
  const highest = offset < HIGHEST_SEQUENCE ? Number(offset) + 1 : HIGHEST_SEQUENCE;
  return Number.isInteger(sequence) && sequence > 0 && sequence <= highest
    ? SEQUENCED_KEY_VERSIONS + sequence
    : dead('BAD_VERSION', `Expected a sequence of 1 to ${highest}, got ${sequence}`);
}

function admitDirectory(record: ReadRecord, coordinator: string | null): Verdict {
  const { key, value } = record;
  const owner = coordinator ?? String(value['owner']);
  if (value['owner'] !== owner || sourceOf(record.headers) !== owner) {
    return dead(
      'OWNER_MISMATCH',
      `Expected ${shown(owner)} as owner and ce_source, ` +
        `got ${shown(value['owner'])} and ${shown(sourceOf(record.headers))}`,
    );
  }
  if (key !== value['code'])
    return dead(
      'BAD_KEY',
      `Expected the agency's code ${shown(value['code'])} as key, got ${shown(key)}`,
    );
  return versioned(record, { key, owner, ...listedFields(null, value) });
}

function admitEntity(
  record: ReadRecord,
  rules: TopicRules & { kind: 'entity' },
  directory: DirectoryView,
  directoryEnd: bigint,
): Verdict {
  const { key, value, headers } = record;
  const owner = ownerOfKey(key);
  if (owner === undefined)
    return dead('BAD_KEY', `Expected <owner>:<entity id>, got ${shown(key)}`);
  const entityId = key.slice(owner.length + 1);
  if (value['owner'] !== owner || sourceOf(headers) !== owner) {
    return dead(
      'OWNER_MISMATCH',
      `Expected ${owner} (key) as owner and ce_source, ` +
        `got ${shown(value['owner'])} and ${shown(sourceOf(headers))}`,
    );
  }
  if (value[rules.idField] !== entityId || !UUID.test(entityId)) {
    return dead(
      'BAD_KEY',
      `Expected the UUID of ${rules.idField} ${shown(value[rules.idField])} in the key, ` +
        `got ${shown(entityId)}`,
    );
  }
  const inForce = versionInForce(record, directory, directoryEnd);
  if (inForce.verdict === 'NONE')
    return dead(
      'BAD_HEADERS',
      `Expected a decimal directory-version header, got ${shown(headers['directory-version'])}`,
    );
  if (inForce.verdict !== 'IN_FORCE') return inForce;
  // Before the first fence, and until the directory gives the owner a number, any UUID counts.
  const ownerNumber = inForce.isFenced ? directory.numberAt(owner, inForce.version) : 0;
  const agency = directory.at(owner, inForce.version);
  const refusal = entitlementRefusal(agency, rules, value);
  if (refusal) return dead('NOT_ENTITLED', refusal);
  const fields = listedFields(rules, value);
  const badSeal = sealRefusal(rules, value, entityId, fields.subjectId);
  if (badSeal) return dead('BAD_SEAL', badSeal);
  const verdict = versioned(record, { key, owner, ...fields });
  if (verdict.verdict !== 'CANDIDATE' || ownerNumber === 0) return verdict;
  return withCheckedIds(verdict.candidate, { rules, value, entityId, ownerNumber });
}

/**
 * Takes from a value the fields by which queries filter and sort.
 *
 * @param rules of the topic of an entity; null for the directory, which no query filters
 */
export function listedFields(
  rules: {
    areaField?: string | null;
    subjectField?: string | null;
    kindField?: string | null;
    filterFields: readonly string[];
  } | null,
  value: Readonly<Record<string, unknown>>,
): ListedFields {
  const text = (field: string | null | undefined): string | null =>
    field ? ((value[field] as string | null) ?? null) : null;
  const fields = rules?.filterFields ?? [];
  return {
    change: String(value['change']),
    occurredAt: Number(value['occurredAt']),
    kecamatan: text(rules?.areaField),
    subjectId: text(rules?.subjectField),
    kind: text(rules?.kindField),
    lane: rules ? laneOf(value) : LIVE,
    filters:
      fields.length === 0
        ? null
        : Object.fromEntries(fields.map((field) => [field, value[field] ?? null])),
  };
}

/** Checks the ids of a record whose owner has a number. */
function withCheckedIds(
  candidate: Candidate,
  {
    rules,
    value,
    entityId,
    ownerNumber,
  }: {
    rules: TopicRules & { kind: 'entity' };
    value: Record<string, unknown>;
    entityId: string;
    ownerNumber: number;
  },
): Verdict {
  const { key, version, eventId, owner } = candidate;
  const recordedAt = Number(value['recordedAt']);
  if (!isEventIdOf(eventId, { topic: rules.topic, key, version, recordedAt }))
    return dead(
      'BAD_EVENT_ID',
      `Expected the event id that follows from topic, key, version and recordedAt, got ${eventId}`,
    );
  if (!rules.numbered || carriesNumber(entityId, ownerNumber))
    return { verdict: 'CANDIDATE', candidate };
  const heldOnly = `Expected an id with number ${ownerNumber} of ${owner}, got ${entityId}`;
  return { verdict: 'CANDIDATE', candidate: { ...candidate, heldOnly } };
}

/**
 * Returns why an agency may not publish this value, or null if it may. The directory entry that was
 * in force at the time of publication decides.
 */
export function entitlementRefusal(
  agency: DirectoryAgency | undefined,
  rules: { flow: string; areaField: string | null; authorityField: string | null },
  value: Record<string, unknown>,
): string | null {
  if (!agency) return `Expected an agency of the directory, got ${shown(value['owner'])}`;
  if (!agency.publishes.includes(rules.flow))
    return `Expected an agency that publishes ${rules.flow}, got ${agency.code}`;
  const handling = value['handling'] as { purpose: string; legalBasis: string };
  const authority = agency.legalAuthority.find(
    (candidate) => candidate.purpose === handling.purpose,
  );
  if (!authority?.legalBases.includes(handling.legalBasis)) {
    return (
      `Expected a purpose and legal basis of ${agency.code}, ` +
      `got ${shown(handling.purpose)} on ${shown(handling.legalBasis)}`
    );
  }
  const authoritative = rules.authorityField ? value[rules.authorityField] : null;
  if (Array.isArray(authoritative) && authoritative.length > 0 && !agency.identityAuthority) {
    return (
      `Expected ${rules.authorityField} only from an identity authority, ` +
      `got it from ${agency.code}`
    );
  }
  const area = rules.areaField ? value[rules.areaField] : null;
  if (
    typeof area === 'string' &&
    agency.areaCodes.length > 0 &&
    !agency.areaCodes.some((code) => area === code || area.startsWith(`${code}.`))
  ) {
    return (
      `Expected an area of ${agency.code} (${agency.areaCodes.join(', ')}), ` + `got ${shown(area)}`
    );
  }
  return null;
}

function sealRefusal(
  rules: TopicRules & { kind: 'entity' },
  value: Record<string, unknown>,
  entityId: string,
  subjectId: string | null,
): string | null {
  for (const { field, group } of rules.sealed) {
    const scope = sealScope(group, entityId, subjectId);
    const content = value[field] as Seal | Seal[] | null | undefined;
    for (const sealed of Array.isArray(content) ? content : content ? [content] : []) {
      if (sealed.group !== group || sealed.scope !== scope) {
        return (
          `Expected ${field} sealed for ${group} under ${scope}, ` +
          `got ${shown(sealed.group)} under ${shown(sealed.scope)}`
        );
      }
    }
  }
  return null;
}

function versioned(
  { headers, value }: ReadRecord,
  said: Omit<Candidate, 'version' | 'eventId' | 'heldOnly'>,
): Verdict {
  const version = value['version'] as number;
  if (version < 1 || headers['entity-version'] !== String(version)) {
    return dead(
      'BAD_VERSION',
      'Expected version ≥ 1, the same in header and value, ' +
        `got ${shown(headers['entity-version'])} and ${version}`,
    );
  }
  if (headers['ce_id'] !== value['eventId']) {
    return dead(
      'BAD_HEADERS',
      `Expected ce_id ${shown(value['eventId'])}, got ${shown(headers['ce_id'])}`,
    );
  }
  const candidate: Candidate = {
    ...said,
    version,
    eventId: String(value['eventId']),
  };
  const unstorable = storageRefusal(candidate);
  return unstorable ? dead('UNDECODABLE', unstorable) : { verdict: 'CANDIDATE', candidate };
}

/**
 * Returns why the tables cannot store a candidate, or null if they can. Well-formed Avro can hold
 * values that no column takes. Admission refuses them here, so that they do not stop a partition
 * later.
 */
function storageRefusal(candidate: Candidate): string | null {
  if (!UUID.test(candidate.eventId))
    return `Expected a UUID as eventId, got ${shown(candidate.eventId)}`;
  if (candidate.subjectId !== null && !UUID.test(candidate.subjectId))
    return `Expected a UUID as subject, got ${shown(candidate.subjectId)}`;
  if (!(candidate.occurredAt >= 0 && candidate.occurredAt <= YEAR_9999))
    return `Expected a time before the year 10000, got ${candidate.occurredAt}`;
  for (const text of [candidate.key, candidate.kecamatan ?? '', candidate.kind ?? ''])
    if (text.includes(NUL)) return `Expected text without NUL, got ${shown(text)}`;
  return null;
}

function sourceOf(headers: Record<string, string>): string | undefined {
  return agencyOfUrn(headers['ce_source']);
}

/**
 * Quotes and shortens a value. The value comes from outside and is written to dead letters and
 * logs.
 */
function shown(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : String(value).slice(0, 80);
}
