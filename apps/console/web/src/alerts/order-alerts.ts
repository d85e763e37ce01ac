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

/** Whether nobody has taken it up: it is open, and neither acknowledged nor silenced. */
export const waitsForSomebody = ({ endedAt, acknowledgement, silenceId }: AlertRow): boolean =>
  endedAt === null && acknowledgement === null && silenceId === null;

const isLoud = (alert: AlertRow): boolean =>
  alert.severity === 'critical' && waitsForSomebody(alert);
