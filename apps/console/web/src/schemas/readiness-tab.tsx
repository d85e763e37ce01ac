import { Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconBadge, ProblemAlert, readJson } from '@sinergi/web';
import { IconCircleCheck, IconClock, IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { UpgradeReadiness } from '../../../contract/schemas';
import { useAgencyName } from '../links/use-agency-name';
import { AgeOf } from '../widgets/age-of';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

const LOOK = {
  ready: { colour: 'teal', Icon: IconCircleCheck },
  'older-software': { colour: 'yellow', Icon: IconClock },
  'no-report': { colour: 'gray', Icon: IconHelpCircle },
  'unknown-software': { colour: 'gray', Icon: IconHelpCircle },
} as const;

interface Row {
  agency: string;
  software: string | null;
  state: keyof typeof LOOK;
}

/**
 * Tells whether the next version may be published: only when the software of every agency can read
 * the latest one. Unknown software does not count as ready.
 */
export function ReadinessTab({ subject }: { subject: string }) {
  const { t } = useWords();
  const nameOf = useAgencyName();
  const query = useQuery({
    queryKey: ['schema-readiness', subject],
    queryFn: ({ signal }) =>
      readJson<UpgradeReadiness>(`/api/schemas/${encodeURIComponent(subject)}/readiness`, signal),
    refetchInterval: 15_000,
  });
  if (query.error && !query.data)
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton h={360} />;
  const { ready, notReady, latest } = query.data;
  const rows: Row[] = [
    ...notReady.map(({ agency, software, why }) => ({ agency, software, state: why })),
    ...ready.map(({ agency, software }) => ({ agency, software, state: 'ready' as const })),
  ];
  return (
    <Stack gap="sm">
      <Text fw={600}>
        {notReady.length === 0
          ? t('schemas.allReady', { version: latest })
          : t('schemas.notAllReady', { ready: ready.length, of: rows.length, version: latest })}
      </Text>
      <AgeOf query={query} />
      <Paper withBorder p="xs">
        <DataTable
          caption={t('schemas.tab.readiness')}
          captionIsHidden
          columns={[
            {
              id: 'agency',
              header: t('agency'),
              isHead: true,
              value: ({ agency }) => nameOf(agency),
              cell: ({ agency }) => nameOf(agency),
            },
            {
              id: 'state',
              header: t('state'),
              value: ({ state }) => state,
              cell: ({ state }) => (
                <IconBadge {...LOOK[state]}>{t(`schemas.readiness.${state}`)}</IconBadge>
              ),
            },
            {
              id: 'software',
              header: t('schemas.software'),
              value: ({ software }) => software,
              cell: ({ software }) => software ?? '–',
            },
          ]}
          rows={rows}
          keyOf={({ agency }) => agency}
        />
      </Paper>
    </Stack>
  );
}
