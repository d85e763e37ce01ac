import type { IncomingRecord } from '@sinergi/broker';
import type { BatchEffect, RecordVerdict } from './plan-batch.js';
import type { Candidate } from './verdict.js';

/** The planned changes of one partition, among those that are applied together. */
export interface PlannedPart {
  topic: string;
  records: IncomingRecord[];
  admitted: RecordVerdict[];
  effect: BatchEffect;
  /**
   * false for key topics: they are compacted, their latest record counts, and they have no history
   * to compare
   */
  keepsHistory: boolean;
}

/** The candidates of one topic for which the tables are asked. */
export interface Wanted {
  topic: string;
  candidates: readonly Pick<Candidate, 'key' | 'version'>[];
  keepsHistory: boolean;
}

/** A candidate, and its place in the list of what is asked. */
export interface Asked extends Pick<Candidate, 'key' | 'version'> {
  topic: string;
  at: number;
}
