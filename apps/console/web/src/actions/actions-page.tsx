import { Button, Group, NativeSelect, Paper, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconBan, IconCircleCheck, IconCircleX, IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ActionRow, Page } from '../../../contract/session';
import { pathWith, readJson } from '../api/read-json';
import { useAgencies } from '../live/overview-feed';
import { AgeOf } from '../widgets/age-of';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { EmptyState } from '../widgets/empty-state';
import { IconBadge } from '../widgets/icon-badge';
import { PageHead } from '../widgets/page-head';
import { ProblemAlert } from '../widgets/problem-alert';
import { SearchField } from '../widgets/search-field';
import { useMoment } from '../words/use-moment';
import { useWords } from '../words/use-words';
import { ActionDrawer } from './action-drawer';
import { actionsCsv } from './actions-csv';

const route = getRouteApi('/actions');
const OUTCOMES = ['DONE', 'REFUSED', 'FAILED'] as const;
const LOOK = {
  DONE: { colour: 'teal', Icon: IconCircleCheck },
  REFUSED: { colour: 'yellow', Icon: IconBan },
  FAILED: { colour: 'red', Icon: IconCircleX },
} as const;

/** Tindakan: who did what to the exchange, when and why, latest first. */
export function ActionsPage() {
  const { t, number, nameOf } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const agencies = useAgencies();
  const query = useInfiniteQuery({
    queryKey: ['actions'],
    queryFn: ({ pageParam, signal }) => readJson<Page<ActionRow>>(pathWith('/api/actions', { cursor: pageParam }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const change = (changed: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  const columns = useColumns((opened) => change({ opened }));
  const loaded = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const rows = loaded.filter((row) => isWanted(row, search));
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.actions')}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={rows.length === 0}
          onClick={() => save(rows)}
        >
          {t('actions.export')}
        </Button>
      </PageHead>
      {query.error && !query.data ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <AgeOf query={query} />
      <Group gap="sm">
        <SearchField
          label={t('actions.search')}
          value={search.search ?? ''}
          onChange={(text) => change({ search: text || undefined })}
          w={260}
        />
        <NativeSelect
          aria-label={t('agency')}
          value={search.agency ?? ''}
          onChange={(event) => change({ agency: event.currentTarget.value || undefined })}
          data={[{ value: '', label: t('alerts.everyAgency') }, ...agencies.map((row) => ({ value: row.code, label: nameOf(row) }))]}
        />
        <NativeSelect
          aria-label={t('actions.outcomeName')}
          value={search.outcome ?? ''}
          onChange={(event) => change({ outcome: OUTCOMES.find((name) => name === event.currentTarget.value) })}
          data={[
            { value: '', label: t('actions.everyOutcome') },
            ...OUTCOMES.map((name) => ({ value: name, label: t(`actions.outcome.${name}`) })),
          ]}
        />
      </Group>
      <Paper withBorder p="sm">
        {query.isPending ? <Skeleton h={480} /> : null}
        {query.data && rows.length === 0 ? (
          <EmptyState>{loaded.length === 0 ? t('actions.none') : t('sync.nothingMatches')}</EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <DataTable caption={t('actions.caption')} rows={rows} columns={columns} keyOf={({ id }) => id} minWidth={900} captionIsHidden />
        ) : null}
        {query.data ? (
          <Group mt="sm" justify="space-between">
            <Text fz="xs" c="dimmed">
              {t('actions.loaded', { shown: number(rows.length), loaded: number(loaded.length) })}
            </Text>
            {query.hasNextPage ? (
              <Button size="xs" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('widgets.more')}
              </Button>
            ) : null}
          </Group>
        ) : null}
      </Paper>
      <ActionDrawer action={loaded.find(({ id }) => id === search.opened) ?? null} onClose={() => change({ opened: undefined })} />
    </Stack>
  );
}

function isWanted(
  row: ActionRow,
  { search, agency, outcome }: { search?: string | undefined; agency?: string | undefined; outcome?: string | undefined },
): boolean {
  const text = [row.operator.name, row.action, row.agency, row.reason, JSON.stringify(row.target)].join(' ').toLowerCase();
  return (
    text.includes(search?.toLowerCase() ?? '') &&
    (agency === undefined || row.agency === agency) &&
    (outcome === undefined || row.outcome === outcome)
  );
}

function save(rows: readonly ActionRow[]): void {
  const url = URL.createObjectURL(new Blob([actionsCsv(rows)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'sinergi-actions.csv';
  link.click();
  URL.revokeObjectURL(url);
}

function useColumns(onOpen: (id: string) => void): DataColumn<ActionRow>[] {
  const { t, nameOf } = useWords();
  const { full } = useMoment();
  const agencies = useAgencies();
  const name = (code: string | null): string => {
    const row = agencies.find((agency) => agency.code === code);
    return row ? nameOf(row) : (code ?? '–');
  };
  return [
    { id: 'at', header: t('widgets.time'), value: ({ at }) => at, cell: ({ at }) => full(at), width: 200 },
    {
      id: 'action',
      header: t('actions.action'),
      isHead: true,
      value: ({ action }) => action,
      cell: ({ id, action }) => (
        <UnstyledButton fz="sm" fw={600} className="quiet-link" onClick={() => onOpen(id)}>
          {t(`actions.name.${action}`, action)}
        </UnstyledButton>
      ),
    },
    {
      id: 'operator',
      header: t('actions.operator'),
      value: ({ operator }) => operator.name,
      cell: ({ operator }) => (
        <>
          {operator.name}
          <Text fz="xs" c="dimmed">
            {operator.agency}
          </Text>
        </>
      ),
    },
    { id: 'agency', header: t('actions.about'), value: ({ agency }) => name(agency), cell: ({ agency }) => name(agency) },
    { id: 'reason', header: t('widgets.reason'), cell: ({ reason }) => reason },
    {
      id: 'outcome',
      header: t('actions.outcomeName'),
      value: ({ outcome }) => outcome,
      cell: ({ outcome }) => <IconBadge {...LOOK[outcome]}>{t(`actions.outcome.${outcome}`)}</IconBadge>,
    },
  ];
}
