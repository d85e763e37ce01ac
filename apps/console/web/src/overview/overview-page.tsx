import { Alert, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { PageHead, ProblemAlert } from '@sinergi/web';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { Overview } from '../../../contract/overview';
import type { Connection } from '../live/connection';
import { OfNow } from '../live/of-now';
import { holdersIn, useConnection, useOverview } from '../live/overview-feed';
import { CopyMap } from '../sync/copy-map';
import { useWords } from '../words/use-words';
import { AgencyTable } from './agency-table';
import { FirstRun } from './first-run';
import { SinceLastLook } from './since-last-look';
import { StandingLine } from './standing-line';
import { Tiles } from './tiles';
import { TimeAxis } from './time-axis';

/** The broker is asked every second; after this time without an answer it is not merely slow. */
const BROKER_SILENT_MS = 5_000;

/**
 * The overview page ("Ringkasan"): which agencies are in sync, the event rate, the time lag, and
 * the exceptions.
 */
export function OverviewPage() {
  const { t } = useWords();
  const { overview, error, isLoading, retry } = useOverview();
  return (
    <Stack gap="md">
      <PageHead title={t('overview')} />
      {error && !overview ? (
        <ProblemAlert error={error} title={t('failed')} onRetry={retry} />
      ) : null}
      {overview ? <Silence overview={overview} /> : null}
      {overview ? <FirstRun overview={overview} /> : null}
      {overview ? (
        <OfNow>
          <StandingLine overview={overview} />
        </OfNow>
      ) : (
        <Skeleton h={52} visible={isLoading} />
      )}
      {overview ? <SinceLastLook overview={overview} /> : null}
      <Tiles overview={overview} isLoading={isLoading} />
      <OfNow>
        <Paper withBorder p="sm">
          <Title order={2} fz="h4" mb="xs">
            {t('overview-page.everyCopy')}
          </Title>
          {overview === undefined ? <Skeleton h={620} visible={isLoading} /> : null}
          {overview && overview.agencies.length > 0 ? (
            <CopyMap agencies={holdersIn(overview)} flows={overview.flows} />
          ) : null}
        </Paper>
      </OfNow>
      <OfNow>
        <Paper withBorder p="md">
          <Title order={2} fz="h4" mb="xs">
            {t('overview-page.byAgency')}
          </Title>
          {overview === undefined ? <Skeleton h={720} visible={isLoading} /> : null}
          {overview?.agencies.length === 0 ? <Text>{t('empty')}</Text> : null}
          {overview && overview.agencies.length > 0 ? (
            <AgencyTable agencies={holdersIn(overview)} />
          ) : null}
        </Paper>
      </OfNow>
      <TimeAxis />
    </Stack>
  );
}

/** Says that the page below is old, from which time it is, and which part is silent. */
function Silence({ overview }: { overview: Overview }) {
  const connection = useConnection();
  const words = useWords();
  const text = silenceOf(overview, connection, words);
  if (text === null) return null;
  return (
    <Alert color="yellow" icon={<IconPlugConnectedX aria-hidden />} data-testid="silence">
      {text}
    </Alert>
  );
}

function silenceOf(
  { at, brokerAnsweredAt }: Overview,
  connection: Connection,
  { t, duration }: ReturnType<typeof useWords>,
): string | null {
  if (connection.kind === 'stale')
    return t('consoleSilent', { duration: duration(connection.seconds) });
  if (brokerAnsweredAt === null) return t('brokerNever');
  const silentMs = Date.parse(at) - Date.parse(brokerAnsweredAt);
  return silentMs < BROKER_SILENT_MS
    ? null
    : t('brokerSilent', { duration: duration(Math.floor(silentMs / 1_000)) });
}
