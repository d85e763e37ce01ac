import { Group, Paper, SegmentedControl, Text, Title } from '@mantine/core';
import { useMoment } from '@sinergi/web';
import { Fragment } from 'react';
import type { Waterfall } from '../../../contract/topics';
import { useAgencyName } from '../links/use-agency-name';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { type Leg, waterfallGeometry } from './waterfall-geometry';
import './event.css';

interface WaterfallCardProps {
  waterfall: Waterfall;
  isTable: boolean;
  onTable: (isTable: true | undefined) => void;
}

/**
 * The journey: outbox → broker → each agency's commit. The chart and its table show the same
 * values.
 */
export function WaterfallCard({ waterfall, isTable, onTable }: WaterfallCardProps) {
  const { t, duration } = useWords();
  const { full } = useMoment();
  const geometry = waterfallGeometry(waterfall);
  const before =
    geometry.occurredBeforeMs < 1_000
      ? null
      : duration(Math.round(geometry.occurredBeforeMs / 1_000));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="waterfall-title">
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} fz="h4" id="waterfall-title">
          {t('event.waterfall')}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('event.show')}
          value={isTable ? 'table' : 'chart'}
          onChange={(shown) => onTable(shown === 'table' || undefined)}
          data={[
            { value: 'chart', label: t('event.chart') },
            { value: 'table', label: t('event.table') },
          ]}
        />
      </Group>
      <Text fz="sm" mb="sm">
        {t(before ? 'event.recordedAfter' : 'event.recorded', {
          time: full(waterfall.recordedAt),
          duration: before ?? '',
        })}
      </Text>
      {isTable ? (
        <LegTable legs={geometry.legs} waterfall={waterfall} />
      ) : (
        <Chart geometry={geometry} />
      )}
      <Text fz="xs" c="dimmed" mt="sm">
        {t('event.waterfallNote')}
      </Text>
    </Paper>
  );
}

function useLegWords() {
  const { t, number } = useWords();
  const nameOf = useAgencyName();
  const time = (ms: number): string =>
    ms < 1_000
      ? t('event.ms', { value: number(ms) })
      : t('event.seconds', { value: number(ms / 1_000) });
  /** A time from a report is shown in whole seconds, as the latest possible. */
  const span = (ms: number, isExact: boolean): string =>
    isExact ? time(ms) : t('event.within', { value: number(Math.max(1, Math.ceil(ms / 1_000))) });
  return {
    time,
    name: ({ agency }: Leg): string => (agency === null ? t('event.toBroker') : nameOf(agency)),
    /** the time since the recording at which its bar ends */
    after: ({ endMs, isExact, state }: Leg): string =>
      endMs === null ? t(`event.leg.${state}`) : span(endMs, isExact),
    took: ({ endMs, startMs, isExact, state }: Leg): string =>
      endMs === null ? t(`event.leg.${state}`) : span(endMs - startMs, isExact),
  };
}

function Chart({
  geometry: { legs, ticks, axisMs },
}: {
  geometry: ReturnType<typeof waterfallGeometry>;
}) {
  const { name, after, time } = useLegWords();
  return (
    <div
      className="waterfall tabular"
      aria-hidden
      style={{ '--steps': ticks.length - 1 } as React.CSSProperties}
    >
      {legs.map((leg) => (
        <Fragment key={leg.agency ?? ''}>
          <span className="waterfall-name" title={name(leg)}>
            {name(leg)}
          </span>
          <span className="waterfall-track">
            {leg.endMs === null ? null : (
              <span
                className="waterfall-bar"
                data-kind={leg.kind}
                data-is-reported={leg.isExact ? undefined : true}
                style={{ left: `${leg.left}%`, width: `${leg.width}%` }}
              />
            )}
          </span>
          <span className={leg.endMs === null ? 'dimmed' : undefined}>{after(leg)}</span>
        </Fragment>
      ))}
      <span />
      <span className="waterfall-axis">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: `${(tick / axisMs) * 100}%` }}>
            {time(tick)}
          </span>
        ))}
      </span>
    </div>
  );
}

function LegTable({ legs, waterfall }: { legs: Leg[]; waterfall: Waterfall }) {
  const { t } = useWords();
  const { full } = useMoment();
  const { name, after, took } = useLegWords();
  const momentOf = ({ agency }: Leg): string | null =>
    agency === null
      ? waterfall.appendedAt
      : (waterfall.applied.find((row) => row.agency === agency)?.at ?? null);
  return (
    <DataTable
      captionIsHidden
      caption={t('event.waterfall')}
      columns={[
        { id: 'leg', isHead: true, header: t('event.legColumn.leg'), cell: name },
        { id: 'took', header: t('event.legColumn.took'), isNumber: true, cell: took },
        {
          id: 'after',
          header: t('event.legColumn.after'),
          isNumber: true,
          cell: (leg) => (leg.endMs === null ? '–' : after(leg)),
        },
        {
          id: 'at',
          header: t('event.legColumn.at'),
          cell: (leg) => {
            const at = momentOf(leg);
            return at === null ? '–' : full(at);
          },
        },
      ]}
      rows={legs}
      keyOf={({ agency }) => agency ?? 'broker'}
    />
  );
}
