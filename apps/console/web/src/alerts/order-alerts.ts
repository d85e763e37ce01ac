import type { AlertRow } from '../../../contract/alerts';

/**
 * Orders alerts. Critical ones that nobody acknowledged come first, at any agency: one warning at
 * fifteen agencies must not stand above them. Then come alerts that the reader can act on, then the
 * others.
 *
 * @param isMine whether the reader may act on the alert
 */
export function orderAlerts(
  alerts: readonly AlertRow[],
  isMine: (alert: AlertRow) => boolean,
): AlertRow[] {
  const rank = (alert: AlertRow): number => (isLoud(alert) ? 0 : isMine(alert) ? 1 : 2);
  return alerts.toSorted((left, right) => rank(left) - rank(right));
}

const isLoud = ({ severity, endedAt, acknowledgement, silenceId }: AlertRow): boolean =>
  severity === 'critical' && endedAt === null && acknowledgement === null && silenceId === null;
