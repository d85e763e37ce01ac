import { useWords } from '../words/use-words';
import type { DataColumn } from './data-table';

/** A copy's position in a partition. Offsets are decimal strings, because they are 64-bit. */
interface Offsets {
  pending: string | null;
  nextOffset: string;
  logEnd: string | null;
}

const big = (value: string | null): bigint | null => (value === null ? null : BigInt(value));

/** Returns the columns of pending records, position and log end, each sorted as a number. */
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
