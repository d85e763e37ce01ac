import { dayNumber } from '@sinergi/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../flow-rules.js';
import { type Clock, clockStateAt } from './clock.js';
import { clocksOf, flowsWithClocks, keepsClocksOf } from './clocks-of.js';

const DAY_MS = 86_400_000;
const at = (text: string): number => Date.parse(text);
const aPermit = (change: Fields = {}): Fields => ({
  ...{ owner: 'imigrasi-jakpus', kind: 'KUNJUNGAN', origin: 'VISIT_VISA', status: 'ACTIVE' },
  ...{ validFrom: dayNumber('2026-11-01'), validUntil: dayNumber('2026-11-30'), endedOn: null },
  ...{ pendingSince: null, paidAt: null, awaitsPayment: false, decision: null, decidedAt: null },
  ...change,
});
const aWatch = (change: Fields = {}): Fields => ({
  ...{ owner: 'imigrasi-jakpus', category: 'CEGAH', status: 'ACTIVE', urgent: false },
  ...{ validFrom: dayNumber('2026-11-01'), validUntil: dayNumber('2026-11-20') },
  ...change,
});
const only = (flow: string, fields: Fields): Clock => {
  const clocks = clocksOf(flow, fields);
  expect(clocks).toHaveLength(1);
  return clocks[0]!;
};

describe('the clock of a permit', () => {
  it('is past with the day after its last one, in Jakarta, and warns two weeks before', () => {
    const clock = only('permit', aPermit());
    expect(clock).toMatchObject({
      ...{ kind: 'PERMIT_END', dueAt: at('2026-11-30T17:00:00Z'), frozenSince: null },
      ...{ responsible: ['imigrasi-jakpus'], basis: expect.stringContaining('22/2023') },
    });
    const states = [clock.warnAt - 1, clock.warnAt, clock.dueAt - 1, clock.dueAt].map((now) =>
      clockStateAt(clock, now),
    );
    expect(states).toEqual(['RUNNING', 'WARNING', 'WARNING', 'PAST']);
    expect(clock.dueAt - clock.warnAt).toBe(14 * DAY_MS);
  });

  it('stands still while an application that was filed and paid in time is pending', () => {
    const pendingSince = at('2026-11-20T03:00:00Z');
    const filed = { status: 'PENDING', pendingSince };
    const frozen = only('permit', aPermit(filed));
    expect(frozen.frozenSince).toBe(pendingSince);
    expect(clockStateAt(frozen, at('2030-01-01T00:00:00Z'))).toBe('FROZEN');
    const unpaid = only('permit', aPermit({ ...filed, awaitsPayment: true }));
    expect(clockStateAt(unpaid, at('2026-12-01T00:00:00Z'))).toBe('PAST');
    const decided = { decision: 'REFUSED', decidedAt: at('2026-12-05T03:00:00Z') };
    expect(only('permit', aPermit(decided))).toMatchObject({
      ...{ dueAt: at('2026-12-05T17:00:00Z'), frozenSince: null },
    });
  });

  it.each(['REVOKED', 'CANCELLED', 'ENDED_BY_EXIT', 'LAPSED', 'RETRACTED', 'UNKNOWN'])(
    'is none once it is %s',
    (status) => {
      expect(clocksOf('permit', aPermit({ status }))).toEqual([]);
    },
  );
});

describe('other clocks', () => {
  it('are those of watches, urgent ones by themselves', () => {
    expect(only('watch', aWatch())).toMatchObject({
      ...{ kind: 'WATCH_END', dueAt: at('2026-11-20T17:00:00Z') },
      basis: expect.stringContaining('UU 63/2024'),
    });
    expect(only('watch', aWatch({ urgent: true })).kind).toBe('URGENT_WATCH');
    expect(clocksOf('watch', aWatch({ status: 'WITHDRAWN' }))).toEqual([]);
  });

  it('are those of whom somebody waits for, in the last quarter of the time given', () => {
    const occurredAt = at('2026-11-24T00:00:00Z');
    const dueAt = occurredAt + 4 * DAY_MS;
    const request = { status: 'OPEN', occurredAt, dueAt, addressees: ['kec-menteng', 'kec-senen'] };
    expect(only('request', request)).toMatchObject({
      ...{ kind: 'REQUEST_ANSWER', dueAt, warnAt: dueAt - DAY_MS },
      responsible: ['kec-menteng', 'kec-senen'],
    });
    const alert = { status: 'OPEN', occurredAt, dueAt, competentAgency: 'polri-jakpus' };
    expect(only('alert', alert)).toMatchObject({
      kind: 'ALERT_ACTION',
      responsible: ['polri-jakpus'],
    });
    expect(clocksOf('alert', { ...alert, dueAt: null })).toEqual([]);
    for (const [flow, fields] of [
      ['request', request],
      ['alert', alert],
    ] as const)
      expect(clocksOf(flow, { ...fields, status: 'CLOSED' })).toEqual([]);
  });

  it('are those of presences, and none of flows that have none', () => {
    const presence = { status: 'ACTIVE', owner: 'imigrasi-jakpus', until: 10 * DAY_MS };
    expect(only('presence', presence)).toMatchObject({ kind: 'PRESENCE_END', dueAt: 10 * DAY_MS });
    expect(clocksOf('bulletin', { status: 'CURRENT' })).toEqual([]);
    expect(flowsWithClocks).toContain('presence');
  });
});

describe('the clock of data that is to be put right', () => {
  const occurredAt = at('2026-11-24T00:00:00Z');
  const request = {
    ...{ status: 'OPEN', kind: 'RECTIFICATION', occurredAt, dueAt: occurredAt + 9 * DAY_MS },
    addressees: ['polri-jakpus'],
  };
  const asked = (change: Fields = {}): Clock | undefined =>
    clocksOf('request', { ...request, ...change }).find(
      ({ kind }) => kind === 'DATA_RECTIFICATION',
    );

  it('is past three times 24 hours after it was asked, whatever the request gives', () => {
    expect(asked()).toMatchObject({
      ...{ dueAt: occurredAt + 3 * DAY_MS, responsible: ['polri-jakpus'] },
      basis: 'UU 27/2022, art. 30(1)',
    });
  });

  it('is none of other requests, once it is closed, and of a day without the text', () => {
    for (const change of [
      { kind: 'INFORMATION' },
      { status: 'CLOSED' },
      { occurredAt: at('2022-10-16T00:00:00Z') },
    ])
      expect(asked(change)).toBeUndefined();
  });
});

describe('the clock of an outstanding order', () => {
  const aCheck = (change: Fields = {}): Fields => ({
    ...{ owner: 'imigrasi-jakpus', certainty: 'DOCUMENT_CHECKED', order: 'NONE', orderNo: null },
    ...{ change: 'REPORTED', seenAt: at('2026-11-24T03:00:00Z') },
    ...change,
  });

  it('is past after the day by which the law asks for one, in Jakarta', () => {
    expect(only('sighting', aCheck())).toMatchObject({
      ...{ kind: 'ORDER_OUTSTANDING', dueAt: at('2026-11-25T17:00:00Z') },
      ...{ responsible: ['imigrasi-jakpus'], basis: expect.stringContaining('2/2025') },
    });
  });

  it('is none once the check has a number, is no check, or never was', () => {
    for (const change of [
      { orderNo: 'SP/1/LATIHAN' },
      { certainty: 'DESCRIBED' },
      { change: 'RETRACTED' },
    ])
      expect(clocksOf('sighting', aCheck(change))).toEqual([]);
  });

  it('is kept at Immigration alone', () => {
    expect(keepsClocksOf('sighting', ['permit', 'sighting'])).toBe(true);
    expect(keepsClocksOf('sighting', ['sighting'])).toBe(false);
    expect(keepsClocksOf('request', [])).toBe(true);
  });
});

describe('the clocks of a work programme', () => {
  const item = (itemId: string, change: Fields = {}): Fields => ({
    ...{ itemId, agency: 'kec-menteng', dueOn: dayNumber('2026-12-24'), status: 'OPEN' },
    ...change,
  });

  it('are one for each open item, past after its last day in Jakarta', () => {
    const other = item('b', { agency: 'polri-jakpus', dueOn: dayNumber('2026-12-10') });
    const workItems = [item('a'), other, item('c', { status: 'DONE' })];
    const dropped = item('d', { status: 'DROPPED' });
    expect(clocksOf('meeting', { workItems: [...workItems, dropped] })).toMatchObject([
      {
        ...{ kind: 'WORK_ITEM', part: 'a', dueAt: at('2026-12-24T17:00:00Z') },
        ...{ responsible: ['kec-menteng'], frozenSince: null },
      },
      {
        ...{ kind: 'WORK_ITEM', part: 'b', dueAt: at('2026-12-10T17:00:00Z') },
        responsible: ['polri-jakpus'],
      },
    ]);
    expect(clocksOf('meeting', { workItems: [item('a'), item('a')] })).toHaveLength(1);
    expect(clocksOf('meeting', { status: 'SCHEDULED' })).toEqual([]);
  });
});

describe('whatever the days', () => {
  const day = fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2035-12-31') });
  it('a clock goes from running over warning to past, and never back', () => {
    fc.assert(
      fc.property(day, fc.nat(800), fc.array(fc.nat(1_000 * DAY_MS)), (from, length, waits) => {
        const clock = only('permit', aPermit({ validFrom: from, validUntil: from + length }));
        const times = [...waits].sort((a, b) => a - b).map((wait) => from * DAY_MS + wait);
        const order = ['RUNNING', 'WARNING', 'PAST'];
        const stages = times.map((now) => order.indexOf(clockStateAt(clock, now)));
        expect(stages).toEqual([...stages].sort((a, b) => a - b));
      }),
    );
  });
});
