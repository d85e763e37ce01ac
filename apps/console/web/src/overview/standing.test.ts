import { describe, expect, it } from 'vitest';
import type { AlertRow } from '../../../contract/alerts.js';
import type { Overview, OverviewAgency, SyncStatus } from '../../../contract/overview.js';
import { standingOf } from './standing.js';

const agency = (code: string, status: SyncStatus): OverviewAgency => ({
  ...{ code, nameId: code, nameEn: code, status, reasonFlow: 'permit', report: null },
  reason: { code: status === 'in-sync' ? 'equal' : 'lagging', params: {} },
  cells: [
    {
      ...{ flow: 'permit', status, lagMs: null, pending: null, entities: null },
      reason: { code: status === 'in-sync' ? 'equal' : 'lagging', params: {} },
    },
  ],
});

const overview = (...statuses: SyncStatus[]): Overview => ({
  ...{ at: '2026-11-28T08:00:00Z', brokerAnsweredAt: null, inSync: 0, of: 0, reported: 0 },
  ...{ eventsPerSecond: 0, worstLag: null, deadLetters: 0, outboxPending: 0, forks: 0 },
  ...{ waiting: 0, openAlerts: 0, flows: [], systems: [] },
  agencies: statuses.map((status, i) => agency(`a${i}`, status)),
});

const alert = (id: string, change: Partial<AlertRow> = {}): AlertRow => ({
  ...{ id, rule: 'gap', severity: 'warning', agency: 'a0', flow: 'permit', params: {} },
  ...{ startedAt: '2026-11-28T08:00:00Z', endedAt: null, acknowledgement: null, silenceId: null },
  ...change,
});

describe('the state of the exchange in one sentence', () => {
  it('is well where all is equal and nothing waits', () => {
    expect(standingOf(overview('in-sync', 'in-sync'), [])).toEqual({
      ...{ tone: 'well', alert: null, moreAlerts: 0, unequal: null, moreUnequal: 0 },
    });
  });

  it('is uneasy where copies are behind, and names the worst of them', () => {
    const standing = standingOf(overview('joining', 'behind', 'in-sync'), []);
    expect(standing).toMatchObject({ tone: 'uneasy', moreUnequal: 1 });
    expect(standing.unequal).toMatchObject({ agency: { code: 'a1' }, flows: ['permit'] });
  });

  it('is wrong where a copy differs, also without an alert yet', () => {
    expect(standingOf(overview('behind', 'diverged'), [])).toMatchObject({
      tone: 'wrong',
      unequal: { agency: { code: 'a1' } },
    });
  });

  it('puts a critical alert before an older warning', () => {
    const alerts = [
      alert('old', { rule: 'behind' }),
      alert('new', { severity: 'critical', startedAt: '2026-11-28T09:00:00Z' }),
    ];
    expect(standingOf(overview('in-sync'), alerts)).toMatchObject({
      ...{ tone: 'wrong', alert: { id: 'new' }, moreAlerts: 1 },
    });
  });

  it('counts one cause at fifteen agencies once', () => {
    const alerts = [...'abc'].map((id) => alert(id, { agency: id }));
    const standing = standingOf(overview('in-sync'), alerts);
    expect(standing.moreAlerts).toBe(0);
    expect(standing.alert?.alerts).toHaveLength(3);
  });

  it.each<[string, Partial<AlertRow>]>([
    ['acknowledged', { acknowledgement: { by: 'op', at: '2026-11-28T08:01:00Z', note: 'n' } }],
    ['silenced', { silenceId: 's' }],
    ['ended', { endedAt: '2026-11-28T08:01:00Z' }],
  ])('leaves out an alert that is %s', (_what, change) => {
    expect(standingOf(overview('in-sync'), [alert('x', change)])).toMatchObject({
      ...{ tone: 'well', alert: null },
    });
  });
});
