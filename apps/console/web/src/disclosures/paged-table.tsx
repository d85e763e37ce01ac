import { Button, Group, Paper, Skeleton } from '@mantine/core';
import { EmptyState, ProblemAlert, pathWith, readJson } from '@sinergi/web';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { AgeOf } from '../widgets/age-of';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

interface PagedTableProps<Row extends object> {
  path: string;
  filter: Record<string, string | undefined>;
  caption: string;
  columns: DataColumn<Row>[];
  keyOf: (row: Row) => string;
}

/** A table that an agency answers page by page, the latest rows first. */
export function PagedTable<Row extends object>({
  path,
  filter,
  caption,
  columns,
  keyOf,
}: PagedTableProps<Row>) {
  const { t } = useWords();
  const query = useInfiniteQuery({
    queryKey: ['disclosures', path, filter],
    queryFn: ({ pageParam, signal }) =>
      readJson<{ items: Row[]; nextCursor: string | null }>(
        pathWith(path, { ...filter, cursor: pageParam }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {query.error && !query.data ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <AgeOf query={query} />
      <Paper withBorder p="sm">
        {query.isPending ? <Skeleton h={320} /> : null}
        {query.data && rows.length === 0 ? <EmptyState>{t('disclosures.none')}</EmptyState> : null}
        {rows.length > 0 ? (
          <DataTable
            caption={caption}
            rows={rows}
            columns={columns}
            keyOf={keyOf}
            minWidth={900}
            captionIsHidden
          />
        ) : null}
        {query.hasNextPage ? (
          <Group mt="sm" justify="flex-end">
            <Button
              size="xs"
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('widgets.more')}
            </Button>
          </Group>
        ) : null}
      </Paper>
    </>
  );
}
