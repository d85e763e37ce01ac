import type { IncomingRecord } from '@sinergi/broker';
import type { TopicRules } from './admit.js';
import type { Candidate } from './verdict.js';

/** Everything that a record's admission rests on beside the record itself. */
export interface Grounds {
  rules: TopicRules;
  /** the directory version that the fences before the record put in force */
  fence: bigint;
  /** hash of the directory at that version */
  directoryHash: Buffer;
  /** see `Admission.readsBy` */
  readsBy: string;
}

/** A record that was admitted. */
export interface Admitted {
  verdict: 'CANDIDATE';
  candidate: Candidate;
  hash: Buffer;
}

/**
 * The last good verdict on each record as long as the record itself is in use. The copies of one
 * process are handed the same records, and all but the first find what the first has found. A copy
 * that has other grounds judges by itself.
 */
const remembered = new WeakMap<IncomingRecord, { grounds: Grounds; admitted: Admitted }>();

/** Returns the verdict on a record that was reached on the same grounds, if there is one. */
export function recall(record: IncomingRecord, grounds: Grounds): Admitted | undefined {
  const known = remembered.get(record);
  return known && areSame(known.grounds, grounds) ? known.admitted : undefined;
}

/** Remembers a verdict, which nobody can change from then on. */
export function remember(record: IncomingRecord, grounds: Grounds, admitted: Admitted): void {
  Object.freeze(admitted.candidate.filters);
  Object.freeze(admitted.candidate);
  remembered.set(record, { grounds, admitted: Object.freeze(admitted) });
}

export const areSame = (one: Grounds, other: Grounds): boolean =>
  one.rules === other.rules &&
  one.fence === other.fence &&
  one.readsBy === other.readsBy &&
  one.directoryHash.equals(other.directoryHash);
