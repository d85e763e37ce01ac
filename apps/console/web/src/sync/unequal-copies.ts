import type { OverviewAgency, OverviewCell, Reason, SyncStatus } from '../../../contract/overview';

/** The copies of one agency that are unequal for one cause. */
export interface UnequalCopies {
  agency: OverviewAgency;
  status: Exclude<SyncStatus, 'in-sync'>;
  /** the cause of the first flow; the others have the same code */
  reason: Reason;
  /** the flows that have it, in the order of the overview */
  flows: readonly string[];
}

/** Worst first: what is wrong, what is not known, what takes time. */
const WORST_FIRST = ['diverged', 'unknown', 'behind', 'joining'] as const;

/**
 * Returns what is not equal, one entry for each agency and cause, worst first. An agency that is
 * silent as a whole is one entry, and not one for each of its flows.
 */
export function unequalCopies(agencies: readonly OverviewAgency[]): UnequalCopies[] {
  return agencies
    .flatMap(causesOf)
    .toSorted((left, right) => rankOf(left.status) - rankOf(right.status));
}

function causesOf(agency: OverviewAgency): UnequalCopies[] {
  const causes = new Map<string, UnequalCopies & { flows: string[] }>();
  for (const { flow, status, reason } of agency.cells) {
    if (!isUnequal(status)) continue;
    const cause = reason ?? agency.reason;
    const key = `${status} ${cause.code}`;
    const known = causes.get(key);
    if (known) known.flows.push(flow);
    else causes.set(key, { agency, status, reason: cause, flows: [flow] });
  }
  // What concerns the agency as a whole may leave each of its flows equal.
  if (causes.size === 0 && isUnequal(agency.status))
    return [{ agency, status: agency.status, reason: agency.reason, flows: [] }];
  return [...causes.values()];
}

const isUnequal = (status: OverviewCell['status']): status is UnequalCopies['status'] =>
  status !== 'in-sync' && status !== 'none';

const rankOf = (status: UnequalCopies['status']): number => WORST_FIRST.indexOf(status);
