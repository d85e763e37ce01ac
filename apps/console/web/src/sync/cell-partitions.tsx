import { Code, Text } from '@mantine/core';
import type { CellDetail, CellPartition } from '../../../contract/overview';
import { Age } from '../widgets/age';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

export function CellPartitions({ detail: { topic, partitions } }: { detail: CellDetail }) {
  const { t, number, lag } = useWords();
  const known = (value: string | null): string => (value === null ? '–' : number(value));
  if (partitions.length === 0) return <Text fz="sm">{t('noPartitions')}</Text>;
  return (
    <DataTable<CellPartition>
      caption={t('partitionsOf', { topic })}
      rows={partitions}
      keyOf={({ partition }) => `${partition}`}
      minWidth={900}
      columns={[
        {
          id: 'partition',
          header: t('partitionColumn.partition'),
          isHead: true,
          value: ({ partition }) => partition,
          cell: ({ partition }) => partition,
        },
        {
          id: 'lag',
          header: t('sync.lag'),
          isNumber: true,
          value: ({ lagMs }) => lagMs,
          cell: ({ lagMs }) => lag(lagMs),
        },
        {
          id: 'compared',
          header: t('partitionColumn.compared'),
          value: ({ comparison }) => comparison,
          cell: (row) => <Comparison row={row} />,
        },
        { id: 'digest', header: t('partitionColumn.digest'), value: ({ digest }) => digest, cell: ({ digest }) => <Code>{digest}</Code> },
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
          id: 'logEnd',
          header: t('partitionColumn.logEnd'),
          isNumber: true,
          value: ({ logEnd }) => big(logEnd),
          cell: ({ logEnd }) => known(logEnd),
        },
        {
          id: 'entities',
          header: t('partitionColumn.entityCount'),
          isNumber: true,
          value: ({ entities }) => big(entities),
          cell: ({ entities }) => number(entities),
        },
        {
          id: 'last',
          header: t('partitionColumn.lastRecord'),
          value: ({ lastAppendedAt }) => lastAppendedAt,
          cell: ({ lastAppendedAt }) => <Age at={lastAppendedAt} />,
        },
      ]}
    />
  );
}

const big = (value: string | null): bigint | null => (value === null ? null : BigInt(value));

function Comparison({ row: { comparison, agreeing, compared, comparedAt } }: { row: CellPartition }) {
  const { t, number } = useWords();
  return <>{t(`comparison.${comparison}`, { agreeing, compared, offset: number(comparedAt ?? 0) })}</>;
}
