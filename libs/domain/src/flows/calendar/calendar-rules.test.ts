import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { day } from '../testing/a-context.js';
import { allowedSteps } from '../testing/allowed-steps.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { calendarRules } from './calendar-rules.js';

function anEntry(change: Fields = {}): Fields {
  return {
    ...{ kind: 'EVENT', title: 'Contoh pekan budaya', stage: null, source: null },
    ...{ firstDay: day('2026-11-26'), lastDay: day('2026-11-28'), kecamatan: '31.71.06' },
    officer: 'Rani Latihan',
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const listed = (change: Fields = {}) => begin(calendarRules, 'LISTED', anEntry(change));
const officer = 'Rani Latihan';
const withdrawn = () => carryOut(calendarRules, listed().after, 'WITHDRAWN', { officer });

const A_STAGE = { kind: 'ELECTION_STAGE', stage: 'VOTING', source: 'PKPU/1/LATIHAN' };
const A_HOLIDAY = { kind: 'HOLIDAY', source: 'SKB/1/LATIHAN', kecamatan: null };

describe('an entry of the calendar', () => {
  it('takes each step in its states alone', () => {
    expect(listed().violations).toEqual([]);
    expect(withdrawn().violations).toEqual([]);
    expect(allowedSteps(calendarRules, [listed().after, withdrawn().after])).toEqual({
      CURRENT: ['CHANGED', 'WITHDRAWN'],
      WITHDRAWN: [],
    });
  });

  it('stays in its lane, so that an exercise has a calendar of its own', () => {
    expect(calendarRules.isInEveryLane).toBeUndefined();
  });

  it.each<[string, Fields]>([
    ['a public holiday', A_HOLIDAY],
    ['a stage of an election', A_STAGE],
    ['an event of one day', { lastDay: day('2026-11-26') }],
    ['an event everywhere', { kecamatan: null }],
    ['an event with a letter', { source: 'SRT/1/LATIHAN' }],
  ])('may be %s', (_what, change) => {
    expect(listed(change).violations).toEqual([]);
    const changed = carryOut(calendarRules, listed().after, 'CHANGED', anEntry(change));
    expect(changed.violations).toEqual([]);
    expect(changed.after).toMatchObject({ status: 'CURRENT' });
  });

  it.each<[string, Fields, string]>([
    ['no kind', { kind: 'UNKNOWN' }, '/kind'],
    ['a holiday that nobody decreed', { ...A_HOLIDAY, source: null }, '/source'],
    ['a stage that nobody decreed', { ...A_STAGE, source: null }, '/source'],
    ['an election without its stage', { ...A_STAGE, stage: null }, '/stage'],
    ['a stage that nobody knows', { ...A_STAGE, stage: 'UNKNOWN' }, '/stage'],
    ['a stage of an event', { stage: 'VOTING' }, '/stage'],
    ['a holiday with a stage', { ...A_HOLIDAY, stage: 'VOTING' }, '/stage'],
    ['an end before its beginning', { lastDay: day('2026-11-25') }, '/lastDay'],
    ['somebody’s passport in its title', { title: 'Kunjungan A1234567' }, '/title'],
    ['a district that is none', { kecamatan: '31.74.06' }, '/kecamatan'],
    [
      'retention that ends before it begins',
      { handling: { retainUntil: day('2026-11-26') } },
      '/handling/retainUntil',
    ],
  ])('is refused with %s', (_what, change, field) => {
    expect(listed(change).fields).toEqual([field]);
    const changed = carryOut(calendarRules, listed().after, 'CHANGED', anEntry(change));
    expect(changed.fields).toEqual([field]);
  });
});
