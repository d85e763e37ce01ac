import type { AgencyAnswer } from './agency-answer.js';

/** Operations on an agency's copy, through that agency's API in the operator's own role. */
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
 * POST /api/agencies/:code/operations. RESYNC and REWIND want `confirm` to be the agency's code,
 * typed.
 */
export interface OperationWish {
  kind: OperationKind;
  reason: string;
  target: OperationTarget;
  confirm?: string;
}

/**
 * GET /api/agencies/:code/operations ({items}, latest first) and …/operations/:id, as the agency
 * answers. POST …/operations/:id/pause and …/resume {reason} hold a REDRIVE and let it go on from
 * where it was; DELETE …/operations/:id {reason} cancels. Its `result` is OperationResults by its
 * kind where it is DONE, OperationFailure where it FAILED or was CANCELLED, null while it goes on.
 */
export type Operation = AgencyAnswer<'readOperation'>;

/** What an operation came to, by its kind. */
export interface OperationResults {
  SCRUB: ScrubbedPartition[];
  COMPARE: ComparedPartition[];
  HEAL: HealedPartition[];
  RESYNC: ResyncedPartition[];
  /** with dryRun what would be read again, without it what was taken away to be read again */
  REWIND: (RewoundPartition | RewindablePartition)[];
  PAUSE: PausedPartitions;
  RESUME: PausedPartitions;
  /** the first thousand letters */
  REDRIVE: Redriven[];
  DISMISS: { dismissed: number };
  /** entities of its own that its rows were behind on, and that still are otherwise in its copy */
  RECONCILE: { behind: number; differing: number };
}

/**
 * Why it ended early: what was expected and what came, in English, as logs and runbooks have it.
 */
export interface OperationFailure {
  error: string;
  /** why healing or rewinding was refused */
  code?: string;
  findings?: FindingCode[];
}

export interface TopicPartition {
  topic: string;
  partition: number;
}

/**
 * How a partition's copy can be otherwise than applying leaves it: the replica's own closed list.
 */
export const FINDING_CODES = [
  'DIGEST_DIFFERS',
  'OFFSET_TAKEN_TWICE',
  'POSITION_MISSING',
  'DEAD_LETTER_CHANGED',
  'STATE_DIFFERS',
  'STATE_MISSING',
  'STATE_WITHOUT_HISTORY',
  'HOLES_DIFFER',
  'RECORDS_DIFFER',
  'OFFSETS_UNACCOUNTED',
  'ENTITIES_DIFFER',
  'ROW_CHANGED',
  'POSITION_BEHIND_ROWS',
] as const satisfies readonly FindingCode[];
export type FindingCode = Finding['code'];

/** With the figures its words take. */
export type Finding = AgencyAnswer<'readSync'>['partitions'][number]['findings'][number];

/** SCRUB: a partition's copy, looked over; as applied when there are no findings. */
export interface ScrubbedPartition extends TopicPartition {
  nextOffset: string;
  rows: number;
  digest: string;
  findings: Finding[];
  unequalBuckets: number[];
  /** epoch ms */
  at: number;
}

/** HEAL: what was put right from the log, or that there was nothing to. */
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
        stateRemoved: number;
        deadLetters: number;
        bytesRead: number;
        recordsRead: number;
        durationMs: number;
      }
  );

/** RESYNC: what was taken away, so that the partition is read from its beginning. */
export interface ResyncedPartition extends TopicPartition {
  removed: { history: number; states: number; deadLetters: number; holes: number };
}

/** REWIND: what was taken away, so that it is read again from there. */
export interface RewoundPartition extends TopicPartition {
  rewindTo: string;
  history: number;
  deadLetters: number;
  states: number;
}

/** REWIND with dryRun. */
export type RewindablePartition = RewindLook & TopicPartition;

/** PAUSE, RESUME. */
export interface PausedPartitions {
  /** how many were otherwise before */
  changed: number;
  places: TopicPartition[];
}

/**
 * COMPARE: the keys of a partition whose rows are not as the log has them, side by side; at most
 * 500 are listed.
 */
export interface ComparedPartition {
  topic: string;
  partition: number;
  fence: string;
  recordsRead: number;
  differing: number;
  keys: ComparedKey[];
}

export interface ComparedKey {
  key: string;
  version: number;
  /** null for a state that no record of the log leads to */
  offset: string | null;
  /**
   * SET_ASIDE: the copy keeps the record as a dead letter: nothing is lost, healing is not the way.
   * STATE: the entity's state is not the latest version of its history
   */
  difference: 'MISSING' | 'SET_ASIDE' | 'CHANGED' | 'EXTRA' | 'STATE';
  /** SHA-256 prefix, hex; null where there is none. Of STATE: the history's */
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
    | 'NOT_FOUND';
  reason?: string;
  detail?: string;
}

/**
 * POST /api/agencies/:code/rewind-preview {topic, partition?, offset?|time?}: per partition what
 * would be read again; nothing is ever skipped.
 */
export interface RewindPreview {
  topic: string;
  partitions: RewindLook[];
}

export interface RewindLook {
  partition: number;
  nextOffset: string;
  /** where it would begin; equal to nextOffset where nothing would change */
  rewindTo: string;
  /** records that are read again */
  replayed: string;
  /** an offset past the position is refused: a copy with a hole is never equal */
  refused: 'AHEAD_OF_POSITION' | 'BEFORE_LOG_START' | null;
  isPaused: boolean;
}
