import { Card, Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Overview } from '../../../contract/overview';
import { useWords } from '../words/use-words';

/** The five figures that say whether all is well. They keep their place while nothing is known. */
export function Tiles({ overview, isLoading }: { overview: Overview | undefined; isLoading: boolean }) {
  const { t, number, language } = useWords();
  const lag = overview?.worstLag;
  const late = lag ? overview?.agencies.find(({ code }) => code === lag.agency) : undefined;
  return (
    <div className="tiles">
      <Tile title={t('inSync')} isLoading={isLoading} testId="in-sync-count" isLive>
        {overview ? t('inSyncCount', { inSync: overview.inSync, of: overview.of }) : '–'}
      </Tile>
      <Tile title={t('rate')} isLoading={isLoading} testId="rate">
        {overview ? t('rateValue', { value: number(overview.eventsPerSecond) }) : '–'}
      </Tile>
      <Tile
        title={t('lag')}
        isLoading={isLoading}
        testId="worst-lag"
        note={
          lag && late ? t('lagOf', { agency: language === 'en' ? late.nameEn : late.nameId, flow: t(`flow.${lag.flow}`, lag.flow) }) : null
        }
      >
        {overview ? (lag ? t('lagValue', { value: number(lag.lagMs / 1_000) }) : t('noLag')) : '–'}
      </Tile>
      <Tile title={t('deadLetters')} isLoading={isLoading} testId="dead-letters">
        {overview ? number(overview.deadLetters) : '–'}
      </Tile>
      <Tile title={t('outbox')} isLoading={isLoading} testId="outbox">
        {overview ? number(overview.outboxPending) : '–'}
      </Tile>
    </div>
  );
}

interface TileProps {
  title: string;
  isLoading: boolean;
  testId: string;
  note?: string | null;
  /** read out when it changes */
  isLive?: boolean;
  children: ReactNode;
}

function Tile({ title, isLoading, testId, note, isLive = false, children }: TileProps) {
  return (
    <Card withBorder padding="sm">
      <Text fz="sm" c="dimmed">
        {title}
      </Text>
      <Skeleton visible={isLoading}>
        <Text fz="lg" fw={700} lh={1.3} className="tabular" data-testid={testId} aria-live={isLive ? 'polite' : undefined}>
          {children}
        </Text>
      </Skeleton>
      {note ? (
        <Text fz="xs" c="dimmed">
          {note}
        </Text>
      ) : null}
    </Card>
  );
}
