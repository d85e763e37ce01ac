import { Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { EmptyState, PageHead, ProblemAlert, readJson } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { SchemaSubject } from '../../../contract/schemas';
import { PageAnchor } from '../links/page-anchor';
import { AgeOf } from '../widgets/age-of';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { SearchField } from '../widgets/search-field';
import { useWords } from '../words/use-words';
import { olderWriters } from './older-writers';
import type { SchemasSearch } from './schema-search';

const REFRESH_MS = 60_000;
const route = getRouteApi('/schemas');

/**
 * The page of schemas ("Skema"): the form of records, their versions, and the agencies that still
 * write an older one.
 */
export function SchemasPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({
    queryKey: ['schemas'],
    queryFn: ({ signal }) => readJson<SchemaSubject[]>('/api/schemas', signal),
    refetchInterval: REFRESH_MS,
  });
  const change = (part: SchemasSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const [typed, setTyped] = useState(search.search ?? '');
  const tell = useDebouncedCallback((text: string) => change({ search: text || undefined }), 200);
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.schemas')} mark={<AgeOf query={query} />} />
      <SearchField
        label={t('schemas.search')}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          tell(text);
        }}
        w={{ base: '100%', xs: 340 }}
      />
      {query.error && !query.data ? (
        <ProblemAlert
          error={query.error}
          title={t('schemas.failed')}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <Paper withBorder p="xs">
          {query.data ? (
            <Subjects all={query.data} search={search} onChange={change} />
          ) : (
            <Skeleton h={460} />
          )}
        </Paper>
      )}
    </Stack>
  );
}

const MOST_TOPICS = 3;

/** The topics that a schema describes; of a topic that every agency has, the first few. */
function Topics({ topics }: Pick<SchemaSubject, 'topics'>) {
  const { t } = useWords();
  return (
    <Group gap="xs">
      {topics.slice(0, MOST_TOPICS).map((topic) => (
        <PageAnchor
          key={topic}
          to="/topics/$topic"
          params={{ topic }}
          search={{ tab: 'schema' }}
          fz="sm"
        >
          {topic}
        </PageAnchor>
      ))}
      {topics.length > MOST_TOPICS ? (
        <Text fz="xs" c="dimmed" title={topics.join(', ')}>
          {t('overview-page.andMore', { value: topics.length - MOST_TOPICS })}
        </Text>
      ) : null}
    </Group>
  );
}

interface SubjectsProps {
  all: SchemaSubject[];
  search: SchemasSearch;
  onChange: (part: SchemasSearch) => void;
}

function Subjects({ all, search, onChange }: SubjectsProps) {
  const { t, language } = useWords();
  const asked = (search.search ?? '').trim().toLowerCase();
  const rows = useMemo(
    () =>
      all.filter(({ subject, topics }) =>
        [subject, ...topics].join(' ').toLowerCase().includes(asked),
      ),
    [all, asked],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with language alone
  const columns = useMemo<DataColumn<SchemaSubject>[]>(
    () => [
      {
        id: 'subject',
        header: t('schemas.column.subject'),
        isHead: true,
        value: ({ subject }) => subject,
        cell: ({ subject }) => (
          <PageAnchor to="/schemas/$subject" params={{ subject }} fz="sm" fw={600}>
            {subject}
          </PageAnchor>
        ),
      },
      {
        id: 'topics',
        header: t('schemas.column.topics'),
        cell: ({ topics }) => <Topics topics={topics} />,
      },
      {
        id: 'latest',
        header: t('schemas.column.latest'),
        isNumber: true,
        value: ({ latest }) => latest,
        cell: ({ latest }) => `v${latest}`,
      },
      {
        id: 'compatibility',
        header: t('schemas.column.compatibility'),
        value: ({ compatibility }) => compatibility,
        cell: ({ compatibility }) => (
          <>
            {t(`schemas.compatibility.${compatibility}`, compatibility)}
            <Text fz="xs" c="dimmed">
              {compatibility}
            </Text>
          </>
        ),
      },
      {
        id: 'older',
        header: t('schemas.column.older'),
        isNumber: true,
        value: (subject) => olderWriters(subject).length,
        cell: (subject) => olderWriters(subject).length,
      },
    ],
    [language],
  );
  if (all.length === 0) return <EmptyState>{t('schemas.none')}</EmptyState>;
  if (rows.length === 0) {
    return (
      <EmptyState
        action={
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onChange({ search: undefined })}
          >
            {t('topics.clear')}
          </Button>
        }
      >
        {t('schemas.noMatch')}
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption={t('schemas.list')}
      captionIsHidden
      columns={columns}
      rows={rows}
      keyOf={({ subject }) => subject}
      sort={search.sort}
      onSort={(sort) => onChange({ sort })}
      minWidth={820}
    />
  );
}
