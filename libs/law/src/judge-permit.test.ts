import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDay, dayNumber } from './civil-day.js';
import { judgePermit, type PermitAct, type PermitFacts } from './judge-permit.js';

const plus = (day: string, days: number): string => civilDay(dayNumber(day) + days);

/** A permit of so many days that begins on a day. */
function aPermit(day: string, days: number, change: Partial<PermitFacts> = {}): PermitFacts {
  return {
    kind: 'KUNJUNGAN',
    origin: 'VISIT_VISA',
    indexCode: 'C1',
    validFrom: day,
    validUntil: plus(day, days - 1),
    stayFrom: day,
    extensions: 0,
    applied: null,
    ...change,
  };
}
const issued = (day: string, days: number, change: Partial<PermitFacts> = {}) =>
  judgePermit(aPermit(day, days, change), { change: 'ISSUED' }, day);
/** Extends a permit by days, on its last day, with what was applied for. */
const extended = (permit: PermitFacts, by: number) =>
  judgePermit(
    { ...permit, applied: 'EXTENSION' },
    { change: 'EXTENDED', validUntil: plus(permit.validUntil, by) },
    permit.validUntil,
  );
const converted = (permit: PermitFacts, kind: string, on = permit.validUntil, days = 365) =>
  judgePermit(
    { ...permit, applied: 'CONVERSION' },
    { change: 'CONVERTED', kind, validFrom: on, validUntil: plus(on, days - 1) },
    on,
  );

const NOW = '2026-11-24';
const OUTSIDE = { verdict: 'OUTSIDE', uncertain: false };
const ALLOWED = { verdict: 'ALLOWED' };
const MARKED = { verdict: 'OUTSIDE', uncertain: true };

describe('a permit by the texts', () => {
  it('Perpres 95/2024 art. 3(2), from 29 Aug 2024: at most 30 days without a visa', () => {
    expect(issued('2024-08-29', 30, { origin: 'BVK' })).toMatchObject(ALLOWED);
    expect(issued('2024-08-29', 31, { origin: 'BVK' })).toEqual({
      ...OUTSIDE,
      cell: 'BVK/LENGTH',
      article: 'art. 3(2)',
      source: 'Perpres 95/2024',
      tableVersion: 'permits-2',
      says: 'at most 30 days',
    });
  });

  it('Perpres 95/2024 art. 3(3): neither extended nor converted', () => {
    const permit = aPermit(NOW, 30, { origin: 'BVK' });
    const cited = { ...OUTSIDE, article: 'art. 3(3)', source: 'Perpres 95/2024' };
    expect(extended(permit, 1)).toMatchObject({ ...cited, cell: 'BVK/EXTENSION' });
    expect(converted(permit, 'TERBATAS')).toMatchObject({ ...cited, cell: 'BVK/CONVERSION' });
  });

  it('Perpres 21/2016 art. 4(1)–(2), 10 Mar 2016 to 28 Aug 2024: the same, by another text', () => {
    const permit = aPermit('2023-11-28', 30, { origin: 'BVK' });
    const cited = { ...OUTSIDE, article: 'art. 4(2)', source: 'Perpres 21/2016' };
    expect(extended(permit, 1)).toMatchObject(cited);
    expect(issued('2024-08-28', 31, { origin: 'BVK' })).toMatchObject({ article: 'art. 4(1)' });
    expect(issued('2016-03-09', 90, { origin: 'BVK' })).toMatchObject({ ...ALLOWED, cell: null });
  });

  it('PP 31/2013 art. 136(1)–(3): 60 days, four times 30', () => {
    const permit = aPermit('2019-02-01', 60);
    expect(issued('2019-02-01', 60)).toMatchObject(ALLOWED);
    expect(issued('2019-02-01', 61)).toMatchObject({ ...OUTSIDE, article: 'art. 136(1)' });
    expect(extended(permit, 30)).toMatchObject(ALLOWED);
    expect(extended(permit, 31)).toMatchObject({ ...OUTSIDE, article: 'art. 136(2)' });
    const fourTimes = { ...aPermit('2019-02-01', 180), extensions: 4 };
    expect(extended(fourTimes, 1)).toMatchObject({ ...OUTSIDE, article: 'art. 136(2)' });
  });

  it('Permenkumham 22/2023, from 29 Aug 2023: 60 days, 180 in all, for some more', () => {
    expect(issued('2023-09-11', 60)).toMatchObject(ALLOWED);
    expect(issued('2023-09-11', 180)).toMatchObject(MARKED);
    expect(issued('2023-09-11', 181)).toMatchObject({ ...OUTSIDE, cell: 'VISIT_VISA/LENGTH' });
    expect(extended(aPermit(NOW, 120), 60)).toMatchObject(ALLOWED);
    expect(extended(aPermit(NOW, 121), 60)).toMatchObject(MARKED);
    expect(extended(aPermit(NOW, 120), 61)).toMatchObject(MARKED);
    expect(extended(aPermit(NOW, 186), 180)).toMatchObject(MARKED);
    expect(extended(aPermit(NOW, 307), 60)).toMatchObject(OUTSIDE);
    expect(extended(aPermit(NOW, 60), 181)).toMatchObject(OUTSIDE);
  });

  it('Permenkumham 22/2023 on visas on arrival: 30 days, once 30 more, no conversion', () => {
    const permit = aPermit(NOW, 30, { origin: 'VOA', indexCode: 'B1' });
    expect(extended(permit, 30)).toMatchObject(ALLOWED);
    expect(extended(permit, 31)).toMatchObject({ ...OUTSIDE, cell: 'VOA/EXTENSION' });
    expect(extended({ ...permit, extensions: 1 }, 1)).toMatchObject(OUTSIDE);
    expect(converted(permit, 'TERBATAS')).toMatchObject({ ...OUTSIDE, cell: 'VOA/CONVERSION' });
  });

  it('Permenkumham 11/2024, from 1 Apr 2024: 60 days between two permits; none before', () => {
    const origin = 'BRIDGING';
    expect(issued('2024-04-01', 60, { origin })).toMatchObject(ALLOWED);
    expect(issued('2024-04-01', 61, { origin })).toMatchObject({
      ...OUTSIDE,
      source: 'Permenkumham 11/2024',
    });
    expect(issued('2024-03-31', 61, { origin })).toMatchObject({ ...ALLOWED, cell: null });
    const bridge = aPermit(NOW, 60, { origin });
    expect(extended(bridge, 1)).toMatchObject(MARKED);
    for (const kind of ['TERBATAS', 'TETAP'])
      expect(converted(bridge, kind).verdict).toBe('ALLOWED');
    expect(converted(bridge, 'DINAS')).toMatchObject(OUTSIDE);
  });

  it('Permenkumham 11/2024: paid three days before the permit before it ends', () => {
    const paid = (paidOn: string) =>
      issued(NOW, 60, { origin: 'BRIDGING', bridge: { paidOn, permitUntil: '2026-11-23' } });
    for (const day of ['2026-11-01', '2026-11-20']) expect(paid(day)).toMatchObject(ALLOWED);
    for (const day of ['2026-11-21', '2026-11-23', '2026-11-24'])
      expect(paid(day)).toMatchObject({ ...OUTSIDE, cell: 'BRIDGING/PAYMENT' });
  });

  it('UU 6/2011 art. 50, 52, 54: what may come from what', () => {
    const from = (kind: string, origin: string) => issued(NOW, 30, { kind, origin });
    expect(from('TETAP', 'VOA')).toMatchObject({ ...OUTSIDE, source: 'UU 6/2011' });
    expect(from('TERBATAS', 'BVK')).toMatchObject({ ...OUTSIDE, cell: 'BVK/KIND' });
    expect(from('TETAP', 'VISIT_VISA')).toMatchObject({ ...OUTSIDE, article: 'art. 50(1)a' });
    expect(from('KUNJUNGAN', 'VITAS')).toMatchObject({ ...OUTSIDE, cell: 'VITAS/KIND' });
    expect(from('TERBATAS', 'VITAS')).toMatchObject(ALLOWED);
    expect(from('TETAP', 'NEWBORN')).toMatchObject(ALLOWED);
    expect(from('TETAP', 'VITAS')).toMatchObject(MARKED);
    expect(from('TERBATAS', 'CREW')).toMatchObject(MARKED);
  });

  it('UU 6/2011 arts 56–57: visit to limited, limited to permanent, nothing else', () => {
    const visit = aPermit(NOW, 60);
    expect(converted(visit, 'TERBATAS')).toMatchObject(ALLOWED);
    for (const kind of ['TETAP', 'DIPLOMATIK', 'DINAS', 'KUNJUNGAN'])
      expect(converted(visit, kind)).toMatchObject({ ...OUTSIDE, article: 'arts 56–57' });
    const permanent = aPermit(NOW, 1_827, { kind: 'TETAP', origin: 'CONVERSION' });
    expect(converted(permanent, 'TERBATAS')).toMatchObject(OUTSIDE);
  });

  it('UU 6/2011 art. 60(1)–(2): permanent after three years, perhaps two', () => {
    const permit = aPermit('2022-01-01', 2_000, { kind: 'TERBATAS', origin: 'VITAS' });
    const on = (days: number) => converted(permit, 'TETAP', plus('2022-01-01', days), 1_827);
    expect(on(729)).toMatchObject({ ...OUTSIDE, cell: 'TERBATAS/CONVERSION' });
    expect(on(730)).toMatchObject(MARKED);
    expect(on(1_094)).toMatchObject(MARKED);
    expect(on(1_095)).toMatchObject(ALLOWED);
  });

  it('UU 6/2011 art. 59(1): a permanent permit is of five years, extended without end', () => {
    const kind = 'TETAP';
    const permit = aPermit('2022-01-01', 1_827, { kind, origin: 'CONVERSION' });
    expect(issued('2022-01-01', 1_827, permit)).toMatchObject(ALLOWED);
    expect(issued('2022-01-01', 1_828, { kind, origin: 'CONVERSION' })).toMatchObject({
      ...OUTSIDE,
      article: 'art. 59(1)',
    });
    expect(extended({ ...permit, extensions: 9 }, 1_827)).toMatchObject(ALLOWED);
  });

  it('UU 6/2011 arts 48(1), 78(1): filed on the last day at the latest', () => {
    const permit = aPermit(NOW, 30);
    const file = (filedOn: string) =>
      judgePermit(
        permit,
        { change: 'APPLICATION_FILED', application: 'EXTENSION', filedOn },
        filedOn,
      );
    expect(file(permit.validUntil)).toMatchObject(ALLOWED);
    expect(file(plus(permit.validUntil, 1))).toMatchObject({ ...OUTSIDE, cell: 'ANY/FILING' });
  });

  it('UU 6/2011 art. 48(1): nothing is extended or converted that nobody applied for', () => {
    const permit = aPermit(NOW, 30);
    const extend: PermitAct = { change: 'EXTENDED', validUntil: plus(NOW, 40) };
    const judged = (applied: PermitFacts['applied']) =>
      judgePermit({ ...permit, applied }, extend, NOW).verdict;
    expect(judged(null)).toBe('OUTSIDE');
    expect(judged('CONVERSION')).toBe('OUTSIDE');
    expect(judged('EXTENSION')).toBe('ALLOWED');
    expect(judged('ANY')).toBe('ALLOWED');
  });

  it('classes of visas of 2023, D: a visa of several entries has its own row', () => {
    const permit = aPermit(NOW, 120, { indexCode: 'D2' });
    expect(extended(permit, 90)).toMatchObject({
      ...MARKED,
      cell: 'VISIT_VISA_MULTIPLE/EXTENSION',
    });
    const before = { ...aPermit('2022-11-24', 60), indexCode: 'D2' };
    expect(extended(before, 30)).toMatchObject({ cell: 'VISIT_VISA/EXTENSION' });
  });
});

describe('every kind, origin, change and day', () => {
  const KINDS = ['KUNJUNGAN', 'TERBATAS', 'TETAP', 'DINAS', 'DIPLOMATIK'];
  const ORIGINS = [
    ...['VISIT_VISA', 'VOA', 'BVK', 'CREW', 'NEWBORN', 'EMERGENCY'],
    ...['BRIDGING', 'VITAS', 'CONVERSION'],
  ];
  const DAYS = [
    ...['2010-01-01', '2012-01-01', '2015-06-01', '2019-06-01', '2022-06-01', '2023-09-11'],
    ...['2024-02-14', '2024-08-28', '2024-08-29', '2025-06-01', '2026-11-24'],
  ];
  const ACTS: Record<string, (permit: PermitFacts) => PermitAct> = {
    ISSUED: () => ({ change: 'ISSUED' }),
    'APPLICATION_FILED for an extension': ({ validUntil }) => ({
      ...{ change: 'APPLICATION_FILED', application: 'EXTENSION', filedOn: validUntil },
    }),
    'APPLICATION_FILED for a conversion': ({ validUntil }) => ({
      ...{ change: 'APPLICATION_FILED', application: 'CONVERSION', filedOn: validUntil },
    }),
    EXTENDED: ({ validUntil }) => ({ change: 'EXTENDED', validUntil: plus(validUntil, 30) }),
    'CONVERTED to TERBATAS': ({ validUntil }) => ({
      ...{ change: 'CONVERTED', kind: 'TERBATAS', validFrom: validUntil },
      validUntil: plus(validUntil, 365),
    }),
    'CONVERTED to TETAP': ({ validUntil }) => ({
      ...{ change: 'CONVERTED', kind: 'TETAP', validFrom: validUntil },
      validUntil: plus(validUntil, 1_826),
    }),
  };
  /**
   * What the design refuses in November 2026, in its own words: no code of the table. A permit of
   * 30 days that was never extended.
   */
  const REFUSED: Record<string, (kind: string, origin: string) => boolean> = {
    ISSUED: (kind, origin) =>
      ({
        KUNJUNGAN: ['VITAS'],
        TERBATAS: ['VISIT_VISA', 'VOA', 'BVK', 'EMERGENCY'],
        TETAP: ['VISIT_VISA', 'VOA', 'BVK', 'CREW', 'EMERGENCY'],
        DINAS: ['VOA', 'BVK', 'BRIDGING'],
        DIPLOMATIK: ['VOA', 'BVK', 'BRIDGING'],
      })[kind]!.includes(origin),
    'APPLICATION_FILED for an extension': (kind, origin) =>
      isVisit(kind) && ['BVK', 'CREW'].includes(origin),
    'APPLICATION_FILED for a conversion': (kind, origin) =>
      origin !== 'BRIDGING' &&
      (kind === 'TETAP' || (isVisit(kind) && ['VOA', 'BVK', 'EMERGENCY'].includes(origin))),
    EXTENDED: (kind, origin) => isVisit(kind) && ['BVK', 'CREW'].includes(origin),
    'CONVERTED to TERBATAS': (kind, origin) =>
      origin !== 'BRIDGING' && (!isVisit(kind) || ['VOA', 'BVK', 'EMERGENCY'].includes(origin)),
    'CONVERTED to TETAP': (kind, origin) =>
      origin !== 'BRIDGING' &&
      (!isVisit(kind) || ['VISIT_VISA', 'VOA', 'BVK', 'EMERGENCY'].includes(origin)),
  };
  const isVisit = (kind: string) => !['TERBATAS', 'TETAP'].includes(kind);

  const CASES = KINDS.flatMap((kind) =>
    ORIGINS.flatMap((origin) =>
      Object.keys(ACTS).flatMap((act) => DAYS.map((day) => ({ kind, origin, act, day }))),
    ),
  );
  const judged = CASES.map(({ kind, origin, act, day }) => {
    const permit = aPermit(day, 30, { kind, origin, applied: 'ANY' });
    return { kind, origin, act, day, ...judgePermit(permit, ACTS[act]!(permit), day) };
  });

  it('has a verdict with article and source, or no text and then no rule', () => {
    expect(judged).toHaveLength(5 * 9 * 6 * 11);
    for (const { verdict, cell, article, source, tableVersion } of judged) {
      expect(tableVersion).toBe('permits-2');
      if (cell === null)
        expect({ verdict, article, source }).toEqual({ ...ALLOWED, article, source: null });
      else expect([article, source].every((text) => text !== null && text !== '')).toBe(true);
    }
    expect(judged.filter(({ day, cell }) => day === '2010-01-01' && cell !== null)).toEqual([]);
  });

  it.each(Object.keys(ACTS))('is refused where the design refuses it: %s', (act) => {
    const today = judged.filter((one) => one.act === act && one.day === '2026-11-24');
    const refused = today.filter(({ verdict, uncertain }) => verdict === 'OUTSIDE' && !uncertain);
    const said = (one: { kind: string; origin: string }) => `${one.kind} from ${one.origin}`;
    const expected = today.filter(({ kind, origin }) => REFUSED[act]!(kind, origin));
    // A privileged kind of a permit that changes is judged by its origin's row where there is one.
    const isJudged = ({ kind, origin }: { kind: string; origin: string }) =>
      act === 'ISSUED' || !PRIVILEGED.includes(kind) || !['VITAS', 'CONVERSION'].includes(origin);
    expect(refused.filter(isJudged).map(said)).toEqual(expected.filter(isJudged).map(said));
  });
  const PRIVILEGED = ['DINAS', 'DIPLOMATIK'];

  it('is never refused for a day by a text of later', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CASES),
        fc.integer({ min: 12_000, max: 22_000 }).map(civilDay),
        ({ kind, origin, act }, day) => {
          const permit = aPermit(day, 30, { kind, origin, applied: 'ANY' });
          const { cell, source } = judgePermit(permit, ACTS[act]!(permit), day);
          if (day < '2011-05-05') expect(cell).toBeNull();
          if (day < '2023-08-29') expect(source).not.toBe('Permenkumham 22/2023');
          if (day < '2024-08-29') expect(source).not.toBe('Perpres 95/2024');
          else expect(source).not.toBe('Perpres 21/2016');
        },
      ),
    );
  });

  it('is never refused by an uncertain cell, however long and however often', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('EMERGENCY', 'BRIDGING'),
        fc.integer({ min: 1, max: 4_000 }),
        fc.nat(20),
        (origin, by, extensions) => {
          const permit = aPermit(NOW, 30, { origin, extensions });
          const { verdict, uncertain } = extended(permit, by);
          expect(verdict === 'OUTSIDE' && !uncertain).toBe(false);
        },
      ),
    );
  });
});
