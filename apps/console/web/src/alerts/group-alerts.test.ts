import { describe, expect, it } from 'vitest';
import type { AlertRow } from '../../../contract/alerts.js';
import { groupAlerts } from './group-alerts.js';

let made = 0;
function anAlert(afterSeconds: number, over: Partial<AlertRow> = {}): AlertRow {
  made += 1;
  return {
    id: `alert-${made}`,
    rule: 'dead-letters-growing',
    severity: 'warning',
    agency: `agency-${made}`,
    flow: null,
    params: {},
    startedAt: new Date(Date.UTC(2026, 10, 24) + afterSeconds * 1_000).toISOString(),
    endedAt: null,
    acknowledgement: null,
    silenceId: null,
    ...over,
  };
}

describe('alerts of one cause', () => {
  it('are one group of all agencies, not a row of each', () => {
    const alerts = Array.from({ length: 15 }, (_, at) => anAlert(at));
    const groups = groupAlerts(alerts);
    expect(groups.map((group) => group.alerts.length)).toEqual([15]);
    expect(groups[0]).toMatchObject({ id: alerts[0]!.id, startedAt: alerts[0]!.startedAt });
  });

  it('are those of one rule that began together; an hour later it is another', () => {
    const alerts = [
      anAlert(0),
      anAlert(1, { rule: 'fork', severity: 'critical' }),
      anAlert(100),
      anAlert(200),
      anAlert(3_600),
    ];
    expect(groupAlerts(alerts).map(({ rule, alerts: { length } }) => [rule, length])).toEqual([
      ['dead-letters-growing', 3],
      ['fork', 1],
      ['dead-letters-growing', 1],
    ]);
  });

  it('go on while one of them does, and are as grave as the gravest', () => {
    const end = anAlert(0).startedAt;
    const ended = anAlert(0, { rule: 'gap', endedAt: end, severity: 'critical' });
    expect(groupAlerts([ended, anAlert(1, { rule: 'gap' })])[0]).toMatchObject({
      endedAt: null,
      severity: 'critical',
    });
    expect(groupAlerts([ended])[0]?.endedAt).toBe(end);
  });

  it('stand where the first of them stood', () => {
    const alerts = [anAlert(500, { rule: 'fork' }), anAlert(0), anAlert(501, { rule: 'fork' })];
    expect(groupAlerts(alerts).map(({ rule }) => rule)).toEqual(['fork', 'dead-letters-growing']);
  });
});
