import { Group, NativeSelect, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { EmptyState } from '@sinergi/web';
import { getRouteApi } from '@tanstack/react-router';
import { type AgencyDetail, LAG_VERDICTS, type PartitionLag } from '../../../contract/agency';
import { topicPartitionId } from '../keys/topic-partition-id';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { LagVerdictMark, useLagReason } from '../widgets/lag-verdict-mark';
import { useOffsetColumns } from '../widgets/use-offset-columns';
import { useWords } from '../words/use-words';

const route = getRouteApi('/agencies/$code');

/** Every partition that the agency reads: evaluated in words, time lag first, offsets second. */
export function PartitionsTab({ detail }: { detail: AgencyDetail | undefined }) {
  const { t } = useWords();
  const { onlyFlow, behind = false, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const change = (changed: Partial<ReturnType<typeof route.useSearch>>): void =>
    void navigate({
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  if (!detail) return <Skeleton h={320} />;
  const flows = [...new Set(detail.partitions.map(({ flow }) => flow))];
  const rows = detail.partitions.filter(
    ({ flow, verdict }) =>
      (onlyFlow === undefined || flow === onlyFlow) && (!behind || verdict !== 'OK'),
  );
  return (
    <Stack gap="sm">
      <Group gap="md">
        <NativeSelect
          aria-label={t('sync.flow')}
          value={onlyFlow ?? ''}
          onChange={(event) => change({ onlyFlow: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('sync.everyFlow') },
            ...flows.map((flow) => ({ value: flow, label: t(`flow.${flow}`, flow) })),
          ]}
        />
        <Switch
          label={t('agencies.onlyNotWell')}
          checked={behind}
          onChange={(event) => change({ behind: event.currentTarget.checked || undefined })}
        />
      </Group>
      {rows.length === 0 ? (
        <EmptyState>
          {detail.partitions.length === 0 ? t('noPartitions') : t('agencies.allWell')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('agencies.partitionsCaption')}
          rows={rows}
          columns={columns}
          keyOf={topicPartitionId}
          minWidth={860}
          sort={sort}
          onSort={(next) => change({ sort: next })}
        />
      )}
    </Stack>
  );
}

function useColumns(): DataColumn<PartitionLag>[] {
  const { t, lag } = useWords();
  const lagReason = useLagReason();
  return [
    {
      id: 'place',
      header: t('partitionColumn.partition'),
      isHead: true,
      value: topicPartitionId,
      cell: ({ flow, topic, partition }) => (
        <>
          <Text component="span" fz="sm" fw={600}>
            {t('agencies.partitionOf', { flow: t(`flow.${flow}`, flow), partition })}
          </Text>
          <Text fz="xs" c="dimmed">
            {topic}
          </Text>
        </>
      ),
    },
    {
      id: 'verdict',
      header: t('state'),
      value: ({ verdict }) => LAG_VERDICTS.indexOf(verdict),
      cell: (row) => (
        <>
          <LagVerdictMark verdict={row.verdict} reason={row.reason} />
          {row.verdict === 'OK' && row.reason === 'caught-up' ? null : (
            <Text fz="xs" c="dimmed">
              {lagReason(row)}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'lag',
      header: t('sync.lag'),
      isNumber: true,
      value: ({ lagMs }) => lagMs,
      cell: ({ lagMs }) => lag(lagMs),
    },
    ...useOffsetColumns<PartitionLag>(),
  ];
}
