/**
 * Why a record can never be applied, by anyone, whenever it is read. Closed list: consoles and
 * runbooks name each.
 */
export const DEAD_REASONS = [
  'TOMBSTONE',
  'BAD_KEY',
  /** it lies in another partition than its key's, where nothing orders its entity's versions */
  'WRONG_PARTITION',
  'BAD_HEADERS',
  'NOT_FRAMED',
  'TRUNCATED',
  'UNKNOWN_SCHEMA',
  'WRONG_SCHEMA',
  'UNDECODABLE',
  'OWNER_MISMATCH',
  'BAD_VERSION',
  'FUTURE_DIRECTORY',
  'NOT_ENTITLED',
  'BAD_SEAL',
  'FORK',
] as const;
export type DeadReason = (typeof DEAD_REASONS)[number];

/**
 * What a record waits for: nothing is wrong with it, something it depends on has not been read yet.
 */
export type WaitsFor = 'DIRECTORY' | 'SCHEMA';

/** A record that may enter the history: everything the tables need of it. */
export interface Candidate {
  key: string;
  version: number;
  eventId: string;
  owner: string;
  entityId: string;
  change: string;
  /** epoch ms */
  occurredAt: number;
  kecamatan: string | null;
  subjectId: string | null;
  /** what queries by kind filter */
  kind: string | null;
}

/** The first half of admission: what the record and the directory say. */
export type Verdict =
  | { verdict: 'CANDIDATE'; candidate: Candidate }
  | { verdict: 'WAIT'; for: WaitsFor }
  | { verdict: 'DEAD'; reason: DeadReason; detail: string };

/** The second half: what the history says of a candidate. */
export type Classification = 'APPLY' | 'STALE' | 'DUPLICATE' | 'FORK';
