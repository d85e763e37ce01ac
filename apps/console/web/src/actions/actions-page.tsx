import { Button, Group, Menu, Paper, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  EmptyState,
  IconBadge,
  PageHead,
  ProblemAlert,
  pathWith,
  readJson,
  useMoment,
} from '@sinergi/web';
import { IconBan, IconCircleCheck, IconCircleX, IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ActionRow, Page } from '../../../contract/session';
import { useAgencies } from '../live/overview-feed';
import { AgeOf } from '../widgets/age-of';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { ActionDrawer } from './action-drawer';
import { ActionFilters } from './action-filters';
import { type ActionsSearch, actionFilter } from './actions-search';

const route = getRouteApi('/actions');
const ASK_AGAIN_MS = 5_000;
const LOOK = {
  DONE: { colour: 'teal', Icon: IconCircleCheck },
  REFUSED: { colour: 'yellow', Icon: IconBan },
  FAILED: { colour: 'red', Icon: IconCircleX },
} as const;

/**
 * The page of actions ("Tindakan"): who did what to the exchange, when and why, latest first. The
 * server filters, so that actions that are not loaded are found too.
 */
export function ActionsPage() {
  const { t, number } = useWords();
  const { zone } = useMoment();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [typed] = useDebouncedValue(search.search, 300);
  const filter = actionFilter({ ...search, search: typed }, zone);
  const query = useInfiniteQuery({
    queryKey: ['actions', filter],
    queryFn: ({ pageParam, signal }) =>
      readJson<Page<ActionRow>>(pathWith('/api/actions', { ...filter, cursor: pageParam }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    // Meanwhile the server asks the agency for the operation's end.
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ isLastKnown }) => isLastKnown))
        ? ASK_AGAIN_MS
        : false,
  });
  const change = (changed: Partial<ActionsSearch>): void =>
    void navigate({
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  const columns = useColumns((opened) => change({ opened }));
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.actions')}>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t('actions.export')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>
              {t(isFiltered ? 'actions.exportFiltered' : 'actions.exportAll')}
            </Menu.Label>
            {(['csv', 'json'] as const).map((format) => (
              <Menu.Item
                key={format}
                component="a"
                href={pathWith('/api/actions/export', { ...filter, format })}
                download
              >
                {format.toUpperCase()}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </PageHead>
      {query.error && !query.data ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <AgeOf query={query} />
      <ActionFilters search={search} onChange={change} />
      <Paper withBorder p="sm">
        {query.isPending ? <Skeleton h={480} /> : null}
        {query.data && rows.length === 0 ? (
          <EmptyState>{t(isFiltered ? 'sync.nothingMatches' : 'actions.none')}</EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <DataTable
            caption={t('actions.caption')}
            rows={rows}
            columns={columns}
            keyOf={({ id }) => id}
            minWidth={900}
            captionIsHidden
          />
        ) : null}
        {rows.length > 0 ? (
          <Group mt="sm" justify="space-between">
            <Text fz="xs" c="dimmed">
              {t(query.hasNextPage ? 'actions.loaded' : 'actions.loadedAll', {
                count: rows.length,
                value: number(rows.length),
              })}
            </Text>
            {query.hasNextPage ? (
              <Button
                size="xs"
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('widgets.more')}
              </Button>
            ) : null}
          </Group>
        ) : null}
      </Paper>
      <ActionDrawer
        action={rows.find(({ id }) => id === search.opened) ?? null}
        onClose={() => change({ opened: undefined })}
      />
    </Stack>
  );
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
    {
      id: 'at',
      header: t('widgets.time'),
      value: ({ at }) => at,
      cell: ({ at }) => full(at),
      width: 200,
    },
    {
      id: 'action',
      header: t('actions.action'),
      isHead: true,
      value: ({ action }) => action,
      cell: ({ id, action, target }) => (
        <>
          <UnstyledButton fz="sm" fw={600} className="quiet-link" onClick={() => onOpen(id)}>
            {t(`actions.name.${action}`, action)}
          </UnstyledButton>
          <WhichOperation target={target} />
        </>
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
    {
      id: 'agency',
      header: t('actions.about'),
      value: ({ agency }) => name(agency),
      cell: ({ agency }) => name(agency),
    },
    { id: 'reason', header: t('widgets.reason'), cell: ({ reason }) => reason },
    {
      id: 'outcome',
      header: t('actions.outcomeName'),
      value: ({ outcome }) => outcome,
      cell: ({ outcome, after, isLastKnown }) => (
        <>
          <IconBadge {...LOOK[outcome]}>{t(`actions.outcome.${outcome}`)}</IconBadge>
          <OperationState after={after} isLastKnown={isLastKnown} />
        </>
      ),
    },
  ];
}

/** Names the operation of an action that began one. */
function WhichOperation({ target: { kind, dryRun } }: Pick<ActionRow, 'target'>) {
  const { t } = useWords();
  if (typeof kind !== 'string') return null;
  const name = t(`operations.kind.${kind}`, kind);
  return (
    <Text fz="xs" c="dimmed">
      {dryRun === true ? t('actions.trialOf', { kind: name }) : name}
    </Text>
  );
}

/**
 * The state of the operation that the action began. The action itself was complete when the
 * operation began.
 */
function OperationState({ after, isLastKnown }: Pick<ActionRow, 'after' | 'isLastKnown'>) {
  const { t } = useWords();
  const { operationId, state } = (after ?? {}) as { operationId?: string; state?: string };
  if (operationId === undefined || state === undefined) return null;
  const said = t(`operations.state.${state}`, state);
  return (
    <Text fz="xs" c="dimmed">
      {isLastKnown ? t('actions.lastKnown', { state: said }) : said}
    </Text>
  );
}
