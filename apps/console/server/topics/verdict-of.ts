import type { LagVerdict } from '../../contract/agency.js';
import { BEHIND_AFTER_MS } from '../sync/evaluate-cell.js';

/**
 * Returns a lag verdict from a single observation. It does not tell what needs a window of
 * observations: standing still and going back.
 *
 * @param pending records not applied, a decimal string; null where the number is unknown
 * @param lagMs age of the oldest of these; null where no time is known for it
 */
export function verdictOf(pending: string | null, lagMs: number | null): LagVerdict {
  if (pending === null) return 'UNKNOWN';
  if (pending === '0') return 'OK';
  if (lagMs === null) return 'UNKNOWN';
  return lagMs > BEHIND_AFTER_MS ? 'WARN' : 'OK';
}
