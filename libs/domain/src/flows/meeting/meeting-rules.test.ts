import { describe, expect, it } from 'vitest';
import type { Fields, RuleContext } from '../../flow-rules.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, type Carried, carryOut } from '../testing/carry-out.js';
import { meetingRules } from './meeting-rules.js';
import type { WorkItem } from './work-items.js';

const OFFICER = { officer: 'Rani Latihan' };
const anItem = (change: Partial<WorkItem> = {}): WorkItem => ({
  ...{ itemId: 'item-1', title: 'Visit the lodging houses', agency: 'kec-menteng' },
  ...{ dueOn: day('2026-12-24'), status: 'OPEN', explanation: null },
  ...change,
});
const aMeeting = (change: Fields = {}): Fields => ({
  ...{ title: 'Rapat koordinasi', venue: 'Ruang rapat 1', agenda: ['Pengawasan'], ...OFFICER },
  ...{ startsAt: NOW - HOUR_MS, endsAt: NOW, addressees: ['polri-jakpus', 'kec-menteng'] },
  ...{ handling: { retainUntil: day('2031-11-24') }, owner: 'imigrasi-jakpus' },
  ...{ attendance: [], workItems: [] },
  ...change,
});
const scheduled = (said: Fields = {}, context: RuleContext = aContext()) =>
  begin(meetingRules, 'SCHEDULED', aMeeting(said), context);
const change = (before: Fields, name: string, said: Fields = {}, context = aContext()): Carried =>
  carryOut(meetingRules, before, name, { ...OFFICER, ...said }, context);

/** What each step says beside its officer. */
const SAID: Readonly<Record<string, Fields>> = {
  CHANGED: aMeeting(),
  HELD: { attendance: ['kec-menteng'] },
  MINUTED: { workItems: [anItem()] },
  FOLLOWED_UP: { workItems: [anItem({ status: 'DONE' })] },
};
/** The steps that lead to each status. */
const WAY: Readonly<Record<string, readonly string[]>> = {
  SCHEDULED: [],
  HELD: ['HELD'],
  MINUTED: ['HELD', 'MINUTED'],
  FOLLOWED_UP: ['HELD', 'MINUTED', 'FOLLOWED_UP'],
  CLOSED: ['HELD', 'MINUTED', 'FOLLOWED_UP', 'CLOSED'],
  CANCELLED: ['CANCELLED'],
};
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  SCHEDULED: ['CHANGED', 'HELD', 'CANCELLED'],
  HELD: ['MINUTED'],
  MINUTED: ['FOLLOWED_UP', 'CLOSED'],
  FOLLOWED_UP: ['FOLLOWED_UP', 'CLOSED'],
  CLOSED: [],
  CANCELLED: [],
};
const at = (status: string): Fields =>
  WAY[status]!.reduce((before, step) => change(before, step, SAID[step]).after, scheduled().after);
const STEPS = Object.keys(ALLOWED).flatMap((status) =>
  Object.keys(meetingRules.changes).map((step) => [status, step] as const),
);

describe('a meeting', () => {
  it.each(Object.keys(ALLOWED))('comes to %s by its steps, without a violation', (status) => {
    expect(at(status)['status']).toBe(status);
  });

  it.each(STEPS)('that is %s: %s', (status, step) => {
    // Items that are open stand in the way of CLOSED alone, and are tried below.
    const before = { ...at(status), ...(step === 'CLOSED' ? { workItems: [] } : {}) };
    const { refusal, violations, after } = change(before, step, SAID[step]);
    if (ALLOWED[status]!.includes(step)) {
      const status = step === 'CHANGED' ? 'SCHEDULED' : step;
      expect({ refusal, violations, after }).toMatchObject({
        ...{ refusal: null, violations: [], after: { status } },
      });
    } else {
      const from = Object.keys(ALLOWED).filter((one) => ALLOWED[one]!.includes(step));
      expect(refusal).toBe(`Expected a meeting with status ${from.join(' or ')}, got ${status}`);
    }
  });

  it('is always changed by an officer, who is named', () => {
    for (const rule of Object.values(meetingRules.changes))
      expect(rule.sets === 'whole' || rule.requires?.includes('officer')).toBe(true);
  });

  it('invites somebody of the exchange beside its owner', () => {
    expect(scheduled({ addressees: [] }).fields).toEqual(['/addressees']);
    expect(scheduled({ addressees: ['kec-menteng', 'imigrasi-jakpus'] }).fields).toEqual([
      '/addressees/1',
    ]);
    expect(scheduled({ addressees: ['kec-lain'] }).fields).toEqual(['/addressees/0']);
  });

  it('keeps whom it invited when one of them leaves the exchange', () => {
    const left = without('kec-menteng');
    expect(change(scheduled().after, 'CHANGED', aMeeting(), left).violations).toEqual([]);
    expect(scheduled({}, left).fields).toEqual(['/addressees/1']);
    const held = change(scheduled().after, 'HELD', { attendance: ['kec-menteng'] }, left);
    expect(held.violations).toEqual([]);
  });

  it('ends after it begins, is kept for a time, and says nothing of a person in clear', () => {
    expect(scheduled({ endsAt: NOW - HOUR_MS }).fields).toEqual(['/endsAt']);
    expect(scheduled({ handling: { retainUntil: day('2026-11-24') } }).fields).toEqual([
      '/handling/retainUntil',
    ]);
    const number = 'passport X1234567';
    expect(scheduled({ title: number, agenda: ['Acara', number], venue: number }).fields).toEqual([
      ...['/title', '/venue', '/agenda/1'],
    ]);
  });

  it('is held once it has begun, by who was invited', () => {
    const later = scheduled({ startsAt: NOW + 1, endsAt: NOW + HOUR_MS }).after;
    expect(change(later, 'HELD', SAID['HELD']).fields).toEqual(['/change']);
    const attendance = ['imigrasi-jakpus', 'kec-senen'];
    expect(change(scheduled().after, 'HELD', { attendance }).violations).toEqual([
      {
        field: '/attendance/1',
        expected: 'one that was invited: imigrasi-jakpus, polri-jakpus, kec-menteng',
        got: 'kec-senen',
      },
    ]);
  });

  it('is not closed while an item is open', () => {
    expect(change(at('MINUTED'), 'CLOSED').refusal).toBe(
      'Expected a meeting whose items are all DONE or DROPPED, got one with 1 OPEN',
    );
    expect(change(at('FOLLOWED_UP'), 'CLOSED').refusal).toBeNull();
  });
});

describe('the work programme', () => {
  const minuted = (...workItems: WorkItem[]) => change(at('HELD'), 'MINUTED', { workItems });
  const followedUp = (workItems: WorkItem[], context = aContext(), before = at('MINUTED')) =>
    change(before, 'FOLLOWED_UP', { workItems }, context);

  it('has items of agencies of the exchange, each with an id, due on the day or later', () => {
    expect(minuted(anItem(), anItem()).fields).toEqual(['/workItems/1/itemId']);
    for (const agency of ['deteksi', 'operator', 'kec-lain'])
      expect(minuted(anItem({ agency })).fields).toEqual(['/workItems/0/agency']);
    expect(minuted(anItem({ dueOn: day('2026-11-23') })).fields).toEqual(['/workItems/0/dueOn']);
    expect(minuted(anItem({ dueOn: day('2026-11-24') })).violations).toEqual([]);
    expect(minuted(anItem({ status: 'DONE' })).fields).toEqual(['/workItems/0/status']);
    expect(minuted(anItem({ title: 'See rani@contoh.id' })).fields).toEqual(['/workItems/0/title']);
  });

  it('loses no item, and gains one', () => {
    expect(followedUp([]).violations).toMatchObject([
      { field: '/workItems', expected: expect.stringContaining('item item-1') },
    ]);
    expect(followedUp([anItem(), anItem({ itemId: 'item-2' })]).violations).toEqual([]);
    expect(followedUp([anItem({ status: 'UNKNOWN' })]).fields).toEqual(['/workItems/0/status']);
  });

  const SILENT: readonly Partial<WorkItem>[] = [
    { status: 'DROPPED' },
    { agency: 'kec-senen' },
    { dueOn: day('2027-01-10') },
    { title: 'Visit something else' },
  ];
  it.each(SILENT)('changes to %o with an explanation of its own alone', (said) => {
    const field = '/workItems/0/explanation';
    expect(followedUp([anItem(said)]).fields).toEqual([field]);
    const explanation = 'The buildings were closed';
    const before = followedUp([anItem({ explanation })]).after;
    expect(followedUp([anItem({ ...said, explanation })], aContext(), before).fields).toEqual([
      field,
    ]);
    expect(followedUp([anItem({ ...said, explanation })]).violations).toEqual([]);
  });

  it('opens an item again with an explanation', () => {
    const done = at('FOLLOWED_UP');
    expect(followedUp([anItem()], aContext(), done).fields).toEqual(['/workItems/0/explanation']);
    const explanation = 'It has to be done again';
    expect(followedUp([anItem({ explanation })], aContext(), done).violations).toEqual([]);
  });

  it('does not get stuck where the agency of an item has left the exchange', () => {
    const left = without('kec-menteng');
    const explanation = 'Kecamatan Menteng has left the exchange';
    for (const said of [
      {},
      { status: 'DONE' },
      { status: 'DROPPED', explanation },
      { agency: 'kec-senen', explanation },
    ])
      expect(followedUp([anItem(said)], left).violations).toEqual([]);
    const given = followedUp([anItem({ agency: 'kec-senen', explanation })]).after;
    const back = anItem({ explanation: 'Given back' });
    expect(followedUp([back], left, given).fields).toEqual(['/workItems/0/agency']);
  });
});

/** The exchange after an agency has left it. */
function without(code: string): RuleContext {
  const context = aContext();
  return {
    ...context,
    participants: context.participants.filter((one) => one.code !== code),
  };
}
