import type { AlertRow } from '../../../contract/alerts';

/**
 * Alerts that one cause has raised, as far as that can be told: the same rule, at the same time.
 */
export interface AlertGroup {
  /** of the alert that began first */
  id: string;
  rule: AlertRow['rule'];
  severity: AlertRow['severity'];
  /** the one that began first, first */
  alerts: readonly AlertRow[];
  startedAt: string;
  /** when the last of them ended; null while one goes on */
  endedAt: string | null;
}

/**
 * What begins within this of another of its kind, ms, is taken for the same: copies report once a
 * second, a kill takes a minute to be noticed everywhere.
 */
const TOGETHER_MS = 2 * 60_000;

/** @returns groups in the order of `alerts`, by the first of each */
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
