import { Alert, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { EmptyState, ProblemAlert, queries, readJson } from '@sinergi/web';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { OpeningLimits as Limits } from '../../../contract/disclosures';
import { Section } from '../widgets/section';
import { useWords } from '../words/use-words';
import { AskBeyond } from './ask-beyond';
import { BeyondTable } from './beyond-table';

const LOOK_AGAIN_MS = 10_000;
const MOST_NAMED = 5;

/** How much an agency's officers opened against their limits, and who may open beyond them. */
export function OpeningLimits({ agency }: { agency: string }) {
  const { t, number } = useWords();
  const path = `/api/agencies/${encodeURIComponent(agency)}/disclosures`;
  const queryKey = ['opening-limits', agency];
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => readJson<Limits>(`${path}/limits`, signal),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const lookAgain = () => queries.invalidateQueries({ queryKey });
  const { data } = query;
  if (!data)
    return query.error ? (
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton h={120} />
    );
  const of = ({ used, limit }: { used: number; limit: number }): string =>
    t('disclosures.limits.of', { used: number(used), limit: number(limit) });
  return (
    <Paper withBorder p="sm" data-testid="opening-limits">
      <Stack gap="sm">
        <Section title={t('disclosures.limits.title')}>
          <Text fz="sm">
            {t('disclosures.limits.all', { hours: number(data.windowHours), of: of(data.agency) })}
            {' · '}
            {t('disclosures.limits.perOfficer', { limit: number(data.perOfficer) })}
          </Text>
          {data.bulk ? (
            <Alert
              color="red"
              icon={<IconAlertTriangle aria-hidden />}
              title={t('disclosures.limits.bulk')}
            />
          ) : null}
          {data.officers.length === 0 ? (
            <EmptyState>{t('disclosures.limits.nobody')}</EmptyState>
          ) : (
            <Text fz="sm" className="wrapped">
              {data.officers
                .slice(0, MOST_NAMED)
                .map(({ officer, ...use }) => `${officer}: ${of(use)}`)
                .join(' · ')}
            </Text>
          )}
        </Section>
        <Section title={t('disclosures.beyond.title')}>
          <Text fz="sm" c="dimmed">
            {t('disclosures.beyond.hint')}
          </Text>
          <Group>
            <AskBeyond agency={agency} path={path} onAsked={lookAgain} />
          </Group>
          {data.breakGlass.length === 0 ? (
            <EmptyState>{t('disclosures.beyond.none')}</EmptyState>
          ) : (
            <BeyondTable
              agency={agency}
              path={path}
              requests={data.breakGlass}
              onConfirmed={lookAgain}
            />
          )}
        </Section>
      </Stack>
    </Paper>
  );
}
