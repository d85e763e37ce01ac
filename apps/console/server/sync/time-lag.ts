import type { ReportedPosition } from './agency-report.js';
import type { LogEnds } from './log-ends.js';

/** How far the copy of one partition is behind the log. */
export interface PartitionLag {
  logEnd: bigint;
  pending: bigint;
  lagMs: number;
}

/**
 * The lag where no time is known for the oldest missing record: the copy is late, and nobody knows
 * how late.
 */
export const UNDATED_LAG_MS = Number.MAX_SAFE_INTEGER;

/**
 * Returns the age of the oldest record that the agency has not applied. "Now minus LogAppendTime of
 * the last applied record" would make an agency an hour late when an hour of silence ends. So the
 * record is dated by the later of two moments that precede it: the append of the last applied
 * record, and the last sample of a log without the record.
 */
export function partitionLag(
  position: ReportedPosition,
  logEnds: LogEnds,
  now: number,
): PartitionLag | undefined {
  const sampled = logEnds.endOf(position.topic, position.partition);
  if (sampled === undefined) return undefined;
  // A report may be newer than the sample.
  const logEnd = position.nextOffset > sampled ? position.nextOffset : sampled;
  const pending = logEnd - position.nextOffset;
  if (pending === 0n) return { logEnd, pending, lagMs: 0 };
  const without =
    logEnds.lastSeenWithout(position.topic, position.partition, position.nextOffset) ?? 0;
  const notBefore = Math.max(position.lastAppendedAt, without);
  // No time is known: the agency has applied nothing, and the log was there before the first
  // sample.
  const lagMs = notBefore === 0 ? UNDATED_LAG_MS : Math.max(0, now - notBefore);
  return { logEnd, pending, lagMs };
}
