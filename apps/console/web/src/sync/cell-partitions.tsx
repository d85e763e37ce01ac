import { Code, Stack, Text } from '@mantine/core';
import { IconBadge } from '@sinergi/web';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { CellDetail, CellPartition } from '../../../contract/overview';
import { Age } from '../widgets/age';
import { DataTable } from '../widgets/data-table';
import { useOffsetColumns } from '../widgets/use-offset-columns';
import { useWords } from '../words/use-words';

export function CellPartitions({ detail: { topic, partitions } }: { detail: CellDetail }) {
  const { t, number, lag } = useWords();
  const offsets = useOffsetColumns<CellPartition>();
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
        {
          id: 'digest',
          header: t('partitionColumn.digest'),
          value: ({ digest }) => digest,
          cell: ({ digest }) => <Code>{digest}</Code>,
        },
        ...offsets,
        {
          id: 'entities',
          header: t('partitionColumn.entityCount'),
          isNumber: true,
          value: ({ entities }) => BigInt(entities),
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

/**
 * The comparison of one partition; a difference that decides the cell's status is shown at its
 * partition.
 */
function Comparison({
  row: { comparison, agreeing, compared, comparedAt, findings, isGap },
}: {
  row: CellPartition;
}) {
  const { t, number } = useWords();
  return (
    <Stack gap={2} align="flex-start">
      {isGap || findings.length > 0 ? (
        <IconBadge colour="red" Icon={IconAlertTriangle}>
          {t(isGap ? 'agencies.gap' : 'agencies.notAsApplied')}
        </IconBadge>
      ) : null}
      {findings.map((code) => (
        <Code key={code}>{code}</Code>
      ))}
      <span>
        {t(`comparison.${comparison}`, { agreeing, compared, offset: number(comparedAt ?? 0) })}
      </span>
    </Stack>
  );
}
