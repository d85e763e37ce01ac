import type { Lane } from '@sinergi/domain';

/**
 * The reasons for which a record can never be applied, by any reader at any time. The list is
 * closed: consoles and runbooks name each reason.
 */
export const DEAD_REASONS = [
  'TOMBSTONE',
  'BAD_KEY',
  /**
   * the record is in another partition than that of its key, where nothing orders its entity's
   * versions
   */
  'WRONG_PARTITION',
  'BAD_HEADERS',
  /** the record has no signature, and its owner has a signing key */
  'UNSIGNED',
  /** the signature is not one of this record by the key that it names */
  'BAD_SIGNATURE',
  /** the signature names a key that is not its owner's */
  'UNKNOWN_KEY',
  /** the signature names a key of its owner that was withdrawn */
  'REVOKED_KEY',
  'NOT_FRAMED',
  'TRUNCATED',
  'UNKNOWN_SCHEMA',
  /** the schema is not one of those that the terms in force list for this record */
  'UNLISTED_SCHEMA',
  'WRONG_SCHEMA',
  'UNDECODABLE',
  'OWNER_MISMATCH',
  'BAD_VERSION',
  'FUTURE_DIRECTORY',
  /** the entity's id does not carry its owner's number, and no version of it is held */
  'BAD_ENTITY_ID',
  /** the event's id is not the one that follows from topic, key, version and time */
  'BAD_EVENT_ID',
  'NOT_ENTITLED',
  /** too few approvers agreed to this record of the directory, or its terms do not allow it */
  'NOT_APPROVED',
  'BAD_SEAL',
  'FORK',
] as const;
export type DeadReason = (typeof DEAD_REASONS)[number];

/**
 * The reasons that follow from an answer of the registry at that time, not from the log. Other
 * agencies may have got the same answer, so such a record stays a dead letter until it is redriven.
 * Every other reason follows from the log.
 */
export const BY_REGISTRY: ReadonlySet<DeadReason> = new Set(['UNKNOWN_SCHEMA', 'WRONG_SCHEMA']);

/**
 * What a record waits for. The record is not at fault: something on which it depends has not been
 * read yet.
 */
export type WaitsFor =
  | 'DIRECTORY'
  | 'SCHEMA'
  /** the terms in force ask for rules of admission that this software does not know */
  | 'RULES';

/** The fields of a record by which queries filter and sort, taken from its value. */
export interface ListedFields {
  change: string;
  /** epoch ms */
  occurredAt: number;
  kecamatan: string | null;
  subjectId: string | null;
  /** value by which queries filter on kind */
  kind: string | null;
  /** live, or the exercise that it is part of */
  lane: Lane;
  /** the other fields by which queries filter; null where the flow has none */
  filters: Readonly<Record<string, unknown>> | null;
}

/** A record that may enter the history, with every value that the tables need. */
export interface Candidate extends ListedFields {
  key: string;
  version: number;
  eventId: string;
  owner: string;
  /**
   * Set where the entity's id lacks its owner's number: what was expected. Such a record counts
   * only where the copy holds the entity already: since before ids had to carry numbers.
   */
  heldOnly?: string;
}

/** The verdict on a record that can never be applied. */
export interface Dead {
  verdict: 'DEAD';
  reason: DeadReason;
  /** what was expected and what came, without anything personal */
  detail: string;
  /**
   * Set where rights or keys decided. If the copy holds this very record already, it came a second
   * time and is a duplicate: a record that is sent again does no harm after its key was withdrawn.
   */
  claim?: { key: string; version: number; hash: Buffer };
}

export const dead = (reason: DeadReason, detail: string): Dead => ({
  verdict: 'DEAD',
  reason,
  detail,
});

/** The verdict of admission, by the record and the directory. */
export type Verdict =
  | { verdict: 'CANDIDATE'; candidate: Candidate }
  | { verdict: 'WAIT'; for: WaitsFor }
  | Dead;

/** The classification of an admitted record by the history. */
export type Classification = 'APPLY' | 'STALE' | 'DUPLICATE' | 'FORK';
