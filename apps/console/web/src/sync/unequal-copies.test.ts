import { describe, expect, it } from 'vitest';
import type { OverviewAgency, OverviewCell, Reason } from '../../../contract/overview.js';
import { unequalCopies } from './unequal-copies.js';

const EQUAL: Reason = { code: 'equal', params: { agreeing: 3, compared: 3 } };

const cell = (
  flow: string,
  status: OverviewCell['status'],
  code: Reason['code'] = 'equal',
): OverviewCell => ({
  ...{ flow, status, lagMs: null, pending: null, entities: null },
  reason: status === 'none' ? null : { code, params: {} },
});

const agency = (code: string, cells: OverviewCell[], change: Partial<OverviewAgency> = {}) =>
  ({
    ...{ code, nameId: code, nameEn: code, status: 'in-sync', reason: EQUAL, reasonFlow: null },
    ...{ report: null, cells },
    ...change,
  }) satisfies OverviewAgency;

const short = (agencies: OverviewAgency[]) =>
  unequalCopies(agencies).map(({ agency: { code }, status, reason, flows }) => [
    code,
    status,
    reason.code,
    flows.join('+'),
  ]);

describe('what is not equal', () => {
  it('is nothing where copies are equal or not held', () => {
    expect(short([agency('a', [cell('permit', 'in-sync'), cell('watch', 'none')])])).toEqual([]);
  });

  it('is one entry for each agency and cause', () => {
    expect(
      short([
        agency('a', [
          cell('permit', 'behind', 'lagging'),
          cell('watch', 'diverged', 'digest-differs'),
          cell('sighting', 'behind', 'lagging'),
        ]),
      ]),
    ).toEqual([
      ['a', 'diverged', 'digest-differs', 'watch'],
      ['a', 'behind', 'lagging', 'permit+sighting'],
    ]);
  });

  it('comes worst first, and among equals in the order of the agencies', () => {
    expect(
      short([
        agency('a', [cell('permit', 'joining', 'replaying')]),
        agency('b', [cell('permit', 'behind', 'lagging')]),
        agency('c', [cell('permit', 'diverged', 'digest-differs')]),
        agency('d', [cell('permit', 'unknown', 'no-report')]),
        agency('e', [cell('permit', 'behind', 'lagging')]),
      ]).map(([code]) => code),
    ).toEqual(['c', 'd', 'b', 'e', 'a']);
  });

  it('includes an agency whose flows are equal and which is not, as a whole', () => {
    const change = { status: 'behind', reason: { code: 'outbox-stalled', params: {} } } as const;
    expect(short([agency('a', [cell('permit', 'in-sync')], change)])).toEqual([
      ['a', 'behind', 'outbox-stalled', ''],
    ]);
  });
});
