import { isPrivilegedKind } from './privileged.js';

/** Which leads may not name a subject: every alert, watch and bulletin, or alerts on overstay. */
export type HoldReach = 'EVERY_LEAD' | 'OVERSTAY';

/** What is known of one subject in one lane, in its latest state. */
export interface HoldFacts {
  permits: readonly { kind: string; status: string }[];
  /** whether one of its documents is diplomatic, official or service */
  hasPrivilegedDocument: boolean;
  referrals: readonly { kind: string; status: string; outcome: string | null }[];
}

/**
 * Returns whether a subject is held for a human, and how far; null for an ordinary one. A permit
 * counts in force or ended; only one that never was, because it was retracted, does not. That no
 * permit is known is ordinary.
 */
export function holdOf({ permits, hasPrivilegedDocument, referrals }: HoldFacts): HoldReach | null {
  const isPrivileged =
    hasPrivilegedDocument ||
    permits.some(({ kind, status }) => isPrivilegedKind(kind) && status !== 'RETRACTED');
  const held = referrals.filter(holds);
  if (isPrivileged || held.some(({ kind }) => !NOT_ORDINARY.includes(kind))) return 'EVERY_LEAD';
  return held.length > 0 ? 'OVERSTAY' : null;
}

/** Whether a lead of a flow may not name a subject that is held so far. */
export function keepsOff(
  reach: string,
  { flow, category }: { flow: string; category?: unknown },
): boolean {
  return reach !== 'OVERSTAY' || (flow === 'alert' && category === 'OVERSTAY');
}

/** Referrals of people whose stay is not judged as others' is; leads on other matters may be. */
const NOT_ORDINARY: readonly string[] = ['REFUGEE', 'TRAFFICKING', 'TWO_NATIONALITIES'];

/** A referral holds until its answer was no, or it was a mistake. */
function holds({ status, outcome }: HoldFacts['referrals'][number]): boolean {
  if (status === 'RETRACTED') return false;
  return status !== 'CLOSED' || outcome === 'CONFIRMED';
}
