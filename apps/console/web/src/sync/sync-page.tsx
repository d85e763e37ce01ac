import { Group, NativeSelect, Paper, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { EmptyState, PageHead, ProblemAlert } from '@sinergi/web';
import { getRouteApi } from '@tanstack/react-router';
import type { OverviewAgency } from '../../../contract/overview';
import { OfNow } from '../live/of-now';
import { holdersIn, useOverview } from '../live/overview-feed';
import { SearchField } from '../widgets/search-field';
import { StatusFilter } from '../widgets/status-filter';
import { useWords } from '../words/use-words';
import { CellDrawer } from './cell-drawer';
import { CopyMap } from './copy-map';
import { SyncGrid } from './sync-grid';
import { UnequalList } from './unequal-list';

const route = getRouteApi('/sync');

/**
 * The sync page ("Sinkronisasi"): whose copies are equal, flow by flow, and the operations on those
 * that are not.
 */
export function SyncPage() {
  const { t, nameOf } = useWords();
  const { overview, error, isLoading, retry } = useOverview();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changed: Partial<typeof search>, replace = true): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace, resetScroll: false });
  const holders = holdersIn(overview);
  const { agencies, flows } = shown(holders, overview?.flows ?? [], search, nameOf);
  const Copies = search.table ? SyncGrid : CopyMap;
  const opened = holders.find(({ code }) => code === search.agency);
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.sync')} />
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
        <NativeSelect
          aria-label={t('sync.flow')}
          value={search.onlyFlow ?? ''}
          onChange={(event) => change({ onlyFlow: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('sync.everyFlow') },
            ...(overview?.flows ?? []).map(({ flow }) => ({
              value: flow,
              label: t(`flow.${flow}`, flow),
            })),
          ]}
        />
        <StatusFilter
          status={search.status}
          countOf={(status) => countOf(holders, status)}
          onChange={(status) => change({ status })}
        />
        <SegmentedControl
          aria-label={t('sync.view')}
          size="xs"
          value={search.table ? 'table' : 'map'}
          onChange={(view) => change({ table: view === 'table' || undefined })}
          data={[
            { value: 'map', label: t('sync.viewName.map') },
            { value: 'table', label: t('sync.viewName.table') },
          ]}
        />
      </Group>
      <OfNow>
        {overview ? (
          <Paper withBorder p="sm" mb="md">
            <UnequalList agencies={agencies} />
          </Paper>
        ) : null}
        <Paper withBorder p="sm">
          {overview === undefined ? <Skeleton h={720} visible={isLoading} /> : null}
          {overview && (agencies.length === 0 || flows.length === 0) ? (
            <EmptyState>
              {overview.agencies.length === 0 ? t('empty') : t('sync.nothingMatches')}
            </EmptyState>
          ) : null}
          {agencies.length > 0 && flows.length > 0 ? (
            <Copies agencies={agencies} flows={flows} />
          ) : null}
        </Paper>
      </OfNow>
      {opened && search.flow ? (
        <CellDrawer
          key={`${opened.code} ${search.flow}`}
          agency={opened}
          flow={search.flow}
          operation={search.operation ?? null}
          onOperation={(operation) => change({ operation })}
          onClose={() =>
            change({ agency: undefined, flow: undefined, operation: undefined }, false)
          }
        />
      ) : null}
    </Stack>
  );
}

const countOf = (agencies: readonly OverviewAgency[], status: string): number =>
  agencies.reduce(
    (sum, { cells }) => sum + cells.filter((cell) => cell.status === status).length,
    0,
  );

/** Returns the rows and columns that have a cell of the wanted status; the others would hide it. */
function shown<Flow extends { flow: string }>(
  agencies: readonly OverviewAgency[],
  flows: readonly Flow[],
  {
    search,
    status,
    onlyFlow,
  }: { search?: string | undefined; status?: string | undefined; onlyFlow?: string | undefined },
  nameOf: (agency: OverviewAgency) => string,
) {
  const wanted = search?.toLowerCase() ?? '';
  const named = agencies.filter((agency) =>
    `${nameOf(agency)} ${agency.code}`.toLowerCase().includes(wanted),
  );
  const columns = flows.filter(({ flow }) => onlyFlow === undefined || flow === onlyFlow);
  if (status === undefined) return { agencies: named, flows: columns };
  const hits = named.filter(({ cells }) =>
    cells.some((cell) => cell.status === status && columns.some(({ flow }) => flow === cell.flow)),
  );
  return {
    agencies: hits,
    flows: columns.filter(({ flow }) =>
      hits.some(({ cells }) => cells.some((cell) => cell.flow === flow && cell.status === status)),
    ),
  };
}
