import {
  agencyMetrics,
  consoleMetrics,
  deskMetrics,
  detectionMetrics,
  type MetricDescription,
} from '@sinergi/observability';

const DATASOURCE = { type: 'prometheus', uid: '$datasource' };
const WIDTH = 12;
const HEIGHT = 8;

/**
 * Emits Grafana dashboards with a panel for every metric of the services: `deploy/grafana/`.
 * Source: Grafana dashboard JSON model.
 */
export function emitDashboards(): Map<string, string> {
  return new Map([
    [
      'deploy/grafana/console.json',
      dashboard('sinergi-console', 'Sinergi: the exchange', Object.values(consoleMetrics)),
    ],
    [
      'deploy/grafana/desk.json',
      dashboard('sinergi-desk', 'Sinergi: the desk', Object.values(deskMetrics)),
    ],
    [
      'deploy/grafana/detection.json',
      dashboard('sinergi-detection', 'Sinergi: early detection', Object.values(detectionMetrics), [
        'agency',
      ]),
    ],
    [
      'deploy/grafana/agencies.json',
      dashboard('sinergi-agencies', "Sinergi: agencies' services", Object.values(agencyMetrics), [
        'agency',
      ]),
    ],
  ]);
}

/** @param common labels that every metric has in addition to its own */
function dashboard(
  uid: string,
  title: string,
  metrics: readonly MetricDescription[],
  common: readonly string[] = [],
): string {
  const labelled = metrics.map((metric) => ({
    ...metric,
    labelNames: [...common, ...metric.labelNames],
  }));
  const ofAgencies = labelled.find(({ labelNames }) => labelNames.includes('agency'))!;
  const model = {
    uid,
    title,
    description: 'generated, do not edit: npm run generate',
    tags: ['sinergi'],
    schemaVersion: 39,
    editable: false,
    refresh: '10s',
    time: { from: 'now-1h', to: 'now' },
    templating: {
      list: [
        { name: 'datasource', type: 'datasource', query: 'prometheus' },
        {
          ...{
            name: 'agency',
            type: 'query',
            datasource: DATASOURCE,
            query: `label_values(${ofAgencies.name}, agency)`,
          },
          ...{
            includeAll: true,
            multi: true,
            current: { text: 'All', value: '$__all' },
            refresh: 2,
          },
        },
      ],
    },
    panels: labelled.map(panel),
  };
  return `${JSON.stringify(model, null, 2)}\n`;
}

function panel({ help, unit, ...metric }: MetricDescription, index: number): object {
  const { expr, legend } = query(metric);
  return {
    id: index + 1,
    type: 'timeseries',
    title: help,
    datasource: DATASOURCE,
    gridPos: { x: (index % 2) * WIDTH, y: Math.floor(index / 2) * HEIGHT, w: WIDTH, h: HEIGHT },
    fieldConfig: { defaults: { unit, min: 0, custom: { spanNulls: false } }, overrides: [] },
    targets: [{ refId: 'A', expr, legendFormat: legend, datasource: DATASOURCE }],
  };
}

function query({
  name,
  kind,
  labelNames,
}: Pick<MetricDescription, 'name' | 'kind' | 'labelNames'>): { expr: string; legend: string } {
  const chosen = labelNames.includes('agency') ? '{agency=~"$agency"}' : '';
  // Partitions are added up: six lines of one topic show no more than their sum.
  const shown = labelNames.filter((label) => label !== 'partition');
  const by = (...more: string[]): string => [...more, ...shown].join(', ');
  const legend = shown.map((label) => `{{${label}}}`).join(' ') || name;
  if (kind === 'counter')
    return { expr: `sum by (${by()}) (rate(${name}${chosen}[$__rate_interval]))`, legend };
  if (kind === 'histogram')
    return {
      expr:
        `histogram_quantile(0.95, sum by (${by('le')}) ` +
        `(rate(${name}_bucket${chosen}[$__rate_interval])))`,
      legend: `p95 ${legend}`,
    };
  return {
    expr:
      shown.length === labelNames.length
        ? `${name}${chosen}`
        : `sum by (${by()}) (${name}${chosen})`,
    legend,
  };
}
