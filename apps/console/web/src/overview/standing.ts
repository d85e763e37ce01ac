import type { AlertRow } from '../../../contract/alerts';
import { holdersOf, type Overview } from '../../../contract/overview';
import { type AlertGroup, groupAlerts } from '../alerts/group-alerts';
import { waitsForSomebody } from '../alerts/order-alerts';
import { type UnequalCopies, unequalCopies } from '../sync/unequal-copies';

/** The state of the exchange, as one sentence needs it. */
export interface Standing {
  /** `well`: nothing to do; `uneasy`: it may mend itself; `wrong`: somebody has to act */
  tone: 'well' | 'uneasy' | 'wrong';
  /** the worst cause that nobody has taken up; null where there is none */
  alert: AlertGroup | null;
  /** the number of other causes that nobody has taken up */
  moreAlerts: number;
  /** what is most unequal; null where everything is equal */
  unequal: UnequalCopies | null;
  moreUnequal: number;
}

/**
 * Puts the worst first: an alert before a copy that is unequal, critical alerts before warnings,
 * the oldest of them first. An alert that is acknowledged or silenced is somebody's already.
 */
export function standingOf(overview: Overview, alerts: readonly AlertRow[]): Standing {
  const groups = groupAlerts(alerts.filter(waitsForSomebody)).toSorted(
    (left, right) => rankOf(left) - rankOf(right) || (left.startedAt < right.startedAt ? -1 : 1),
  );
  const unequal = unequalCopies(holdersOf(overview));
  const isWrong =
    groups[0]?.severity === 'critical' || unequal.some(({ status }) => status === 'diverged');
  const isWell = groups.length === 0 && unequal.length === 0;
  return {
    tone: isWrong ? 'wrong' : isWell ? 'well' : 'uneasy',
    alert: groups[0] ?? null,
    moreAlerts: Math.max(groups.length - 1, 0),
    unequal: unequal[0] ?? null,
    moreUnequal: Math.max(unequal.length - 1, 0),
  };
}

const rankOf = ({ severity }: AlertGroup): number => (severity === 'critical' ? 0 : 1);
