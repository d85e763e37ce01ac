import { describe, expect, it } from 'vitest';
import type { DeadLetterAgency, DeadLetterGroup } from '../../../contract/dead-letters.js';
import { groupByCause, unexplained, unexplainedBy } from './group-by-cause.js';

const group = (
  reason: DeadLetterGroup['reason'],
  count: number,
  oldestAt = '2026-11-24T03:00:00.000Z',
  newestAt = oldestAt,
) => ({
  reason,
  topic: 'timpora.sighting',
  count,
  oldestAt,
  newestAt,
});
const agency = (
  code: string,
  groups: DeadLetterAgency['groups'],
  count: number | null = 0,
): DeadLetterAgency => ({
  agency: code,
  count,
  groups,
  unavailable: groups === null ? 'no-answer' : null,
});

describe('dead letters by cause', () => {
  it('have one cause at all agencies, from the oldest to the newest', () => {
    const causes = groupByCause([
      agency('kec-menteng', [group('UNKNOWN_SCHEMA', 2, '2026-11-24T03:00:00.000Z')]),
      agency('kec-senen', [
        group('UNKNOWN_SCHEMA', 3, '2026-11-24T01:00:00.000Z', '2026-11-24T04:00:00.000Z'),
        group('FORK', 9),
      ]),
    ]);
    expect(causes.map(({ reason, count }) => [reason, count])).toEqual([
      ['FORK', 9],
      ['UNKNOWN_SCHEMA', 5],
    ]);
    expect(causes[1]).toMatchObject({
      oldestAt: '2026-11-24T01:00:00.000Z',
      newestAt: '2026-11-24T04:00:00.000Z',
    });
  });

  it('do not hide those whose causes nobody told', () => {
    const silent = [
      agency('a', null, 5),
      agency('b', null, null),
      agency('c', null, 0),
      agency('d', [], 0),
    ];
    expect(unexplained(silent).map((row) => row.agency)).toEqual(['a', 'b']);
  });

  it('at the own agency are not among those of others, where one may ask neither', () => {
    const row = (code: string): DeadLetterAgency => ({
      ...agency(code, null, 2),
      unavailable: 'forbidden',
    });
    const { silent, own, others } = unexplainedBy(
      [row('kec-menteng'), row('kec-senen'), agency('kec-gambir', null, 1)],
      'kec-menteng',
    );
    expect(own?.agency).toBe('kec-menteng');
    expect(others.map(({ agency: code }) => code)).toEqual(['kec-senen']);
    expect(silent.map(({ agency: code }) => code)).toEqual(['kec-gambir']);
  });
});
