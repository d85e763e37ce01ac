import { Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { EmptyState, PageHead, ProblemAlert } from '@sinergi/web';
import { getRouteApi } from '@tanstack/react-router';
import type { OverviewAgency } from '../../../contract/overview';
import { OfNow } from '../live/of-now';
import { holdersIn, useOverview } from '../live/overview-feed';
import { Age } from '../widgets/age';
import { AgencyName } from '../widgets/agency-name';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { SearchField } from '../widgets/search-field';
import { StatusFilter } from '../widgets/status-filter';
import { StatusMark } from '../widgets/status-mark';
import { useWords } from '../words/use-words';
import { worstLagOf } from './worst-lag';

const route = getRouteApi('/agencies');

/** The page of all agencies ("Lembaga"), to be sorted by any figure. */
export function AgenciesPage() {
  const { t, nameOf } = useWords();
  const { overview, error, isLoading, retry } = useOverview();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const change = (changed: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const wanted = search.search?.toLowerCase() ?? '';
  const holders = holdersIn(overview);
  const rows = holders.filter(
    (agency) =>
      `${nameOf(agency)} ${agency.code}`.toLowerCase().includes(wanted) &&
      (search.status === undefined || agency.status === search.status),
  );
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.agencies')} />
      {error && !overview ? (
        <ProblemAlert error={error} title={t('failed')} onRetry={retry} />
      ) : null}
      <Group gap="sm">
        <SearchField
          label={t('sync.search')}
          value={search.search ?? ''}
          onChange={(text) => change({ search: text || undefined })}
          w={240}
        />
        <StatusFilter
          status={search.status}
          countOf={(status) => holders.filter((holder) => holder.status === status).length}
          onChange={(status) => change({ status })}
        />
      </Group>
      <OfNow>
        <Paper withBorder p="sm">
          {overview === undefined ? <Skeleton h={720} visible={isLoading} /> : null}
          {overview && rows.length === 0 ? (
            <EmptyState>
              {overview.agencies.length === 0 ? t('empty') : t('sync.nothingMatches')}
            </EmptyState>
          ) : null}
          {rows.length > 0 ? (
            <DataTable
              caption={t('agencies.table')}
              rows={rows}
              columns={columns}
              keyOf={({ code }) => code}
              minWidth={960}
              sort={search.sort}
              onSort={(sort) => change({ sort })}
            />
          ) : null}
        </Paper>
      </OfNow>
    </Stack>
  );
}

const WORST_FIRST = ['diverged', 'unknown', 'behind', 'joining', 'in-sync'];

function useColumns(): DataColumn<OverviewAgency>[] {
  const { t, number, nameOf, reason, lag } = useWords();
  const figure = (value: number | undefined): string => (value === undefined ? '–' : number(value));
  return [
    {
      id: 'name',
      header: t('agency'),
      isHead: true,
      width: 210,
      value: nameOf,
      cell: (agency) => <AgencyName agency={agency} />,
    },
    {
      id: 'state',
      header: t('state'),
      value: ({ status }) => WORST_FIRST.indexOf(status),
      cell: (agency) => (
        <>
          <StatusMark status={agency.status} />
          {agency.status === 'in-sync' ? null : (
            <Text fz="xs" c="dimmed">
              {reason(agency.reason)}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'lag',
      header: t('sync.lag'),
      isNumber: true,
      value: worstLagOf,
      cell: (agency) => lag(worstLagOf(agency)),
    },
    {
      id: 'rate',
      header: t('agencies.rate'),
      isNumber: true,
      value: ({ report }) => report?.appliedPerSecond ?? null,
      cell: ({ report }) =>
        report ? t('rateValue', { value: number(report.appliedPerSecond) }) : '–',
    },
    {
      id: 'outbox',
      header: t('outbox'),
      isNumber: true,
      value: ({ report }) => report?.outboxPending ?? null,
      cell: ({ report }) => figure(report?.outboxPending),
    },
    {
      id: 'dead',
      header: t('deadLetters'),
      isNumber: true,
      value: ({ report }) => report?.deadLetters ?? null,
      cell: ({ report }) => figure(report?.deadLetters),
    },
    {
      id: 'waiting',
      header: t('agencies.waiting'),
      isNumber: true,
      value: ({ report }) => report?.waiting ?? null,
      cell: ({ report }) => figure(report?.waiting),
    },
    {
      id: 'software',
      header: t('operations.version'),
      value: ({ report }) => report?.software ?? null,
      cell: ({ report }) => report?.software ?? '–',
    },
    {
      id: 'reported',
      header: t('reported'),
      value: ({ report }) => report?.receivedAt ?? null,
      cell: ({ report }) => <Age at={report?.receivedAt ?? null} />,
    },
  ];
}
