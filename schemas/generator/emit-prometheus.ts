import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readProfiles } from '@sinergi/settings';
import { stringify } from 'yaml';
import {
  DEFAULT_PORT_BASE,
  DESK,
  DETECTION,
  FIRST_AGENCY,
} from '../../deploy/local/state/port-plan.js';
import { METRICS_TOKEN_FILE } from '../../deploy/local/state/write-settings.js';

/** The path relative to the folder of this file, as Prometheus reads it. */
const TOKEN = { type: 'Bearer', credentials_file: `../../.sinergi/state/${METRICS_TOKEN_FILE}` };

/**
 * Emits `deploy/prometheus/prometheus.yml`: the scrape targets when everything runs on the loopback
 * at the default ports, as after a first start.
 */
export function emitPrometheus(root: string): Map<string, string> {
  const folder = join(root, 'deploy/agencies');
  if (!existsSync(folder)) return new Map();
  const codes = readProfiles(folder)
    .filter(({ kind }) => kind !== 'OPERATOR')
    .map(({ code }) => code)
    .sort();
  const at = (distance: number): string => `127.0.0.1:${DEFAULT_PORT_BASE + distance}`;
  const config = {
    global: { scrape_interval: '10s', scrape_timeout: '5s' },
    scrape_configs: [
      // In the console's metrics the label `agency` names the agency that the value is about.
      { job_name: 'console', authorization: TOKEN, static_configs: [{ targets: [at(0)] }] },
      { job_name: 'desk', authorization: TOKEN, static_configs: [{ targets: [at(DESK)] }] },
      {
        job_name: 'detection',
        authorization: TOKEN,
        static_configs: [{ targets: [at(DETECTION)] }],
      },
      // One host may run several agencies. Each of them then shows the metrics of the shared
      // process.
      {
        job_name: 'agencies',
        honor_labels: true,
        authorization: TOKEN,
        static_configs: codes.map((code, index) => ({
          targets: [at(FIRST_AGENCY + index)],
          labels: { agency: code },
        })),
      },
    ],
  };
  const comment = [
    '# generated, do not edit: npm run generate',
    '# Ports of a first start at the default base. A state folder that agencies joined later ' +
      'keeps theirs in ports.json, as distances from the base.',
  ];
  return new Map([
    [
      'deploy/prometheus/prometheus.yml',
      `${comment.join('\n')}\n${stringify(config, { aliasDuplicateObjects: false })}`,
    ],
  ]);
}
