import type { OverviewAgency, OverviewCell } from '../../../contract/overview';

/** Returns the cells of an agency's row under these flows, in the order of the flows. */
export const cellsOf = (
  { cells }: OverviewAgency,
  flows: readonly { flow: string }[],
): OverviewCell[] => cells.filter((cell) => flows.some(({ flow }) => flow === cell.flow));
