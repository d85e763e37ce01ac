import type { DeadLetterAgency, DeadLetterGroup } from '../../../contract/dead-letters';

/** One cause, with everybody who has letters of it. */
export interface Cause {
  reason: string;
  topic: string;
  count: number;
  oldestAt: string;
  newestAt: string;
  agencies: { agency: string; group: DeadLetterGroup }[];
}

/**
 * The same cause at ten agencies is one thing to put in order: one poison record, or one schema
 * that is missing.
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
 * What is known to lie somewhere although its causes are not: a board without these would look
 * emptier than it is.
 */
export function unexplained(agencies: readonly DeadLetterAgency[]): DeadLetterAgency[] {
  return agencies.filter(({ groups, count }) => groups === null && count !== 0);
}

/**
 * What stays unexplained, by why: the own agency is none of the others.
 * @param home the operator's
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
