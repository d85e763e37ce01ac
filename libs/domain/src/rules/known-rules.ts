import type { CivilDay } from '@sinergi/law';

/** A version of a rule by which a machine raises alerts. */
export interface KnownRule {
  id: string;
  version: number;
  /** the first day, in Jakarta, on which it was run */
  since: CivilDay;
}

/**
 * Every version of every rule that was ever run. An alert may cite these and no other, so nobody
 * gives a lead the look of a machine's. A changed rule gets a line of its own; no line is removed,
 * since alerts of before cite it.
 */
export const KNOWN_RULES: readonly KnownRule[] = [
  { id: 'overstay', version: 1, since: '2026-11-24' },
  { id: 'overstay', version: 2, since: '2026-11-29' },
  { id: 'overstay', version: 3, since: '2026-11-30' },
  { id: 'permit-ended-still-present', version: 1, since: '2026-11-30' },
  { id: 'activity-outside-permit', version: 1, since: '2026-11-30' },
  { id: 'presence-after-exit', version: 1, since: '2026-11-30' },
  { id: 'lodging-silent', version: 1, since: '2026-11-30' },
  { id: 'lodging-silent', version: 2, since: '2026-11-30' },
  { id: 'lodging-unreported', version: 1, since: '2026-11-30' },
  { id: 'district-differs', version: 1, since: '2026-11-30' },
  { id: 'district-differs', version: 2, since: '2026-11-30' },
  { id: 'sponsor-ended-permits', version: 1, since: '2026-11-30' },
  { id: 'election-conduct', version: 1, since: '2026-11-30' },
  { id: 'incident-at-representation', version: 1, since: '2026-11-30' },
  { id: 'watch-hit', version: 1, since: '2026-11-30' },
  { id: 'identity-conflict', version: 1, since: '2026-11-30' },
];

/** Returns the versions of a rule that existed on a day, oldest first. @param day in Jakarta */
export const versionsKnownOn = (ruleId: string, day: CivilDay): number[] =>
  KNOWN_RULES.filter(({ id, since }) => id === ruleId && since <= day).map(
    ({ version }) => version,
  );

/** Returns every version of a rule that was ever run, oldest first; none of an invented rule. */
export const versionsKnown = (ruleId: string): number[] =>
  KNOWN_RULES.filter(({ id }) => id === ruleId).map(({ version }) => version);

/** Returns the ids of all rules that were ever run, each once. */
export const knownRuleIds = (): string[] => [...new Set(KNOWN_RULES.map(({ id }) => id))];
