import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { day, NOW } from '../testing/a-context.js';
import { programmeOf } from './programme.js';

const item = (itemId: string, change: Fields = {}): Fields => ({
  ...{ itemId, title: 'Visit', agency: 'kec-menteng', dueOn: day('2026-12-24') },
  ...{ status: 'OPEN', explanation: null },
  ...change,
});
const aMeeting = (...workItems: Fields[]): Fields => ({ meetingId: 'meeting-1', workItems });
const said = (itemId: string, change: Fields = {}): Fields => ({
  ...{ contributionId: `by-${itemId}`, owner: 'kec-menteng', meetingId: 'meeting-1', itemId },
  ...{ kind: 'PROGRESS', status: 'CURRENT', progress: 'UNDERWAY', occurredAt: NOW },
  ...change,
});

describe('a work programme', () => {
  it('stands by due day, the word of the owner beside that of the agency', () => {
    const meeting = aMeeting(item('b'), item('a'), item('c', { dueOn: day('2026-12-01') }));
    const shown = programmeOf(meeting, [said('a', { progress: 'DONE' })], NOW);
    expect(shown.map(({ itemId }) => itemId)).toEqual(['c', 'a', 'b']);
    expect(shown[1]).toMatchObject({
      status: 'OPEN',
      progress: { contributionId: 'by-a', progress: 'DONE', saidAt: NOW },
    });
    expect(shown[2]!.progress).toBeNull();
  });

  it('shows only what the item’s agency says of it now, and of this meeting', () => {
    const meeting = aMeeting(item('a', { agency: 'kec-senen' }));
    for (const change of [
      {},
      { owner: 'kec-senen', status: 'RETRACTED' },
      { owner: 'kec-senen', meetingId: 'meeting-2' },
      { owner: 'kec-senen', kind: 'INVITATION_ANSWER' },
    ])
      expect(programmeOf(meeting, [said('a', change)], NOW)[0]!.progress).toBeNull();
    expect(
      programmeOf(meeting, [said('a', { owner: 'kec-senen' })], NOW)[0]!.progress,
    ).toBeTruthy();
  });

  it('marks an item that is open once its last day is over in Jakarta', () => {
    const overdue = (status: string, now: string) =>
      programmeOf(aMeeting(item('a', { status })), [], Date.parse(now))[0]!.isOverdue;
    expect(overdue('OPEN', '2026-12-24T16:59:59Z')).toBe(false);
    expect(overdue('OPEN', '2026-12-24T17:00:00Z')).toBe(true);
    for (const status of ['DONE', 'DROPPED'])
      expect(overdue(status, '2027-01-24T17:00:00Z')).toBe(false);
  });

  it('is the same whatever the order of the contributions and of the items', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const items = ids.map((id, at) => item(id, { dueOn: day('2026-12-24') + (at % 2) }));
    const all = ids.flatMap((id) => [
      said(id),
      said(id, { owner: 'kec-senen', progress: 'HINDERED' }),
      said(id, { meetingId: 'meeting-2', progress: 'DONE' }),
    ]);
    const expected = programmeOf(aMeeting(...items), all, NOW);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(items, { minLength: items.length }),
        (contributions, shuffled) => {
          expect(programmeOf(aMeeting(...shuffled), contributions, NOW)).toEqual(expected);
        },
      ),
    );
  });
});
