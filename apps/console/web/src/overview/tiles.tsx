import { Card, Skeleton, Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Overview } from '../../../contract/overview';
import { useWords } from '../words/use-words';

/**
 * The figures that show whether the exchange is well; each links to its details. The tiles keep
 * their place while nothing is known.
 */
export function Tiles({
  overview,
  isLoading,
}: {
  overview: Overview | undefined;
  isLoading: boolean;
}) {
  const { t, number, duration, nameOf } = useWords();
  const lag = overview?.worstLag;
  const late = lag ? overview?.agencies.find(({ code }) => code === lag.agency) : undefined;
  const figure = (value: number | undefined): string => (value === undefined ? '–' : number(value));
  return (
    <div className="tiles">
      <Tile
        to={{ to: '/sync' }}
        title={t('inSync')}
        isLoading={isLoading}
        testId="in-sync-count"
        isLive
      >
        {overview ? t('inSyncCount', { inSync: overview.inSync, of: overview.of }) : '–'}
      </Tile>
      <Tile to={{ to: '/topics' }} title={t('rate')} isLoading={isLoading} testId="rate">
        {overview ? t('rateValue', { value: number(overview.eventsPerSecond) }) : '–'}
      </Tile>
      <Tile
        to={
          lag && late ? { to: '/agencies/$code', params: { code: late.code } } : { to: '/agencies' }
        }
        title={t('lag')}
        isLoading={isLoading}
        testId="worst-lag"
        note={
          lag && late
            ? t('lagOf', { agency: nameOf(late), flow: t(`flow.${lag.flow}`, lag.flow) })
            : null
        }
      >
        {overview ? (lag ? duration(lag.lagMs / 1_000) : t('noLag')) : '–'}
      </Tile>
      <Tile
        to={{ to: '/alerts' }}
        title={t('overview-page.openAlerts')}
        isLoading={isLoading}
        testId="open-alerts"
      >
        {figure(overview?.openAlerts)}
      </Tile>
      <Tile
        to={{ to: '/dead-letters' }}
        title={t('deadLetters')}
        isLoading={isLoading}
        testId="dead-letters"
      >
        {figure(overview?.deadLetters)}
      </Tile>
      <Tile
        to={{ to: '/agencies', search: { sort: '-outbox' } }}
        title={t('outbox')}
        isLoading={isLoading}
        testId="outbox"
      >
        {figure(overview?.outboxPending)}
      </Tile>
    </div>
  );
}

interface TileProps {
  to: Pick<LinkProps, 'to' | 'params' | 'search'>;
  title: string;
  isLoading: boolean;
  testId: string;
  note?: string | null;
  /** screen readers announce its changes */
  isLive?: boolean;
  children: ReactNode;
}

function Tile({ to, title, isLoading, testId, note, isLive = false, children }: TileProps) {
  return (
    <Card
      withBorder
      padding="sm"
      className="tile"
      renderRoot={(props) => <Link {...to} {...props} />}
    >
      <Text fz="xs" c="dimmed" lh={1.4}>
        {title}
      </Text>
      <Skeleton visible={isLoading}>
        <Text
          fz="lg"
          fw={700}
          lh={1.3}
          className="tabular"
          data-testid={testId}
          aria-live={isLive ? 'polite' : undefined}
        >
          {children}
        </Text>
      </Skeleton>
      <Text fz="xs" c="dimmed" lh={1.4}>
        {note}
      </Text>
    </Card>
  );
}
