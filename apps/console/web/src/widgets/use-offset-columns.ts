import { useWords } from '../words/use-words';
import type { DataColumn } from './data-table';

/** Where a copy stands in a partition. Offsets are decimal strings: they are 64-bit. */
interface Offsets {
  pending: string | null;
  nextOffset: string;
  logEnd: string | null;
}

const big = (value: string | null): bigint | null => (value === null ? null : BigInt(value));

/** What is left, the position and the log's end, each sorted as the number that it is. */
export function useOffsetColumns<T extends Offsets>(): DataColumn<T>[] {
  const { t, number } = useWords();
  const known = (value: string | null): string => (value === null ? '–' : number(value));
  return [
    {
      id: 'pending',
      header: t('partitionColumn.pending'),
      isNumber: true,
      value: ({ pending }) => big(pending),
      cell: ({ pending }) => known(pending),
    },
    {
      id: 'position',
      header: t('partitionColumn.position'),
      isNumber: true,
      value: ({ nextOffset }) => big(nextOffset),
      cell: ({ nextOffset }) => number(nextOffset),
    },
    {
      id: 'end',
      header: t('partitionColumn.logEnd'),
      isNumber: true,
      value: ({ logEnd }) => big(logEnd),
      cell: ({ logEnd }) => known(logEnd),
    },
  ];
}
