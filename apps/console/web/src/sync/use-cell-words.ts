import type { OverviewCell } from '../../../contract/overview';
import { useWords } from '../words/use-words';

/** Returns what is said of a copy beside its status: the cause unless it is equal, and its size. */
export function useCellDetails(): (cell: OverviewCell) => string {
  const { t, number, reason } = useWords();
  return ({ status, reason: cause, entities }) =>
    [
      ...(status !== 'in-sync' && cause ? [reason(cause)] : []),
      ...(entities === null
        ? []
        : [t('entities', { count: Number(entities), value: number(entities) })]),
    ].join(' · ');
}

/** Returns a copy in words: its status and the details. */
export function useCellWords(): (cell: OverviewCell) => string {
  const { t } = useWords();
  const details = useCellDetails();
  return (cell) => [t(`status.${cell.status}`), details(cell)].filter(Boolean).join(' · ');
}
