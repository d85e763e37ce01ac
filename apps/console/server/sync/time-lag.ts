import type { ReportedPosition } from './agency-report.js';
import type { LogEnds } from './log-ends.js';

/** How far one partition's copy is behind the log. */
export interface PartitionLag {
  logEnd: bigint;
  pending: bigint;
  lagMs: number;
}

/** The lag where nothing dates the oldest missing record: surely late, nobody knows how late. */
export const UNDATED_LAG_MS = Number.MAX_SAFE_INTEGER;

/**
 * The age of the oldest record the agency has not applied. "Now minus LogAppendTime of the last
 * applied" would call an agency an hour late when an hour of silence ends; so the record is dated
 * by the later of two moments it must have come after: the last applied record's append, and the
 * last sample of a log that did not hold it yet.
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
  // Nothing dates it: an agency that has applied nothing of a log that was there before we looked.
  const lagMs = notBefore === 0 ? UNDATED_LAG_MS : Math.max(0, now - notBefore);
  return { logEnd, pending, lagMs };
}
