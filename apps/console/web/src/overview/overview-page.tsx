import { Alert, Badge, Button, Card, Group, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconBroadcast, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Overview } from './read-json';
import { SyncGrid } from './sync-grid';
import { type Connection, useOverview } from './use-overview';

/** Ringkasan: is everybody in sync, how fast, how late; and where not. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { overview, error, isLoading, needsLogin, retry, now, connection } = useOverview();
  if (needsLogin) return <LoginPrompt />;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={1} fz="h2">
          {t('overview')}
        </Title>
        {overview ? <ConnectionPill connection={connection} /> : null}
      </Group>
      {error && !overview ? (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('failed', { detail: error.message })}>
          <Button size="compact-sm" variant="light" onClick={() => void retry()}>
            {t('retry')}
          </Button>
        </Alert>
      ) : null}
      <Tiles overview={overview} isLoading={isLoading} />
      <Paper withBorder p="md">
        <Title order={2} fz="h4" mb="sm">
          {t('grid')}
        </Title>
        {overview === undefined ? <Skeleton h={480} visible={isLoading} /> : null}
        {overview?.agencies.length === 0 ? <Text>{t('empty')}</Text> : null}
        {overview && overview.agencies.length > 0 ? <SyncGrid overview={overview} now={now} /> : null}
      </Paper>
    </Stack>
  );
}

function Tiles({ overview, isLoading }: { overview: Overview | undefined; isLoading: boolean }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'id-ID', { maximumFractionDigits: 1 });
  const lag = overview?.worstLag ?? null;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }}>
      <Tile title={t('inSync')} isLoading={isLoading} testId="in-sync-count" isLive>
        {overview ? t('inSyncCount', { inSync: overview.inSync, of: overview.of }) : '–'}
      </Tile>
      <Tile title={t('rate')} isLoading={isLoading} testId="rate">
        {overview ? t('rateValue', { value: number.format(overview.eventsPerSecond) }) : '–'}
      </Tile>
      <Tile
        title={t('lag')}
        isLoading={isLoading}
        testId="worst-lag"
        note={lag ? t('lagOf', { agency: lag.agency, flow: t(`flow.${lag.flow}`, lag.flow) }) : undefined}
      >
        {lag ? `${number.format(lag.lagMs / 1_000)} s` : t('noLag')}
      </Tile>
      <Tile title={t('deadLetters')} isLoading={isLoading} testId="dead-letters">
        {overview ? number.format(overview.deadLetters) : '–'}
      </Tile>
      <Tile title={t('outbox')} isLoading={isLoading} testId="outbox">
        {overview ? number.format(overview.outboxPending) : '–'}
      </Tile>
    </SimpleGrid>
  );
}

interface TileProps {
  title: string;
  isLoading: boolean;
  testId: string;
  note?: string | undefined;
  /** read out when it changes */
  isLive?: boolean;
  children: React.ReactNode;
}

function Tile({ title, isLoading, testId, note, isLive = false, children }: TileProps) {
  return (
    <Card withBorder padding="md">
      <Text fz="sm" c="dimmed">
        {title}
      </Text>
      <Skeleton visible={isLoading}>
        <Text fz="lg" fw={700} className="tabular" data-testid={testId} aria-live={isLive ? 'polite' : undefined}>
          {children}
        </Text>
      </Skeleton>
      <Text fz="xs" c="dimmed" mih="1.2em">
        {note}
      </Text>
    </Card>
  );
}

function ConnectionPill({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const look = {
    live: { colour: 'teal', Icon: IconBroadcast },
    reconnecting: { colour: 'yellow', Icon: IconRefresh },
    stale: { colour: 'red', Icon: IconPlugConnectedX },
  }[connection.kind];
  return (
    <Badge
      color={look.colour}
      variant="light"
      size="lg"
      tt="none"
      leftSection={<look.Icon size={16} aria-hidden />}
      data-testid="connection"
      aria-live="polite"
      autoContrast
    >
      {t(`connection.${connection.kind}`, connection.kind === 'stale' ? { seconds: connection.seconds } : {})}
    </Badge>
  );
}

function LoginPrompt() {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="xl" maw={520} mx="auto" mt="xl">
      <Stack>
        <Title order={1} fz="h3">
          {t('loginTitle')}
        </Title>
        <Text>{t('loginText')}</Text>
        <Button component="a" href="/login" data-testid="login">
          {t('login')}
        </Button>
      </Stack>
    </Paper>
  );
}
