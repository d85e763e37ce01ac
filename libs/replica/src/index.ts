export {
  ADMISSION_RULES,
  admit,
  entitlementRefusal,
  listedFields,
  type ReadRecord,
  type TopicRules,
} from './admit.js';
export {
  type Admission,
  type ChangeRules,
  directoryRecordOf,
  type FilledRecord,
  type Reading,
  type ReadValue,
  RecordAdmission,
  type RecordOutcome,
  type SignatureReading,
  type VerifySignature,
} from './admit-record.js';
export { classify } from './classify.js';
export {
  DIGEST_MARK_EVERY_MS,
  DIGEST_MARK_EVERY_OFFSETS,
  DIGEST_MARKS_KEPT,
  type DigestMark,
  isDigestMarkBefore,
} from './digest-mark.js';
export { fenceKey, isFenceKey } from './fence.js';
export { FenceView, loadFences } from './fence-view.js';
export { LISTED_COLUMNS, listedArrays, listedParams, listedValues } from './listed-columns.js';
export { loadDirectory } from './load-directory.js';
export { MicroBatcher, type MicroBatcherOptions } from './micro-batcher.js';
export { replicaMigrations } from './migrations.js';
export { BUCKETS, bucketOf, PartitionDigest } from './partition-digest.js';
export {
  type BatchEffect,
  type Known,
  planBatch,
  type RecordVerdict,
  versionKey,
} from './plan-batch.js';
export {
  ClusterChanged,
  clearGap,
  lockPositions,
  markGap,
  nextOffsets,
  type Position,
  readPositions,
  savePositions,
  setPaused,
  type TopicPartition,
} from './position-table.js';
export { HASH_BYTES, recordHash } from './record-hash.js';
export { type Applied, Replica, type ReplicaOptions } from './replica.js';
export type { RequiredSigner } from './required-signer.js';
export { sealScope } from './seal-scope.js';
export {
  compareOwned,
  type OwnedComparison,
  type OwnedDifference,
  type OwnedFlow,
} from './sync/compare-owned.js';
export {
  type ComparedKey,
  type ComparedPartition,
  type CompareOptions,
  compareWithLog,
} from './sync/compare-with-log.js';
export {
  type DeadLetterCoordinates,
  type DeadLetterEntry,
  type DeadLetterGroup,
  groupDeadLetters,
  listDeadLetters,
} from './sync/dead-letter-list.js';
export { type Dismissal, dismissDeadLetters } from './sync/dismiss.js';
export { EvidenceCheck } from './sync/evidence-check.js';
export type { Finding, FindingCode, ScrubReport } from './sync/finding.js';
export { type HealOptions, type HealReport, healPartition } from './sync/heal.js';
export { type HealRefusal, HealRefused } from './sync/heal-refused.js';
export { LogWindow } from './sync/log-window.js';
export { type Redriven, type RedriveOptions, redriveDeadLetter } from './sync/redrive.js';
export { type Resynced, type ResyncOptions, resyncPartition } from './sync/resync.js';
export {
  lookAtRewind,
  type RewindLook,
  type RewindOptions,
  type RewindPoint,
  type Rewound,
  rewindPartition,
} from './sync/rewind.js';
export { scrubInSnapshot, scrubPartition, scrubWithEvidence } from './sync/scrub.js';
export {
  type Candidate,
  type Classification,
  DEAD_REASONS,
  type Dead,
  type DeadReason,
  dead,
  type ListedFields,
  type Verdict,
  type WaitsFor,
} from './verdict.js';
export type { DeadLetter } from './write-effects.js';
