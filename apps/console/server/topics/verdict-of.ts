import type { LagVerdict } from '../../contract/agency.js';
import { BEHIND_AFTER_MS } from '../sync/evaluate-cell.js';

/**
 * How far behind is too far, from one look alone; what only a window of looks can tell (standing
 * still, going back) is not said here.
 *
 * @param pending records not applied, a decimal string; null where that is not known
 * @param lagMs age of the oldest of them; null where nothing dates it
 */
export function verdictOf(pending: string | null, lagMs: number | null): LagVerdict {
  if (pending === null) return 'UNKNOWN';
  if (pending === '0') return 'OK';
  if (lagMs === null) return 'UNKNOWN';
  return lagMs > BEHIND_AFTER_MS ? 'WARN' : 'OK';
}
