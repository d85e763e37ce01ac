import { Button, Group, Paper, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { EmptyState, PageHead, ProblemAlert, readJson } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { TopicRow } from '../../../contract/topics';
import { AgeOf } from '../widgets/age-of';
import { DataTable } from '../widgets/data-table';
import { SearchField } from '../widgets/search-field';
import { useWords } from '../words/use-words';
import { chooseTopics } from './choose-topics';
import { useTopicColumns } from './topic-columns';
import { TOPIC_KINDS, type TopicsSearch } from './topics-search';

const REFRESH_MS = 5_000;
const route = getRouteApi('/topics');

/**
 * The page of topics ("Topik"): the rate of each, its last record, its publishers and subscribers.
 */
export function TopicsPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({
    queryKey: ['topics'],
    queryFn: () => readJson<TopicRow[]>('/api/topics'),
    refetchInterval: REFRESH_MS,
  });
  const change = (part: TopicsSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.topics')} mark={<AgeOf query={query} />} />
      <Filters search={search} onChange={change} />
      {query.error && !query.data ? (
        <ProblemAlert
          error={query.error}
          title={t('topics.failed')}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <Paper withBorder p="xs">
          {query.data ? (
            <Topics all={query.data} search={search} onChange={change} />
          ) : (
            <Skeleton h={520} />
          )}
        </Paper>
      )}
    </Stack>
  );
}

interface FilterProps {
  search: TopicsSearch;
  onChange: (part: TopicsSearch) => void;
}

function Filters({ search, onChange }: FilterProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(search.search ?? '');
  const tell = useDebouncedCallback((text: string) => onChange({ search: text || undefined }), 200);
  return (
    <Group gap="sm">
      <SearchField
        label={t('topics.search')}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          tell(text);
        }}
        w={{ base: '100%', xs: 340 }}
      />
      <SegmentedControl
        aria-label={t('topics.kind.label')}
        value={search.kind ?? 'flows'}
        onChange={(kind) => onChange({ kind: kind === 'flows' ? undefined : kind })}
        data={TOPIC_KINDS.map((value) => ({ value, label: t(`topics.kind.${value}`) }))}
      />
    </Group>
  );
}

function Topics({ all, search, onChange }: FilterProps & { all: TopicRow[] }) {
  const { t } = useWords();
  const columns = useTopicColumns();
  const { search: words, kind } = search;
  const rows = useMemo(() => chooseTopics(all, words ?? '', kind ?? 'flows'), [all, words, kind]);
  if (all.length === 0) return <EmptyState>{t('topics.none')}</EmptyState>;
  if (rows.length === 0) {
    const clear = (
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onChange({ search: undefined, kind: 'all' })}
      >
        {t('topics.clear')}
      </Button>
    );
    return <EmptyState action={clear}>{t('topics.noMatch')}</EmptyState>;
  }
  return (
    <>
      <DataTable
        caption={t('topics.list')}
        captionIsHidden
        columns={columns}
        rows={rows}
        keyOf={({ topic }) => topic}
        sort={search.sort}
        onSort={(sort) => onChange({ sort })}
        minWidth={980}
      />
      <Text fz="xs" c="dimmed" px="xs" pt="xs">
        {t('topics.shown', { shown: rows.length, of: all.length })}
      </Text>
    </>
  );
}
