import type { BarGroup } from './chart.js';
import { agenciesInWords, figure } from './figures.js';
import { costPerCopy } from './goals.js';
import type { ContenderResults, Results } from './results.js';
import { spread } from './statistics.js';
import { costPerEvent } from './works/burst.js';
import type { GrowthPoint } from './works/growth.js';

/** The part of a run that the chart shows. */
export function barGroups(results: Results): BarGroup[] {
  const contenders = [...results.contenders.values()];
  const group = (
    title: string,
    values: (one: ContenderResults) => number[],
    unit: string,
  ): BarGroup => ({
    title,
    bars: contenders.flatMap((one) => barOf(one.title, values(one), unit)),
  });
  const growth = (
    title: string,
    points: readonly GrowthPoint[],
    label: (point: GrowthPoint) => string,
    values: (point: GrowthPoint) => number[],
  ): BarGroup => ({
    title,
    bars: points.flatMap((point) => barOf(label(point), values(point), 'ms', 2)),
  });
  const given = contenders.flatMap(({ name }) => results.ratesGiven(name));
  const rates = [...new Set(given)].sort((left, right) => right - left);
  const { catchUps, growthOverEntities, growthOverAgencies } = results;
  return [
    group(
      'Burst to fifteen databases (more is better)',
      ({ name }) => results.rates(name),
      'events/s',
    ),
    ...rates.map((rate) =>
      group(
        `p99 to all fifteen at ${rate}/s (less is better)`,
        ({ name }) => results.p99s(name, rate),
        'ms',
      ),
    ),
    group('Resident memory (less is better)', ({ name }) => results.residentMiB(name), 'MiB'),
    {
      title: 'p99 to the others (less is better)',
      bars: [
        ...barOf(
          'Sinergi, nobody behind',
          catchUps.map(({ without }) => without.sinceDue.p99),
          'ms',
        ),
        ...barOf(
          'Sinergi, one catches up',
          catchUps.map(({ meanwhile }) => meanwhile.sinceDue.p99),
          'ms',
        ),
      ],
    },
    growth(
      'Processors per event (flat is better)',
      growthOverEntities,
      ({ entities }) => `Sinergi, ${figure(entities)} entities`,
      ({ bursts }) => bursts.map(costPerEvent),
    ),
    growth(
      'Processors per event and agency (flat is better)',
      growthOverAgencies,
      ({ agencies }) => `Sinergi, ${agenciesInWords(agencies)}`,
      (point) => point.bursts.map(costPerCopy(point)),
    ),
  ].filter(({ bars }) => bars.length > 0);
}

function barOf(
  label: string,
  values: readonly number[],
  unit: string,
  digits = 0,
): BarGroup['bars'] {
  if (values.length === 0) return [];
  const { min, median, max } = spread(values);
  return [{ label, value: median, min, max, shown: `${figure(median, digits)} ${unit}` }];
}
