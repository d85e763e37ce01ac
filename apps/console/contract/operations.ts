import type { AgencyAnswer } from './agency-answer.js';

/**
 * The kinds of operations on an agency's copy. They run through that agency's API in the operator's
 * own role.
 */
export const OPERATION_KINDS = [
  'SCRUB',
  'COMPARE',
  'HEAL',
  'RESYNC',
  'REWIND',
  'PAUSE',
  'RESUME',
  'REDRIVE',
  'DISMISS',
  'RECONCILE',
] as const satisfies readonly OperationKind[];
export type OperationKind = Operation['kind'];

export type OperationTarget = Operation['target'];

/**
 * POST /api/agencies/:code/operations. RESYNC and REWIND need `confirm`: the agency's code, typed
 * by the operator.
 */
export interface OperationWish {
  kind: OperationKind;
  reason: string;
  target: OperationTarget;
  confirm?: string;
}

/**
 * GET /api/agencies/:code/operations ({items}, latest first) and …/operations/:id, as the agency
 * answers. POST …/operations/:id/pause and …/resume {reason} pause a REDRIVE and resume it where it
 * stopped; DELETE …/operations/:id {reason} cancels. `result` is the kind's OperationResults when
 * the operation is DONE, OperationFailure when it FAILED or was CANCELLED, and null while it runs.
 */
export type Operation = AgencyAnswer<'readOperation'>;

/** The results of operations, by kind. */
export interface OperationResults {
  SCRUB: ScrubbedPartition[];
  COMPARE: ComparedPartition[];
  HEAL: HealedPartition[];
  RESYNC: ResyncedPartition[];
  /**
   * with dryRun the records that would be read again; without dryRun what was removed to be read
   * again
   */
  REWIND: (RewoundPartition | RewindablePartition)[];
  PAUSE: PausedPartitions;
  RESUME: PausedPartitions;
  /** the first thousand dead letters */
  REDRIVE: Redriven[];
  DISMISS: { dismissed: number };
  /**
   * `behind`: entities of the agency's own whose rows were older than the log. `differing`: those
   * that still differ in its copy
   */
  RECONCILE: { behind: number; differing: number };
}

/**
 * Why an operation ended early: what was expected and what came, in English, as logs and runbooks
 * give it.
 */
export interface OperationFailure {
  error: string;
  /** the reason code of a refused heal or rewind */
  code?: string;
  findings?: FindingCode[];
}

export interface TopicPartition {
  topic: string;
  partition: number;
}

/**
 * The ways in which a partition's copy can differ from what applying the log gives. The replica has
 * the same closed list.
 */
export const FINDING_CODES = [
  'DIGEST_DIFFERS',
  'FENCES_DIFFER',
  'OFFSET_TAKEN_TWICE',
  'POSITION_MISSING',
  'STATE_DIFFERS',
  'STATE_MISSING',
  'HOLES_DIFFER',
  'RECORDS_DIFFER',
  'OFFSETS_UNACCOUNTED',
  'ENTITIES_DIFFER',
  'ROW_CHANGED',
  'SIGNATURE_DIFFERS',
  'COLUMNS_DIFFER',
  'POSITION_BEHIND_ROWS',
] as const satisfies readonly FindingCode[];
export type FindingCode = Finding['code'];

/** A finding with the figures that its text needs. */
export type Finding = AgencyAnswer<'readSync'>['partitions'][number]['findings'][number];

/** SCRUB: the result for one partition's copy. Without findings the copy is as it was applied. */
export interface ScrubbedPartition extends TopicPartition {
  nextOffset: string;
  rows: number;
  digest: string;
  findings: Finding[];
  unequalBuckets: number[];
  /** epoch ms */
  at: number;
}

/** HEAL: what was corrected from the log, or that nothing had to be corrected. */
export type HealedPartition = TopicPartition & { digest: string } & (
    | { healed: false }
    | {
        healed: true;
        findings: Finding[];
        nextOffset: string;
        replaced: number;
        inserted: number;
        removed: number;
        stateRestored: number;
        deadLetters: number;
        bytesRead: number;
        recordsRead: number;
        durationMs: number;
      }
  );

/** RESYNC: what was removed so that the partition is read from its beginning. */
export interface ResyncedPartition extends TopicPartition {
  removed: { history: number; states: number; deadLetters: number; holes: number };
}

/** REWIND: what was removed so that it is read again from the chosen offset. */
export interface RewoundPartition extends TopicPartition {
  rewindTo: string;
  history: number;
  deadLetters: number;
  states: number;
}

/** REWIND with dryRun: what would be removed and read again. */
export type RewindablePartition = RewindLook & TopicPartition;

/** PAUSE, RESUME: how many partitions changed. */
export interface PausedPartitions {
  /** partitions whose state was changed by the operation */
  changed: number;
  places: TopicPartition[];
}

/**
 * COMPARE: the keys of a partition whose rows differ from the log, side by side; at most 500 are
 * listed.
 */
export interface ComparedPartition {
  topic: string;
  partition: number;
  comparedTo: string;
  recordsRead: number;
  differing: number;
  keys: ComparedKey[];
}

export interface ComparedKey {
  key: string;
  version: number;
  offset: string;
  /**
   * SET_ASIDE: the copy keeps the record as a dead letter; nothing is lost, and healing does not
   * help. HEADERS: its bytes are the log's, its headers (the signature is one), event id, time or
   * the columns by which queries filter are not. STATE: another version than the highest, or none,
   * is marked as the entity's latest
   */
  difference: 'MISSING' | 'SET_ASIDE' | 'CHANGED' | 'HEADERS' | 'EXTRA' | 'STATE';
  /** SHA-256 prefix, hex; null where there is no record. For STATE: the hash of the history */
  logHash: string | null;
  copyHash: string | null;
}

export interface Redriven {
  topic: string;
  partition: number;
  offset: string;
  outcome:
    | 'APPLIED'
    | 'DUPLICATE'
    | 'STILL_DEAD'
    | 'QUARANTINED'
    | 'WAITS'
    | 'DAMAGED'
    | 'GONE'
    | 'NOT_FOUND';
  reason?: string;
  detail?: string;
}

/**
 * POST /api/agencies/:code/rewind-preview {topic, partition?, offset?|time?}: the records that
 * would be read again, per partition. A rewind never skips records.
 */
export interface RewindPreview {
  topic: string;
  partitions: RewindLook[];
}

export interface RewindLook {
  partition: number;
  nextOffset: string;
  /** the offset at which reading would start; equal to nextOffset where nothing would change */
  rewindTo: string;
  /** number of records that are read again */
  replayed: string;
  /**
   * why the offset is refused. An offset past the position would leave a hole, and a copy with a
   * hole is never equal to the others
   */
  refused: 'AHEAD_OF_POSITION' | 'BEFORE_LOG_START' | null;
  isPaused: boolean;
}
