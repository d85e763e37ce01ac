import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { EmptyState, ProblemAlert } from '@sinergi/web';
import { IconLock } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Operation } from '../../../contract/operations';
import { OperationCard } from '../operations/operation-card';
import { useOperations } from '../operations/operation-queries';
import { OperationStateMark } from '../operations/operation-state-mark';
import { useTargetWords } from '../operations/use-target-words';
import { Age } from '../widgets/age';
import { AgeOf } from '../widgets/age-of';
import { DataTable } from '../widgets/data-table';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';

const route = getRouteApi('/agencies/$code');

/**
 * The operations on this agency's copy, latest first; the opened one is shown with its progress and
 * its result.
 */
export function OperationsTab({ code }: { code: string }) {
  const { t, number } = useWords();
  const { operation: opened } = route.useSearch();
  const targetWords = useTargetWords();
  const hindrance = useHindrance()(code, 'operate');
  const query = useOperations(code, hindrance === null);
  const { data, error, refetch } = query;
  if (hindrance !== null) return <EmptyState Icon={IconLock}>{hindrance}</EmptyState>;
  return (
    <Stack gap="sm">
      {opened ? <OperationCard key={opened} agency={code} operationId={opened} /> : null}
      {error && !data ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      <AgeOf query={query} />
      {!data && !error ? <Skeleton h={240} /> : null}
      {data?.items.length === 0 ? <EmptyState>{t('agencies.noOperations')}</EmptyState> : null}
      {data && data.items.length > 0 ? (
        <DataTable<Operation>
          caption={t('agencies.operationsCaption')}
          rows={data.items}
          keyOf={({ operationId }) => operationId}
          minWidth={760}
          columns={[
            {
              id: 'kind',
              header: t('agencies.operation'),
              isHead: true,
              value: ({ kind }) => t(`operations.kind.${kind}`),
              cell: ({ kind, operationId }) => (
                <Anchor
                  fz="sm"
                  renderRoot={(props) => (
                    <Link
                      to="/agencies/$code"
                      params={{ code }}
                      search={{ tab: 'operations', operation: operationId }}
                      resetScroll={false}
                      {...props}
                    />
                  )}
                >
                  {t(`operations.kind.${kind}`)}
                </Anchor>
              ),
            },
            {
              id: 'state',
              header: t('state'),
              value: ({ state }) => state,
              cell: ({ state }) => <OperationStateMark state={state} />,
            },
            {
              id: 'progress',
              header: t('agencies.progress'),
              isNumber: true,
              // An operation without steps shows no progress.
              cell: ({ progress }) =>
                progress.total === 0
                  ? '–'
                  : t('operations.progress', {
                      done: number(progress.done),
                      total: number(progress.total),
                    }),
            },
            {
              id: 'target',
              header: t('agencies.target'),
              cell: ({ kind, target }) => targetWords(kind, target).join(' · '),
            },
            {
              id: 'officer',
              header: t('agencies.officer'),
              value: ({ officer }) => officer,
              cell: ({ officer, reason }) => (
                <>
                  {officer}
                  <Text fz="xs" c="dimmed">
                    {reason}
                  </Text>
                </>
              ),
            },
            {
              id: 'started',
              header: t('agencies.begun'),
              value: ({ startedAt }) => startedAt,
              cell: ({ startedAt }) => <Age at={startedAt} />,
            },
          ]}
        />
      ) : null}
    </Stack>
  );
}
