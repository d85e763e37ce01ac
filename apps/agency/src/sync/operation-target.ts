import type { RewindPoint } from '@sinergi/replica';
import { Problem } from '../http/problem.js';

/** What an operation is about; every mustered partition where nothing is said. */
export interface OperationTarget {
  topic?: string | undefined;
  partition?: number | undefined;
  /** HEAL: read every record again, not only those of the buckets that differ */
  everything?: boolean | undefined;
  /** REDRIVE, DISMISS: dead letters of one reason, or one of them */
  reason?: string | undefined;
  /** REWIND: where to begin again */
  offset?: string | undefined;
  /** REWIND: with the first record appended at or after it, ISO */
  time?: string | undefined;
  dryRun?: boolean | undefined;
  /** REDRIVE: letters per second */
  ratePerSecond?: number | undefined;
}

/** @throws Problem invalid-request where neither is said */
export function pointOf({ offset, time }: OperationTarget): RewindPoint {
  if (offset !== undefined) return { offset: BigInt(offset) };
  if (time !== undefined) return { time: new Date(time) };
  throw new Problem('invalid-request', 'Expected an offset or a time to rewind to, got neither');
}
