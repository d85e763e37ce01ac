import { Group, Paper, SegmentedControl, Stack, Title } from '@mantine/core';
import { ProblemAlert, pathWith, readJson } from '@sinergi/web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Annotations, SampledSeries, Samples } from '../../../contract/samples';
import { SERIES_SPANS, SPAN_MS } from '../agencies/agency-search';
import { AgeOf } from '../widgets/age-of';
import { TimeSeriesChart } from '../widgets/time-series-chart';
import { useWords } from '../words/use-words';
import { foldCurves } from './fold-curves';
import { WhatHappened } from './what-happened';

const route = getRouteApi('/');
const REFRESH_MS = 10_000;
const sum = (known: number[]): number => known.reduce((whole, one) => whole + one, 0);
const most = (known: number[]): number => Math.max(...known);
const CHARTS = [
  { name: 'rate', series: 'sinergi_console_flow_events_per_second', fold: sum },
  { name: 'lag', series: 'sinergi_console_agency_lag_seconds', fold: most },
  { name: 'deadLetters', series: 'sinergi_console_agency_dead_letters', fold: sum },
] as const satisfies { name: string; series: SampledSeries; fold: (known: number[]) => number }[];
type ChartName = (typeof CHARTS)[number]['name'];

/** The exchange over a span: rate, lag and dead letters, with what happened drawn on each. */
export function TimeAxis() {
  const { t } = useWords();
  const { span = '1h', table = false } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changed: Partial<ReturnType<typeof route.useSearch>>): void =>
    void navigate({
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  const query = useQuery({
    queryKey: ['time-axis', span],
    queryFn: async ({ signal }) => {
      const from = new Date(Date.now() - SPAN_MS[span]).toISOString();
      const [annotations, ...samples] = await Promise.all([
        readJson<Annotations>(pathWith('/api/annotations', { from }), signal),
        ...CHARTS.map(({ series }) =>
          readJson<Samples>(pathWith('/api/samples', { series, from }), signal),
        ),
      ]);
      return { annotations, points: CHARTS.map(({ fold }, i) => foldCurves(samples[i]!, fold)) };
    },
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  const formats = useFormats();
  const marks = query.data?.annotations.items.map(({ at }) => at) ?? [];
  return (
    <Paper withBorder p="md" data-testid="time-axis">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} fz="h4">
            {t('time-axis.title')}
          </Title>
          <SegmentedControl
            aria-label={t('agencies.span')}
            size="xs"
            value={span}
            onChange={(next) => change({ span: SERIES_SPANS.find((name) => name === next) })}
            data={SERIES_SPANS.map((name) => ({
              value: name,
              label: t(`agencies.spanName.${name}`),
            }))}
          />
        </Group>
        {query.error && !query.data ? (
          <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        <AgeOf query={query} />
        {query.error && !query.data
          ? null
          : CHARTS.map(({ name }, index) => (
              <TimeSeriesChart
                key={name}
                label={t(`time-axis.${name}`)}
                points={query.data?.points[index]}
                format={formats[name]}
                marks={marks}
                isTable={table}
                onTable={(isTable) => change({ table: isTable || undefined })}
              />
            ))}
        {query.data ? <WhatHappened annotations={query.data.annotations} /> : null}
      </Stack>
    </Paper>
  );
}

function useFormats(): Record<ChartName, (value: number) => string> {
  const { t, number, seconds } = useWords();
  return {
    rate: (value) => t('rateValue', { value: number(value) }),
    lag: (value) => seconds(value * 1_000),
    deadLetters: (value) => number(value),
  };
}
