import 'uplot/dist/uPlot.min.css';
import './series-chart.css';
import { Box, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { localeOf, useMoment } from '@sinergi/web';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { useWords } from '../words/use-words';

export const CHART_HEIGHT = 240;
const CLIPPED = { overflow: 'hidden' };

interface SeriesChartProps {
  /** ascending; a null value marks a time without a known value, drawn as a gap */
  points: readonly { at: string; value: number | null }[];
  /** formats a value at the axis and beside the cursor */
  format: (value: number) => string;
  label: string;
  /** announced once by screen readers, which read the numbers from the table */
  summary: string;
  /** moments drawn as lines across the chart, ISO 8601 */
  marks: readonly string[];
  /** called when a span was drawn with the mouse, epoch ms */
  onSpan?: (from: number, to: number) => void;
}

/** A line over time. Times are in the chosen zone, whatever this computer's zone is. */
export default function SeriesChart({
  points,
  format,
  label,
  summary,
  marks,
  onSpan,
}: SeriesChartProps) {
  const { ref: frame, width } = useElementSize();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const { zone } = useMoment();
  const { language } = useWords();
  const scheme = useComputedColorScheme('light');
  const data: uPlot.AlignedData = [
    points.map(({ at }) => Date.parse(at) / 1_000),
    points.map(({ value }) => value),
  ];
  const latest = useRef(data);
  latest.current = data;
  const tell = useRef({ format, marks, onSpan });
  tell.current = { format, marks, onSpan };

  useEffect(() => {
    if (!element.current || width === 0) return;
    const made = new uPlot(
      optionsFor({ width, zone, language, label, isDark: scheme === 'dark', tell }),
      latest.current,
      element.current,
    );
    chart.current = made;
    return () => {
      chart.current = null;
      made.destroy();
    };
  }, [width, zone, language, label, scheme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: points are in `data`
  useEffect(() => chart.current?.setData(data), [points, marks]);

  // Until it is drawn anew, a chart that was wider must not widen the page.
  return (
    <Box ref={frame} mih={CHART_HEIGHT} role="img" aria-label={summary} style={CLIPPED}>
      <div ref={element} />
    </Box>
  );
}

interface OptionsWish {
  width: number;
  zone: 'WIB' | 'UTC';
  language: string;
  label: string;
  isDark: boolean;
  tell: {
    current: {
      format: (value: number) => string;
      marks: readonly string[];
      onSpan: ((from: number, to: number) => void) | undefined;
    };
  };
}

function optionsFor({ width, zone, language, label, isDark, tell }: OptionsWish): uPlot.Options {
  const ink = isDark ? '#c9c9c9' : '#495057';
  const line = isDark ? '#3bc9db' : '#0b7285';
  const axis = {
    stroke: ink,
    grid: { stroke: isDark ? '#3b3b3b' : '#e9ecef', width: 1 },
    ticks: { show: false },
    font: "12px 'Inter Variable'",
  };
  const full = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: ianaOf(zone),
  });
  return {
    width,
    height: CHART_HEIGHT - 28,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), ianaOf(zone)),
    legend: { live: true, markers: { show: false } },
    cursor: { drag: { x: true, y: false, setScale: false } },
    scales: {
      y: { range: (_chart, low, high) => [Math.min(0, low ?? 0), Math.max(1, (high ?? 1) * 1.1)] },
    },
    hooks: {
      draw: [(chart) => drawMarks(chart, tell.current.marks, ink)],
      setSelect: [
        (chart) => {
          const { left, width: span } = chart.select;
          if (span > 4)
            tell.current.onSpan?.(
              chart.posToVal(left, 'x') * 1_000,
              chart.posToVal(left + span, 'x') * 1_000,
            );
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
    axes: [
      {
        ...axis,
        values: (_chart, splits, _axis, _space, step) =>
          splits.map((seconds) => tick(seconds * 1_000, step, zone, language)),
      },
      {
        ...axis,
        size: 72,
        values: (_chart, splits) => eachOnce(splits.map((value) => tell.current.format(value))),
      },
    ],
    series: [
      {
        label: zone,
        value: (_chart, seconds) =>
          seconds === null ? '–' : full.format(new Date(seconds * 1_000)),
      },
      {
        label,
        stroke: line,
        width: 1.5,
        fill: isDark ? 'rgb(59 201 219 / 12%)' : 'rgb(11 114 133 / 10%)',
        points: { show: false },
        spanGaps: false,
        value: (_chart, value) =>
          value === null || value === undefined ? '–' : tell.current.format(value),
      },
    ],
  };
}

function drawMarks(chart: uPlot, marks: readonly string[], ink: string): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.strokeStyle = ink;
  ctx.setLineDash([4, 4]);
  for (const at of marks) {
    const left = chart.valToPos(Date.parse(at) / 1_000, 'x', true);
    if (left < bbox.left || left > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(left, bbox.top);
    ctx.lineTo(left, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** Removes repeated texts: where steps are finer than the format, each text is shown once. */
const eachOnce = (texts: readonly string[]): string[] =>
  texts.map((text, i) => (text === texts[i - 1] ? '' : text));

const ianaOf = (zone: 'WIB' | 'UTC'): string => (zone === 'UTC' ? 'UTC' : 'Asia/Jakarta');

function tick(time: number, stepSeconds: number, zone: 'WIB' | 'UTC', language: string): string {
  const parts: Intl.DateTimeFormatOptions =
    stepSeconds >= 86_400
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit', ...(stepSeconds < 60 ? { second: '2-digit' } : {}) };
  return new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone: ianaOf(zone) }).format(
    new Date(time),
  );
}
