import type { Series, SeriesMetric } from '../../contract/agency.js';
import { beginOf, FINE_KEPT_MS, ROLLUP_SECONDS, SAMPLE_SECONDS } from './sample-table.js';
import type { SeriesWindow } from './series-window.js';

/** The steps that a series may have, s. A series has no more points than a screen has columns. */
const STEPS_SECONDS = [SAMPLE_SECONDS, 60, ROLLUP_SECONDS, 1_800, 3_600];
const MOST_POINTS = 1_500;

/**
 * Chooses the step for the time from `from` to `to`, epoch ms: the finest that is kept that far
 * back and that gives no more points than can be seen.
 */
export function seriesWindow(from: number, to: number, now: number): SeriesWindow {
  const finest = from < now - FINE_KEPT_MS ? ROLLUP_SECONDS : SAMPLE_SECONDS;
  const fits = STEPS_SECONDS.filter((step) => step >= finest);
  const stepSeconds =
    fits.find((step) => (to - from) / (step * 1_000) <= MOST_POINTS) ?? fits.at(-1)!;
  return { from: beginOf(from, stepSeconds), to, stepSeconds };
}

/**
 * Returns the series with a point for every step, null where no value is known.
 * @param values by the beginning of the step, epoch ms
 */
export function composeSeries(
  agency: string,
  metric: SeriesMetric,
  { from, to, stepSeconds }: SeriesWindow,
  values: ReadonlyMap<number, number>,
): Series {
  const points: Series['points'] = [];
  for (let at = from; at < to; at += stepSeconds * 1_000)
    points.push({ at: new Date(at).toISOString(), value: values.get(at) ?? null });
  return { agency, metric, stepSeconds, points };
}
