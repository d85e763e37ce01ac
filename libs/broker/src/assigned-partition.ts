import type { Gap } from './bus.js';

/** What a reader knows of a partition that it was given. */
export interface AssignedPartition {
  topic: string;
  partition: number;
  /** where to read next, as `positions` or the last `onBatch` said */
  next: bigint;
  /**
   * the offset before `next`, until what lies there came again and its owner knew it: a log that
   * was made anew has the same name and other records. null where it has been, or there is none
   */
  anchor: bigint | null;
  /** of which of the reader's connections its log is: over a newer one it has to be known again */
  connections: number;
  logEnd: bigint;
  gap: boolean;
  failures: number;
  /**
   * a fetch from beyond what was asked came although nothing was taken: once it is sought back,
   * twice there is nothing in between
   */
  soughtBackFrom: bigint | null;
  /** monotonic ms of the last progress, or of the last moment at which waiting was right */
  progressAt: number;
}

/** A partition of which nothing is known but where its owner is. */
export const newlyAssigned = (
  topic: string,
  partition: number,
  next: bigint,
): AssignedPartition => ({
  ...{ topic, partition, next },
  anchor: null,
  connections: 0,
  logEnd: 0n,
  gap: false,
  failures: 0,
  soughtBackFrom: null,
  progressAt: performance.now(),
});

/** Where a fetch has to begin. */
export const beginOf = ({ anchor, next }: AssignedPartition): bigint => anchor ?? next;

/**
 * The offset by which a log is known again; null where there is none, because nothing was read or
 * retention has taken it.
 */
export const anchorBefore = (next: bigint, logStart: bigint): bigint | null =>
  next > 0n && next - 1n >= logStart ? next - 1n : null;

/** What the log of a partition cannot continue, for a reason that its bounds do not show. */
export const gapIn = (
  { topic, partition, next, logEnd }: AssignedPartition,
  reason: string,
): Gap => ({
  ...{ topic, partition, reason },
  start: 0n,
  end: logEnd,
  position: next,
});
