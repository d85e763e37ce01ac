import { Button, Group, ScrollArea, Skeleton, Stack, Table, Text } from '@mantine/core';
import { EmptyState, lazyPart, useMoment } from '@sinergi/web';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useWords } from '../words/use-words';

/** The chart is a separate file: a page whose numbers are read as a table never loads it. */
const SeriesChart = lazyPart(() => import('./series-chart'));
const HEIGHT = 240;
const NO_MARKS: readonly string[] = [];

interface TimeSeriesChartProps {
  label: string;
  points: readonly { at: string; value: number | null }[] | undefined;
  format: (value: number) => string;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
  onSpan?: (from: number, to: number) => void;
  /** moments drawn as lines across the chart, ISO 8601; the page lists them too */
  marks?: readonly string[];
}

/** A line over time, and the same numbers as a table; both take the same place on the page. */
export function TimeSeriesChart({
  label,
  points,
  format,
  isTable,
  onTable,
  onSpan,
  marks = NO_MARKS,
}: TimeSeriesChartProps) {
  const { t } = useWords();
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fz="sm" fw={600}>
          {label}
        </Text>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={
            isTable ? <IconChartLine size={14} aria-hidden /> : <IconTable size={14} aria-hidden />
          }
          onClick={() => onTable(!isTable)}
          data-testid="table-twin"
        >
          {isTable ? t('widgets.asChart') : t('widgets.asTable')}
        </Button>
      </Group>
      {points === undefined ? <Skeleton h={HEIGHT} /> : null}
      {points?.every(({ value }) => value === null) ? (
        <EmptyState Icon={IconChartLine}>{t('widgets.noPoints')}</EmptyState>
      ) : null}
      {points?.some(({ value }) => value !== null) ? (
        isTable ? (
          <PointsTable label={label} points={points} format={format} />
        ) : (
          <Suspense fallback={<Skeleton h={HEIGHT} />}>
            <SeriesChart
              points={points}
              label={label}
              format={format}
              marks={marks}
              summary={t('widgets.chartSummary', { label, ...summaryOf(points, format) })}
              {...(onSpan ? { onSpan } : {})}
            />
          </Suspense>
        )
      ) : null}
    </Stack>
  );
}

function summaryOf(points: readonly { value: number | null }[], format: (value: number) => string) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    latest: format(values.at(-1)!),
    lowest: format(Math.min(...values)),
    highest: format(Math.max(...values)),
  };
}

/** The points, latest first; a time without a known value says so. */
function PointsTable({
  label,
  points,
  format,
}: {
  label: string;
  points: readonly { at: string; value: number | null }[];
  format: (value: number) => string;
}) {
  const { t } = useWords();
  const { full } = useMoment();
  return (
    <ScrollArea
      h={HEIGHT}
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
    >
      <Table stickyHeader fz="sm" className="tabular" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('widgets.time')}</Table.Th>
            <Table.Th scope="col" ta="end">
              {label}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.toReversed().map(({ at, value }) => (
            <Table.Tr key={at}>
              <Table.Th scope="row" fw={400}>
                {full(at)}
              </Table.Th>
              <Table.Td ta="end">{value === null ? t('widgets.notKnown') : format(value)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
