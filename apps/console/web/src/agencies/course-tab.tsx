import { Button, Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { ProblemAlert, pathWith, readJson } from '@sinergi/web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { SERIES_METRICS, type Series, type SeriesMetric } from '../../../contract/agency';
import { AgeOf } from '../widgets/age-of';
import { TimeSeriesChart } from '../widgets/time-series-chart';
import { useWords } from '../words/use-words';
import { SERIES_SPANS, SPAN_MS } from './agency-search';

const route = getRouteApi('/agencies/$code');
const REFRESH_MS = 10_000;

/** One figure of the agency over time, for a span that is chosen or drawn. */
export function CourseTab({ code }: { code: string }) {
  const { t } = useWords();
  const { metric = 'lag_ms', span = '1h', from, to, table = false } = route.useSearch();
  const navigate = route.useNavigate();
  const format = useSeriesFormat(metric);
  const drawn = from !== undefined && to !== undefined ? { from, to } : null;
  const query = useQuery({
    queryKey: ['series', code, metric, drawn ?? span],
    queryFn: ({ signal }) => {
      const now = Date.now();
      const asked = drawn ?? {
        from: new Date(now - SPAN_MS[span]).toISOString(),
        to: new Date(now).toISOString(),
      };
      return readJson<Series>(
        pathWith(`/api/agencies/${encodeURIComponent(code)}/series`, { metric, ...asked }),
        signal,
      );
    },
    refetchInterval: drawn ? false : REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  const change = (changed: Partial<ReturnType<typeof route.useSearch>>): void =>
    void navigate({
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <NativeSelect
          aria-label={t('agencies.metric')}
          value={metric}
          onChange={(event) =>
            change({ metric: SERIES_METRICS.find((name) => name === event.currentTarget.value) })
          }
          data={SERIES_METRICS.map((name) => ({
            value: name,
            label: t(`agencies.metricName.${name}`),
          }))}
        />
        <SegmentedControl
          aria-label={t('agencies.span')}
          size="xs"
          value={drawn ? '' : span}
          onChange={(next) =>
            change({
              span: SERIES_SPANS.find((name) => name === next),
              from: undefined,
              to: undefined,
            })
          }
          data={SERIES_SPANS.map((name) => ({
            value: name,
            label: t(`agencies.spanName.${name}`),
          }))}
        />
        {drawn ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => change({ from: undefined, to: undefined })}
          >
            {t('agencies.wholeSpan')}
          </Button>
        ) : null}
      </Group>
      {query.error && !query.data ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <AgeOf query={query} />
      {query.error && !query.data ? null : (
        <TimeSeriesChart
          label={t(`agencies.metricName.${metric}`)}
          points={query.data?.metric === metric ? query.data.points : undefined}
          format={format}
          isTable={table}
          onTable={(isTable) => change({ table: isTable || undefined })}
          onSpan={(start, end) =>
            change({ from: new Date(start).toISOString(), to: new Date(end).toISOString() })
          }
        />
      )}
    </Stack>
  );
}

function useSeriesFormat(metric: SeriesMetric): (value: number) => string {
  const { t, number, seconds } = useWords();
  if (metric === 'lag_ms') return (value) => seconds(value);
  if (metric === 'applied_per_second') return (value) => t('rateValue', { value: number(value) });
  return (value) => number(value);
}
