import { expect, it } from 'vitest';
import type { AlertRow } from '../../../contract/alerts.js';
import { orderAlerts } from './order-alerts.js';

const anAlert = (id: string, over: Partial<AlertRow> = {}): AlertRow => ({
  id,
  rule: 'dead-letters-growing',
  severity: 'warning',
  agency: 'polri-jakpus',
  flow: null,
  params: {},
  startedAt: '2026-11-24T00:00:00Z',
  endedAt: null,
  acknowledgement: null,
  silenceId: null,
  ...over,
});

it('what is critical and untaken comes first, then what one can act on, else as it came', () => {
  const alerts = [
    anAlert('elsewhere'),
    anAlert('mine', { agency: 'imigrasi-dki' }),
    anAlert('taken', {
      severity: 'critical',
      acknowledgement: { by: 'Admin Satu', at: '2026-11-24T00:01:00Z', note: 'known' },
    }),
    anAlert('over', { severity: 'critical', endedAt: '2026-11-24T00:01:00Z' }),
    anAlert('loud', { severity: 'critical', agency: 'kec-menteng' }),
  ];
  const ordered = orderAlerts(alerts, ({ agency }) => agency === 'imigrasi-dki');
  expect(ordered.map(({ id }) => id)).toEqual(['loud', 'mine', 'elsewhere', 'taken', 'over']);
});
