import { existsSync, readFileSync } from 'node:fs';
import {
  agencyMetrics,
  consoleMetrics,
  deskMetrics,
  detectionMetrics,
} from '@sinergi/observability';
import { readProfiles } from '@sinergi/settings';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emitDashboards } from './emit-dashboards.js';
import { emitPrometheus } from './emit-prometheus.js';

const files = new Map([...emitDashboards(), ...emitPrometheus('.')]);

interface Panel {
  id: number;
  gridPos: { x: number; y: number };
  targets: { expr: string }[];
}

describe('what Prometheus and Grafana are told', () => {
  it('is committed as it is generated', () => {
    for (const [path, content] of files) {
      expect(
        existsSync(path) && readFileSync(path, 'utf8'),
        `${path} is stale, run npm run generate`,
      ).toBe(content);
    }
  });

  it.each([
    ['deploy/grafana/console.json', consoleMetrics],
    ['deploy/grafana/agencies.json', agencyMetrics],
    ['deploy/grafana/desk.json', deskMetrics],
    ['deploy/grafana/detection.json', detectionMetrics],
  ])('%s asks for every metric that is made, each in a place of its own', (path, metrics) => {
    const { panels } = JSON.parse(files.get(path)!) as { panels: Panel[] };
    const asked = panels.map(
      ({ targets }) => /sinergi_[a-z_]+?(?=_bucket|[^a-z_]|$)/.exec(targets[0]!.expr)?.[0],
    );
    expect(asked).toEqual(Object.values(metrics).map(({ name }) => name));
    expect(new Set(panels.map(({ gridPos }) => `${gridPos.x} ${gridPos.y}`)).size).toBe(
      panels.length,
    );
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it('asks by the kind of the metric', () => {
    const { panels } = JSON.parse(files.get('deploy/grafana/agencies.json')!) as {
      panels: Panel[];
    };
    expect(panels.map(({ targets }) => targets[0]!.expr)).toEqual([
      'sinergi_ready{agency=~"$agency"}',
      'sinergi_outbox_pending{agency=~"$agency"}',
      'sum by (agency, topic) (sinergi_replica_lag_records{agency=~"$agency"})',
      'sum by (agency, topic, outcome) ' +
        '(rate(sinergi_replica_records_total{agency=~"$agency"}[$__rate_interval]))',
      'histogram_quantile(0.95, sum by (le, agency, topic) ' +
        '(rate(sinergi_replica_apply_seconds_bucket{agency=~"$agency"}[$__rate_interval])))',
    ]);
  });

  it('scrapes console, desk and everybody who runs a service, none twice', () => {
    const { scrape_configs: jobs } = parse(files.get('deploy/prometheus/prometheus.yml')!) as {
      scrape_configs: { static_configs: { targets: string[]; labels?: { agency: string } }[] }[];
    };
    const targets = jobs.flatMap(({ static_configs }) =>
      static_configs.flatMap((config) => config.targets),
    );
    expect(new Set(targets).size).toBe(targets.length);
    const codes = jobs.flatMap(({ static_configs }) =>
      static_configs.flatMap(({ labels }) => labels?.agency ?? []),
    );
    expect(codes).toEqual(
      readProfiles('deploy/agencies')
        .filter(({ kind }) => kind !== 'OPERATOR')
        .map(({ code }) => code)
        .sort(),
    );
  });
});
