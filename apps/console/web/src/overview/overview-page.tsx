import { Alert, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { useWords } from '../words/use-words';
import type { Connection } from './connection';
import { ConnectionPill } from './connection-pill';
import { LoginPrompt } from './login-prompt';
import type { Overview } from './read-json';
import { SyncGrid } from './sync-grid';
import { Tiles } from './tiles';
import { useOverview } from './use-overview';

/** A broker asked every second that has not answered for this long is not merely slow. */
const BROKER_SILENT_MS = 5_000;

/** Ringkasan: is everybody in sync, how fast, how late; and where not. */
export function OverviewPage() {
  const { t } = useWords();
  const { overview, error, isLoading, needsLogin, retry, now, connection } = useOverview();
  if (needsLogin) return <LoginPrompt />;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} fz="h2">
          {t('overview')}
        </Title>
        {overview ? <ConnectionPill connection={connection} /> : null}
      </Group>
      {error && !overview ? (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('failed')} role="alert">
          <Stack gap="xs" align="flex-start">
            <Text fz="sm">{error.message}</Text>
            <Button size="compact-sm" variant="default" onClick={() => void retry()}>
              {t('retry')}
            </Button>
          </Stack>
        </Alert>
      ) : null}
      {overview ? <Silence overview={overview} connection={connection} /> : null}
      <Tiles overview={overview} isLoading={isLoading} />
      <Paper withBorder p="md" className={connection.kind === 'stale' ? 'of-the-past' : undefined}>
        <Title order={2} fz="h4" mb="xs">
          {t('grid')}
        </Title>
        {overview === undefined ? <Skeleton h={720} visible={isLoading} /> : null}
        {overview?.agencies.length === 0 ? <Text>{t('empty')}</Text> : null}
        {overview && overview.agencies.length > 0 ? <SyncGrid overview={overview} now={now} /> : null}
      </Paper>
    </Stack>
  );
}

/** Says that what is below is of an earlier moment, of which, and who is silent. */
function Silence({ overview, connection }: { overview: Overview; connection: Connection }) {
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
  if (connection.kind === 'stale') return t('consoleSilent', { duration: duration(connection.seconds) });
  if (brokerAnsweredAt === null) return t('brokerNever');
  const silentMs = Date.parse(at) - Date.parse(brokerAnsweredAt);
  return silentMs < BROKER_SILENT_MS ? null : t('brokerSilent', { duration: duration(Math.floor(silentMs / 1_000)) });
}
