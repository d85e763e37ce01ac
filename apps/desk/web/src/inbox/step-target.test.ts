import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../api/inbox.js';
import { stepTarget } from './step-target.js';

const item = (fields: Partial<InboxItem>): InboxItem => ({
  ...{ itemId: 'i', kind: 'ALERT', flow: 'alert', owner: 'deteksi', entityId: 'e', part: null },
  ...{ version: 1, subjectId: null, kecamatan: null, title: null, since: '', dueAt: null },
  ...{ isPast: false, next: [], ground: null, takenBy: null },
  ...fields,
});

describe('a step of the inbox', () => {
  it.each([
    ['ALERT', { flow: 'response', change: 'TAKEN' }, { change: 'TAKEN', alertId: 'e' }],
    ['REQUEST', { flow: 'reply', change: 'REPLIED' }, { change: 'REPLIED', requestId: 'e' }],
    [
      ...(['WORK_ITEM', { flow: 'contribution', change: 'UPDATED' }] as const),
      { change: 'UPDATED', kind: 'PROGRESS', meetingId: 'e', itemId: 'p' },
    ],
    [
      ...(['INVITATION', { flow: 'contribution', change: 'CONTRIBUTED' }] as const),
      { change: 'CONTRIBUTED', kind: 'INVITATION_ANSWER', meetingId: 'e' },
    ],
  ])('of %s answers what waits', (kind, step, search) => {
    const target = stepTarget(item({ kind, part: 'p' }), step, null);
    expect(target).toEqual({ to: 'begin', flow: step.flow, search });
  });

  it('of an own entity changes it', () => {
    const own = item({ kind: 'OWN_CASE', flow: 'case' });
    const step = { flow: 'case', change: 'DECIDED' };
    expect(stepTarget(own, step, null)).toEqual({ to: 'change', id: 'e', ...step });
  });

  it('of a reply changes the request that it answers, once that is known', () => {
    const reply = item({ kind: 'REPLY', flow: 'reply' });
    const step = { flow: 'request', change: 'CLOSED' };
    expect(stepTarget(reply, step, null)).toBeNull();
    expect(stepTarget(reply, step, 'r')).toEqual({ to: 'change', id: 'r', ...step });
  });

  it('on who is whom is taken at the person', () => {
    const same = item({ kind: 'SAME_DOCUMENT', flow: 'subject', subjectId: 's', part: 't' });
    expect(stepTarget(same, { flow: 'subject', change: 'LINKED' }, null)).toEqual({
      ...{ to: 'person', subjectId: 's' },
    });
  });
});
