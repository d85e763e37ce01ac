import type { AlertRow } from '../../../contract/alerts';

/** Alerts that probably have one cause: the same rule, at about the same time. */
export interface AlertGroup {
  /** id of the alert that began first */
  id: string;
  rule: AlertRow['rule'];
  severity: AlertRow['severity'];
  /** ordered by their beginning */
  alerts: readonly AlertRow[];
  startedAt: string;
  /** when the last of them ended; null while one is open */
  endedAt: string | null;
}

/**
 * Alerts of one rule that begin within this time of one another, ms, count as one group: copies
 * report once a second, and an ended process is noticed everywhere within a minute.
 */
const TOGETHER_MS = 2 * 60_000;

/** @returns groups in the order of `alerts`, by the first alert of each */
export function groupAlerts(alerts: readonly AlertRow[]): AlertGroup[] {
  const groups: AlertRow[][] = [];
  const byTime = alerts.toSorted((left, right) => (left.startedAt < right.startedAt ? -1 : 1));
  const latest = new Map<AlertRow['rule'], AlertRow[]>();
  for (const alert of byTime) {
    const group = latest.get(alert.rule);
    const gapMs = Date.parse(alert.startedAt) - Date.parse(group?.at(-1)?.startedAt ?? '');
    if (group && gapMs <= TOGETHER_MS) group.push(alert);
    else {
      const begun = [alert];
      groups.push(begun);
      latest.set(alert.rule, begun);
    }
  }
  const rankOf = new Map(alerts.map(({ id }, rank) => [id, rank]));
  const rankOfGroup = (group: AlertRow[]): number =>
    Math.min(...group.map(({ id }) => rankOf.get(id)!));
  return groups
    .toSorted((left, right) => rankOfGroup(left) - rankOfGroup(right))
    .map((group): AlertGroup => {
      const [first] = group as [AlertRow];
      const ends = group.flatMap(({ endedAt }) => endedAt ?? []);
      return {
        ...{ id: first.id, rule: first.rule, startedAt: first.startedAt, alerts: group },
        severity: group.some(({ severity }) => severity === 'critical') ? 'critical' : 'warning',
        endedAt: ends.length < group.length ? null : ends.toSorted().at(-1)!,
      };
    });
}
