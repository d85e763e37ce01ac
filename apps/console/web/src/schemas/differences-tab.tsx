import { Group, Paper, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { EmptyState, IconBadge, ProblemAlert, pathWith, readJson } from '@sinergi/web';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { SchemaDiff, SchemaSubject } from '../../../contract/schemas';
import { indentedJson } from '../json/indented-json';
import { JsonMerge } from '../json/json-merge';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import type { SchemaSearch } from './schema-search';
import { textQuery } from './versions-tab';

interface DifferencesTabProps {
  schema: SchemaSubject;
  search: SchemaSearch;
  onChange: (part: SchemaSearch) => void;
}

/** The differences between two versions: field by field, and as text. */
export function DifferencesTab({ schema, search, onChange }: DifferencesTabProps) {
  const { t } = useWords();
  const { subject, latest, versions } = schema;
  const to = search.to ?? latest;
  const from = search.from ?? Math.max(1, to - 1);
  const choices = versions.map(({ version }) => ({ value: String(version), label: `v${version}` }));
  if (versions.length < 2) return <EmptyState>{t('schemas.onlyOne')}</EmptyState>;
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Select
          label={t('schemas.from')}
          value={String(from)}
          onChange={(version) => onChange({ from: Number(version) })}
          data={choices}
          allowDeselect={false}
          w={110}
        />
        <Select
          label={t('schemas.to')}
          value={String(to)}
          onChange={(version) => onChange({ to: Number(version) })}
          data={choices}
          allowDeselect={false}
          w={110}
        />
      </Group>
      <Fields subject={subject} from={from} to={to} />
      <Texts subject={subject} from={from} to={to} />
    </Stack>
  );
}

interface PairProps {
  subject: string;
  from: number;
  to: number;
}

type FieldChange = SchemaDiff['fields'][number];

function Fields({ subject, from, to }: PairProps) {
  const { t } = useWords();
  const query = useQuery({
    queryKey: ['schema-diff', subject, from, to],
    queryFn: ({ signal }) =>
      readJson<SchemaDiff>(
        pathWith(`/api/schemas/${encodeURIComponent(subject)}/diff`, { from, to }),
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const columns: DataColumn<FieldChange>[] = [
    {
      id: 'path',
      header: t('schemas.diff.path'),
      isHead: true,
      value: ({ path }) => path,
      cell: ({ path }) => <code>{path}</code>,
    },
    {
      id: 'change',
      header: t('schemas.diff.change'),
      value: ({ change }) => change,
      cell: ({ change }) => t(`schemas.change.${change}`),
    },
    { id: 'before', header: t('schemas.diff.before'), cell: ({ before }) => before ?? '–' },
    { id: 'after', header: t('schemas.diff.after'), cell: ({ after }) => after ?? '–' },
    {
      id: 'compatible',
      header: t('schemas.diff.compatible'),
      value: ({ isCompatible }) => Number(isCompatible),
      cell: ({ isCompatible }) => (
        <IconBadge
          colour={isCompatible ? 'teal' : 'red'}
          Icon={isCompatible ? IconCircleCheck : IconCircleX}
          iconSize={14}
        >
          {t(isCompatible ? 'schemas.compatible' : 'schemas.incompatible')}
        </IconBadge>
      ),
    },
  ];
  return (
    <Paper withBorder p="xs">
      {query.error && !query.data ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Skeleton h={160} /> : null}
      {query.data?.fields.length === 0 ? (
        <EmptyState>{t('schemas.noDifference')}</EmptyState>
      ) : null}
      {query.data && query.data.fields.length > 0 ? (
        <>
          <DataTable
            caption={t('schemas.tab.differences')}
            captionIsHidden
            columns={columns}
            rows={query.data.fields}
            keyOf={({ path, change }) => `${path} ${change}`}
            minWidth={820}
          />
          <Text fz="xs" c="dimmed" p="xs">
            {t('schemas.fieldsNote', { from, to })}
          </Text>
        </>
      ) : null}
    </Paper>
  );
}

function Texts({ subject, from, to }: PairProps) {
  const { t } = useWords();
  const isNarrow = useMediaQuery('(max-width: 62em)') ?? false;
  const before = useQuery(textQuery(subject, from));
  const after = useQuery(textQuery(subject, to));
  const error = before.error ?? after.error;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2} fz="h4">
          {t('schemas.asText')}
        </Title>
        {error ? <ProblemAlert error={error} /> : null}
        {before.isPending || after.isPending ? <Skeleton h={320} /> : null}
        {before.data && after.data ? (
          <JsonMerge
            before={indentedJson(before.data.text)}
            after={indentedJson(after.data.text)}
            beforeLabel={t('schemas.textOf', { version: from })}
            afterLabel={t('schemas.textOf', { version: to })}
            isNarrow={isNarrow}
            unchanged={t('schemas.unchanged')}
          />
        ) : null}
      </Stack>
    </Paper>
  );
}
