import type { DeadLetterAgency, DeadLetterGroup } from '../../../contract/dead-letters';

/** One cause, with all agencies that have dead letters of it. */
export interface Cause {
  reason: string;
  topic: string;
  count: number;
  oldestAt: string;
  newestAt: string;
  agencies: { agency: string; group: DeadLetterGroup }[];
}

/**
 * Groups dead letters by cause. The same cause at ten agencies is one thing to correct: one bad
 * record, or one missing schema.
 */
export function groupByCause(agencies: readonly DeadLetterAgency[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const { agency, groups } of agencies) {
    for (const group of groups ?? []) {
      const key = `${group.reason} ${group.topic}`;
      const cause = causes.get(key) ?? { ...group, count: 0, agencies: [] };
      causes.set(key, {
        ...cause,
        count: cause.count + group.count,
        oldestAt: group.oldestAt < cause.oldestAt ? group.oldestAt : cause.oldestAt,
        newestAt: group.newestAt > cause.newestAt ? group.newestAt : cause.newestAt,
        agencies: [...cause.agencies, { agency, group }],
      });
    }
  }
  return [...causes.values()].sort(
    (left, right) => right.count - left.count || left.reason.localeCompare(right.reason),
  );
}

/**
 * Returns the agencies that have dead letters, or may have some, of unknown cause. Without them the
 * board would look emptier than it is.
 */
export function unexplained(agencies: readonly DeadLetterAgency[]): DeadLetterAgency[] {
  return agencies.filter(({ groups, count }) => groups === null && count !== 0);
}

/**
 * Groups these agencies by why their causes are unknown; the operator's own agency stands apart.
 * @param home the operator's own agency
 */
export function unexplainedBy(
  agencies: readonly DeadLetterAgency[],
  home: string,
): { silent: DeadLetterAgency[]; own: DeadLetterAgency | null; others: DeadLetterAgency[] } {
  const forbidden = agencies.filter(({ unavailable }) => unavailable === 'forbidden');
  return {
    silent: agencies.filter(({ unavailable }) => unavailable !== 'forbidden'),
    own: forbidden.find(({ agency }) => agency === home) ?? null,
    others: forbidden.filter(({ agency }) => agency !== home),
  };
}
