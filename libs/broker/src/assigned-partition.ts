import type { Gap } from './bus.js';

/** The state of a partition that is assigned to a reader. */
export interface AssignedPartition {
  topic: string;
  partition: number;
  /** next offset to read, from `positions` or the last `onBatch` */
  next: bigint;
  /**
   * the offset before `next`, until its record has come again and the owner has recognised it: a
   * log that was created anew has the same name and other records. null where the record was
   * recognised, or where there is none
   */
  anchor: bigint | null;
  /**
   * the reader's connection, by number, over which its log was last read: over a newer connection
   * the log must be recognised again
   */
  connections: number;
  logEnd: bigint;
  gap: boolean;
  failures: number;
  /**
   * first offset of a fetch that began past the requested offset. After the first such fetch the
   * reader seeks back; after a second one with the same offset there are no records in between
   */
  soughtBackFrom: bigint | null;
  /** monotonic ms of the last progress, or of the last moment at which waiting was right */
  progressAt: number;
}

/** Returns the state of a newly assigned partition, of which only the owner's position is known. */
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

/** Returns the offset at which a fetch has to begin. */
export const beginOf = ({ anchor, next }: AssignedPartition): bigint => anchor ?? next;

/**
 * Returns the offset of the record by which a log is recognised; null where there is none, because
 * nothing was read or retention has removed it.
 */
export const anchorBefore = (next: bigint, logStart: bigint): bigint | null =>
  next > 0n && next - 1n >= logStart ? next - 1n : null;

/** Returns a gap for a reason that the bounds of the log do not show. */
export const gapIn = (
  { topic, partition, next, logEnd }: AssignedPartition,
  reason: string,
): Gap => ({
  ...{ topic, partition, reason },
  start: 0n,
  end: logEnd,
  position: next,
});
