import type { AlertRow } from '../../../contract/alerts';

/**
 * What is critical and taken by nobody comes first, whosever it is: one warning at fifteen agencies
 * must not stand above it. Then what one can do something about, then what one can only know.
 *
 * @param isMine whether the reader may do something about it
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
