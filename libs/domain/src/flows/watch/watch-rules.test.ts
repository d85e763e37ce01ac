import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, day, NOW } from '../testing/a-context.js';
import { begin, type Carried, carryOut } from '../testing/carry-out.js';
import { watchRules } from './watch-rules.js';

function aWatch(change: Fields = {}): Fields {
  return {
    category: 'CEGAH',
    requestedAction: 'PREVENT_EXIT',
    requestedBy: 'polri-jakpus',
    legalReference: 'KEP-001/LATIHAN/2026',
    validFrom: day('2026-11-24'),
    validUntil: day('2027-05-23'),
    urgent: false,
    person: { surname: 'CONTOH' },
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const TANGKAL = { category: 'TANGKAL', requestedAction: 'REFUSE_ENTRY' };
const placed = (change: Fields = {}): Fields => begin(watchRules, 'PLACED', aWatch(change)).after;
/** Places a watch on a day of the past. */
const placedOn = (date: string, change: Fields) =>
  begin(
    watchRules,
    'PLACED',
    aWatch({ validFrom: day(date), handling: { retainUntil: day('2031-11-24') }, ...change }),
    aContext({ said: { occurredAt: Date.parse(`${date}T05:00:00Z`) } }),
  ).fields;
const extend = (before: Fields, validUntil: string) =>
  carryOut(watchRules, before, 'EXTENDED', {
    validUntil: day(validUntil),
    legalReference: 'KEP-002/LATIHAN/2027',
  });

describe('a watch by the law of its day', () => {
  it('is a tangkal of ten years by UU 63/2024 art. 102(1), from 17 Oct 2024', () => {
    expect(placedOn('2024-10-17', { ...TANGKAL, validUntil: day('2034-10-17') })).toEqual([]);
    expect(placedOn('2024-10-17', { ...TANGKAL, validUntil: day('2034-10-18') })).toEqual([
      '/validUntil',
    ]);
  });

  it('is not refused by UU 6/2011 art. 102 before, whose terms are uncertain', () => {
    expect(placedOn('2024-10-16', { ...TANGKAL, validUntil: day('2034-10-18') })).toEqual([]);
  });

  it('is a cegah of six months by either law', () => {
    for (const [from, until] of [
      ['2024-10-16', '2025-04-17'],
      ['2024-10-17', '2025-04-18'],
    ] as const)
      expect(placedOn(from, { validUntil: day(until) })).toEqual(['/validUntil']);
  });

  it('is held by no later law where none is known for its day', () => {
    const handling = { retainUntil: day('2015-01-01') };
    expect(placedOn('2010-01-01', { validUntil: day('2012-01-01'), handling })).toEqual([]);
  });

  it('ends after it begins, and is extended forward, by whatever law', () => {
    const handling = { retainUntil: day('2015-01-01') };
    expect(placedOn('2010-01-01', { validUntil: day('2009-12-31'), handling })).toEqual([
      '/validUntil',
    ]);
    const before = { ...placed(TANGKAL), validUntil: day('2025-01-01') };
    const back = { validUntil: day('2024-12-01'), legalReference: 'KEP-003/LATIHAN/2024' };
    const then = aContext({ said: { occurredAt: Date.parse('2024-10-01T05:00:00Z') } });
    expect(carryOut(watchRules, before, 'EXTENDED', back, then).fields).toEqual(['/validUntil']);
  });
});

describe('a watch', () => {
  it('begins active, never extended, with no reason to end', () => {
    const { after, violations } = begin(watchRules, 'PLACED', aWatch());
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: 'ACTIVE', extensions: 0, statusReason: null });
  });

  it.each<[string, Fields, string]>([
    ['ends before it begins', { validUntil: day('2026-11-23') }, '/validUntil'],
    ['is a cegah of more than six months', { validUntil: day('2027-05-25') }, '/validUntil'],
    [
      'is an urgent cegah of more than 20 days',
      { urgent: true, validUntil: day('2026-12-14') },
      '/validUntil',
    ],
    [
      'is a tangkal of more than ten years',
      { ...TANGKAL, validUntil: day('2036-11-25') },
      '/validUntil',
    ],
    [
      'is a lookout of more than a year',
      { category: 'LOOKOUT', requestedAction: 'INFORM', validUntil: day('2027-11-25') },
      '/validUntil',
    ],
    ['would stop at the exit without a cegah', { category: 'LOOKOUT' }, '/requestedAction'],
    [
      'would stop at the entry without a tangkal',
      { requestedAction: 'REFUSE_ENTRY' },
      '/requestedAction',
    ],
    ['was asked for by nobody of the exchange', { requestedBy: 'nobody' }, '/requestedBy'],
    ['was asked for by a service', { requestedBy: 'deteksi' }, '/requestedBy'],
    ['is about nobody', { person: null }, '/person'],
    [
      'is kept more than ten years after its end',
      { handling: { retainUntil: day('2037-05-24') } },
      '/handling/retainUntil',
    ],
  ])('is refused where it %s', (_what, change, field) => {
    expect(begin(watchRules, 'PLACED', aWatch(change)).fields).toEqual([field]);
  });

  it.each<[string, Fields]>([
    ['an urgent cegah of 20 days', { urgent: true, validUntil: day('2026-12-13') }],
    ['a tangkal of ten years', { ...TANGKAL, validUntil: day('2036-11-24') }],
    ['a cegah that only informs', { requestedAction: 'INFORM' }],
    [
      'a subject without a person',
      { person: null, subjectId: '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001' },
    ],
  ])('is accepted as %s', (_what, change) => {
    expect(begin(watchRules, 'PLACED', aWatch(change)).violations).toEqual([]);
  });

  it('is extended once, as a cegah by six months at most', () => {
    const once = extend(placed(), '2027-11-23');
    expect(once).toMatchObject({
      violations: [],
      after: { status: 'ACTIVE', extensions: 1, validUntil: day('2027-11-23') },
    });
    expect(extend(placed(), '2027-11-24').fields).toEqual(['/validUntil']);
    expect(extend(placed(), '2027-05-23').fields).toEqual(['/validUntil']);
    expect(extend(once.after, '2027-12-23').fields).toEqual(['/change']);
  });

  it('is not validated by what an extension cannot say', () => {
    const context = aContext({ participants: [] });
    expect(
      carryOut(
        watchRules,
        placed(),
        'EXTENDED',
        { validUntil: day('2027-06-23'), legalReference: 'KEP-002' },
        context,
      ).violations,
    ).toEqual([]);
  });

  it('lapses after its last day in Jakarta, and not before', () => {
    const due = watchRules.lapses!.dueAt(placed())!;
    expect(new Date(due).toISOString()).toBe('2027-05-23T17:00:00.000Z');
    const lapse = (now: number) => carryOut(watchRules, placed(), 'LAPSED', {}, aContext({ now }));
    expect(lapse(due - 1).fields).toEqual(['/change']);
    const { after, violations } = lapse(due);
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: 'LAPSED', matter: { statusReason: null } });
    expect(watchRules.lapses!.dueAt(after)).toBeNull();
  });

  it('is withdrawn with a reason', () => {
    const withdraw = (statusReason: string | null) =>
      carryOut(watchRules, placed(), 'WITHDRAWN', { statusReason });
    expect(withdraw(null).fields).toEqual(['/statusReason']);
    expect(withdraw('the ground fell away')).toMatchObject({
      violations: [],
      after: {
        ...{ status: 'WITHDRAWN', statusReason: null },
        matter: { category: 'CEGAH', statusReason: 'the ground fell away' },
      },
    });
  });

  it('says whom it is about, what it asks, who asked and why in what is sealed alone', () => {
    const open = {
      ...{ subjectId: null, person: null, requestedBy: null, legalReference: null },
      ...{ category: 'UNKNOWN', requestedAction: 'UNKNOWN', statusReason: null },
    };
    const subjectId = '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001';
    const watch = placed({ subjectId });
    const matter = {
      ...{ subjectId, category: 'CEGAH', requestedAction: 'PREVENT_EXIT', statusReason: null },
      ...{ requestedBy: 'polri-jakpus', legalReference: 'KEP-001/LATIHAN/2026' },
      person: { surname: 'CONTOH' },
    };
    expect(watch).toMatchObject({ ...open, matter });
    expect(watch['matter']).toEqual(matter);
    const { after } = extend(watch, '2027-11-23');
    expect(after).toMatchObject(open);
    expect(after['matter']).toEqual({ ...matter, legalReference: 'KEP-002/LATIHAN/2027' });
  });

  it('of before is sealed with its next change, whichever that is', () => {
    const { matter, ...rest } = placed();
    const before = { ...rest, ...(matter as Fields), matter: null };
    for (const [change, said, now] of [
      ['EXTENDED', { validUntil: day('2027-11-23'), legalReference: 'KEP-002' }, NOW],
      ['WITHDRAWN', { statusReason: 'the ground fell away' }, NOW],
      ['LAPSED', {}, watchRules.lapses!.dueAt(before)!],
    ] as const) {
      const { after, violations } = carryOut(watchRules, before, change, said, aContext({ now }));
      expect(violations).toEqual([]);
      expect(after).toMatchObject({
        ...{ category: 'UNKNOWN', requestedBy: null, subjectId: null, person: null },
        matter: { category: 'CEGAH', requestedBy: 'polri-jakpus', person: { surname: 'CONTOH' } },
      });
    }
    expect(extend(before, '2027-11-24').fields).toEqual(['/validUntil']);
  });

  it.each<[string, Fields, string]>([
    ['an agency that is none', { addressees: ['nobody'] }, '/addressees/0'],
    ['a district that is none', { kecamatan: '99.99.99' }, '/kecamatan'],
    ['no decision', { legalReference: null }, '/legalReference'],
  ])('names %s: refused', (_what, change, field) => {
    expect(begin(watchRules, 'PLACED', aWatch(change)).fields).toEqual([field]);
  });

  it('that is over takes nothing any more', () => {
    const { after } = carryOut(watchRules, placed(), 'WITHDRAWN', {
      statusReason: 'the ground fell away',
    });
    for (const change of Object.keys(watchRules.changes))
      expect(carryOut(watchRules, after, change).refusal).toMatch(/got WITHDRAWN/);
  });

  it('of no category lasts longer than its law, however it is placed and extended', () => {
    const mostMonths = { CEGAH: 12, TANGKAL: 240 };
    fc.assert(
      fc.property(
        fc.constantFrom('CEGAH' as const, 'TANGKAL' as const),
        fc.array(fc.nat(4_000), { minLength: 1, maxLength: 4 }),
        (category, steps) => {
          let watch: Fields | null = null;
          let until = Math.floor(NOW / 86_400_000);
          for (const step of steps) {
            const validUntil = until + step;
            const carried: Carried = watch
              ? carryOut(watchRules, watch, 'EXTENDED', { validUntil, legalReference: 'KEP-003' })
              : begin(
                  watchRules,
                  'PLACED',
                  aWatch({ category, requestedAction: 'INFORM', validUntil }),
                );
            if (carried.violations.length > 0) continue;
            watch = carried.after;
            until = validUntil;
          }
          expect(until - day('2026-11-24')).toBeLessThanOrEqual(mostMonths[category] * 31);
        },
      ),
    );
  });
});
