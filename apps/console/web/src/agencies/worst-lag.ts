import type { OverviewAgency } from '../../../contract/overview';

/**
 * Returns the largest time lag over an agency's flows; null while none is known.
 * @returns milliseconds
 */
export function worstLagOf({ cells }: Pick<OverviewAgency, 'cells'>): number | null {
  const known = cells.flatMap(({ lagMs, status }) =>
    status === 'none' || lagMs === null ? [] : [lagMs],
  );
  return known.length === 0 ? null : Math.max(...known);
}
