import { describe, expect, it } from 'vitest';
import type { Overview, OverviewCell } from '../../../contract/overview.js';
import { changesSince, lookAt, parseLook } from './last-look.js';

type Statuses = Record<string, OverviewCell['status']>;

/** @param copies status by `agency flow` */
function overview(copies: Statuses, change: Partial<Overview> = {}): Overview {
  const codes = [...new Set(Object.keys(copies).map((at) => at.split(' ')[0]!))];
  const equal = { code: 'equal', params: {} } as const;
  return {
    ...{ at: '2026-11-28T08:00:00.000Z', brokerAnsweredAt: null, inSync: 0, of: 0, reported: 0 },
    ...{ eventsPerSecond: 0, worstLag: null, deadLetters: 0, outboxPending: 0, forks: 0 },
    ...{ waiting: 0, openAlerts: 0, flows: [], systems: [] },
    agencies: codes.map((code) => ({
      ...{ code, nameId: code, nameEn: code, status: 'in-sync', reason: equal },
      ...{ reasonFlow: null, report: null },
      cells: Object.entries(copies)
        .filter(([at]) => at.startsWith(`${code} `))
        .map(([at, status]) => ({
          ...{ flow: at.split(' ')[1]!, status, reason: equal },
          ...{ lagMs: null, pending: null, entities: null },
        })),
    })),
    ...change,
  };
}

describe('what changed since the last look', () => {
  it('is nothing where all is as it was', () => {
    const seen = overview({ 'a permit': 'behind', 'b permit': 'in-sync', 'b watch': 'none' });
    expect(changesSince(lookAt(seen), seen)).toEqual({
      ...{ worse: [], mended: 0, deadLetters: 0, openAlerts: 0 },
    });
  });

  it('is the copies that are unequal in another way than before, and those that mended', () => {
    const before = lookAt(
      overview({ 'a permit': 'behind', 'b permit': 'diverged', 'c permit': 'in-sync' }),
    );
    const now = overview({
      ...{ 'a permit': 'diverged', 'b permit': 'in-sync', 'c permit': 'unknown' },
    });
    expect(changesSince(before, now)).toMatchObject({
      worse: [
        { agency: 'a', flow: 'permit', status: 'diverged' },
        { agency: 'c', flow: 'permit', status: 'unknown' },
      ],
      mended: 1,
    });
  });

  it('counts a copy that is new, and forgets one whose agency has left', () => {
    const before = lookAt(overview({ 'a permit': 'behind' }));
    expect(changesSince(before, overview({ 'b permit': 'joining' }))).toMatchObject({
      ...{ worse: [{ agency: 'b' }], mended: 0 },
    });
  });

  it('counts dead letters and alerts, also fewer of them', () => {
    const before = lookAt(overview({}, { deadLetters: 3, openAlerts: 2 }));
    const now = overview({}, { deadLetters: 7, openAlerts: 1 });
    expect(changesSince(before, now)).toMatchObject({ deadLetters: 4, openAlerts: -1 });
  });
});

describe('a look that a browser kept', () => {
  it('is read as it was written', () => {
    const look = lookAt(overview({ 'a permit': 'behind' }));
    expect(parseLook(JSON.stringify(look))).toEqual(look);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another value', '[]'],
    ['no time', '{"at":"zzz","deadLetters":0,"openAlerts":0,"unequal":{}}'],
    ['no number', '{"at":"2026-11-28T08:00:00Z","deadLetters":-1,"openAlerts":0,"unequal":{}}'],
    [
      'no status',
      '{"at":"2026-11-28T08:00:00Z","deadLetters":0,"openAlerts":0,"unequal":{"a b":"zzz"}}',
    ],
  ])('is none where there is %s', (_what, text) => {
    expect(parseLook(text)).toBeNull();
  });
});
