import { Anchor, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { ProblemAlert, readJson } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import type { SchemaSubject, SchemaText, SchemaVersion } from '../../../contract/schemas';
import { indentedJson } from '../json/indented-json';
import { JsonView } from '../json/json-view';
import { useAgencyName } from '../links/use-agency-name';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

interface VersionsTabProps {
  schema: SchemaSubject;
  version: number;
  onVersion: (version: number) => void;
}

export const textQuery = (subject: string, version: number) => ({
  queryKey: ['schema-text', subject, version],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    readJson<SchemaText>(`/api/schemas/${encodeURIComponent(subject)}/versions/${version}`, signal),
  // A registered version never changes.
  staleTime: Number.POSITIVE_INFINITY,
});

/**
 * Every version, latest first, with the agencies that write and read it, and the text of one
 * version.
 */
export function VersionsTab({ schema, version, onVersion }: VersionsTabProps) {
  const { t } = useWords();
  const text = useQuery(textQuery(schema.subject, version));
  const columns: DataColumn<SchemaVersion>[] = [
    {
      id: 'version',
      header: t('schemas.version.version'),
      isHead: true,
      value: (row) => row.version,
      cell: (row) => (
        <Anchor
          component="button"
          type="button"
          fz="sm"
          fw={row.version === version ? 700 : 400}
          onClick={() => onVersion(row.version)}
        >
          v{row.version}
        </Anchor>
      ),
    },
    {
      id: 'id',
      header: t('schemas.version.id'),
      isNumber: true,
      value: ({ id }) => id,
      cell: ({ id }) => id,
    },
    {
      id: 'fields',
      header: t('schemas.version.fields'),
      isNumber: true,
      value: ({ fields }) => fields,
      cell: ({ fields }) => fields,
    },
    {
      id: 'writers',
      header: t('schemas.version.writers'),
      cell: ({ writers }) => <Agencies codes={writers} />,
    },
    {
      id: 'readers',
      header: t('schemas.version.readers'),
      cell: ({ readers }) => <Agencies codes={readers} />,
    },
  ];
  return (
    <Stack gap="md">
      <Paper withBorder p="xs">
        <DataTable
          caption={t('schemas.tab.versions')}
          captionIsHidden
          columns={columns}
          rows={schema.versions.toReversed()}
          keyOf={(row) => String(row.version)}
          minWidth={760}
        />
        <Text fz="xs" c="dimmed" p="xs">
          {t('schemas.versionsNote')}
        </Text>
      </Paper>
      <Paper withBorder p="md">
        <Stack gap="xs">
          <Title order={2} fz="h4">
            {t('schemas.textOf', { version })}
          </Title>
          {text.error && !text.data ? (
            <ProblemAlert error={text.error} onRetry={() => void text.refetch()} />
          ) : null}
          {text.isPending ? <Skeleton h={320} /> : null}
          {text.data ? (
            <JsonView
              text={indentedJson(text.data.text)}
              label={t('schemas.textOf', { version })}
            />
          ) : null}
        </Stack>
      </Paper>
    </Stack>
  );
}

const MOST_NAMED = 3;

function Agencies({ codes }: { codes: string[] }) {
  const { t } = useWords();
  const nameOf = useAgencyName();
  if (codes.length === 0) return t('schemas.nobody');
  const rest = codes.length - MOST_NAMED;
  const named = codes.slice(0, MOST_NAMED).map(nameOf).join(', ');
  return (
    <span title={codes.map(nameOf).join(', ')}>
      {rest > 0 ? t('schemas.andMore', { named, count: rest }) : named}
    </span>
  );
}
