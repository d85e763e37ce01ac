import { Code, Skeleton, Stack, Text, Title } from '@mantine/core';
import { EmptyState, IconBadge, ProblemAlert, readJson } from '@sinergi/web';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type {
  AgencyDetail,
  Freshness,
  OwnedDifference,
  SyncDetail,
} from '../../../contract/agency';
import { topicPartitionId } from '../keys/topic-partition-id';
import { useAgencies } from '../live/overview-feed';
import { FindingList } from '../operations/finding-list';
import { Age } from '../widgets/age';
import { AgeOf } from '../widgets/age-of';
import { DataTable } from '../widgets/data-table';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';

const REFRESH_MS = 10_000;

/**
 * The content of the agency's copy: its freshness by publisher, and the agency's own view of every
 * partition.
 */
export function ReceiptsTab({ code, detail }: { code: string; detail: AgencyDetail | undefined }) {
  const { t } = useWords();
  return (
    <Stack gap="lg">
      <section>
        <Title order={2} fz="h5" mb={4}>
          {t('agencies.freshness')}
        </Title>
        {detail ? <FreshnessTable rows={detail.freshness} /> : <Skeleton h={240} />}
      </section>
      <section>
        <Title order={2} fz="h5" mb={4}>
          {t('agencies.copyCheck')}
        </Title>
        <CopyCheck code={code} />
      </section>
    </Stack>
  );
}

function FreshnessTable({ rows }: { rows: readonly Freshness[] }) {
  const { t, nameOf, lag } = useWords();
  const agencies = useAgencies();
  const name = (code: string): string => {
    const agency = agencies.find((row) => row.code === code);
    return agency ? nameOf(agency) : code;
  };
  if (rows.length === 0) return <EmptyState>{t('agencies.noFreshness')}</EmptyState>;
  return (
    <DataTable
      caption={t('agencies.freshnessCaption')}
      rows={rows}
      keyOf={({ publisher }) => publisher}
      minWidth={520}
      columns={[
        {
          id: 'publisher',
          header: t('agencies.publisher'),
          isHead: true,
          value: ({ publisher }) => name(publisher),
          cell: ({ publisher }) => name(publisher),
        },
        {
          id: 'behind',
          header: t('agencies.behind'),
          isNumber: true,
          value: ({ behindMs }) => behindMs,
          cell: ({ behindMs }) =>
            behindMs === null
              ? t('widgets.notKnown')
              : behindMs === 0
                ? t('agencies.hasAll')
                : lag(behindMs),
        },
        {
          id: 'newest',
          header: t('agencies.newest'),
          value: ({ newestAt }) => newestAt,
          cell: ({ newestAt }) => (newestAt ? <Age at={newestAt} /> : '–'),
        },
      ]}
    />
  );
}

function CopyCheck({ code }: { code: string }) {
  const { t, number } = useWords();
  const hindrance = useHindrance()(code, 'operate');
  const query = useQuery({
    queryKey: ['sync', code],
    queryFn: ({ signal }) =>
      readJson<SyncDetail>(`/api/agencies/${encodeURIComponent(code)}/sync`, signal),
    enabled: hindrance === null,
    refetchInterval: REFRESH_MS,
  });
  const { data, error, refetch } = query;
  if (hindrance !== null) {
    return (
      <EmptyState Icon={IconLock}>
        {t('agencies.copyCheckForbidden')} {hindrance}
      </EmptyState>
    );
  }
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={240} />;
  return (
    <Stack gap="xs">
      <AgeOf query={query} />
      {data.owned ? (
        <Text fz="sm">
          {data.owned.count === 0
            ? t('agencies.ownedEqual')
            : t('agencies.ownedDiffers', {
                count: data.owned.count,
                value: number(data.owned.count),
              })}
        </Text>
      ) : null}
      {data.owned && data.owned.differing.length > 0 ? (
        <OwnedTable rows={data.owned.differing} />
      ) : null}
      <DataTable
        caption={t('agencies.copyCheckCaption')}
        rows={data.partitions}
        keyOf={topicPartitionId}
        minWidth={900}
        columns={[
          {
            id: 'place',
            header: t('partitionColumn.partition'),
            isHead: true,
            value: topicPartitionId,
            cell: topicPartitionId,
          },
          {
            id: 'findings',
            header: t('agencies.findings'),
            value: ({ findings, gap }) => findings.length + (gap === null ? 0 : 1),
            cell: (row) => <Findings row={row} />,
          },
          {
            id: 'records',
            header: t('partitionColumn.records'),
            isNumber: true,
            value: ({ records }) => BigInt(records),
            cell: ({ records }) => number(records),
          },
          {
            id: 'duplicates',
            header: t('agencies.duplicates'),
            isNumber: true,
            value: ({ duplicates }) => BigInt(duplicates),
            cell: ({ duplicates }) => number(duplicates),
          },
          {
            id: 'entities',
            header: t('partitionColumn.entityCount'),
            isNumber: true,
            value: ({ entities }) => BigInt(entities),
            cell: ({ entities }) => number(entities),
          },
          {
            id: 'digest',
            header: t('partitionColumn.digest'),
            cell: ({ digest }) => <Code>{digest}</Code>,
          },
          {
            id: 'scrubbed',
            header: t('agencies.lookedOver'),
            value: ({ scrubbedAt }) => scrubbedAt,
            cell: ({ scrubbedAt }) => <Age at={scrubbedAt} />,
          },
        ]}
      />
    </Stack>
  );
}

function OwnedTable({ rows }: { rows: readonly OwnedDifference[] }) {
  const { t, number } = useWords();
  const version = (value: number | null): string => (value === null ? '–' : number(value));
  return (
    <DataTable
      caption={t('agencies.ownedCaption')}
      rows={rows}
      keyOf={({ flow, entityId }) => `${flow}/${entityId}`}
      minWidth={620}
      columns={[
        {
          id: 'flow',
          header: t('sync.flow'),
          value: ({ flow }) => flow,
          cell: ({ flow }) => t(`flow.${flow}`, flow),
        },
        {
          id: 'entity',
          header: t('agencies.entity'),
          isHead: true,
          value: ({ entityId }) => entityId,
          cell: ({ entityId }) => <Code>{entityId}</Code>,
        },
        {
          id: 'owned',
          header: t('agencies.ownedVersion'),
          isNumber: true,
          value: ({ ownedVersion }) => ownedVersion,
          cell: ({ ownedVersion }) => version(ownedVersion),
        },
        {
          id: 'held',
          header: t('agencies.heldVersion'),
          isNumber: true,
          value: ({ heldVersion }) => heldVersion,
          cell: ({ heldVersion }) => version(heldVersion),
        },
      ]}
    />
  );
}

function Findings({
  row: { findings, gap, scrubbedAt },
}: {
  row: SyncDetail['partitions'][number];
}) {
  const { t } = useWords();
  if (gap === null && scrubbedAt === null) {
    return (
      <IconBadge colour="gray" Icon={IconHelpCircle}>
        {t('agencies.notLookedOver')}
      </IconBadge>
    );
  }
  if (gap === null && findings.length === 0) {
    return (
      <IconBadge colour="teal" Icon={IconCircleCheck}>
        {t('agencies.asApplied')}
      </IconBadge>
    );
  }
  return (
    <Stack gap={4} align="flex-start">
      <IconBadge colour="red" Icon={IconAlertTriangle}>
        {t(gap === null ? 'agencies.notAsApplied' : 'agencies.gap')}
      </IconBadge>
      <FindingList findings={findings} />
    </Stack>
  );
}
