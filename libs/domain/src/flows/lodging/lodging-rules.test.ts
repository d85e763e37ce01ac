import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { day, HOUR_MS, NOW, somewhereIn } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { lodgingRules } from './lodging-rules.js';

function aLodging(change: Fields = {}): Fields {
  return {
    subjectId: null,
    premisesId: 'HTL-0001',
    premisesKind: 'HOTEL',
    kecamatan: '31.71.06',
    kelurahan: '31.71.06.1001',
    checkInAt: NOW - 24 * HOUR_MS,
    checkOutAt: null,
    receiptNo: null,
    reportedBy: 'LODGING',
    guest: { surname: 'CONTOH' },
    place: somewhereIn('31.71.06'),
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const checkedIn = (): Fields => begin(lodgingRules, 'CHECKED_IN', aLodging()).after;

describe('a stay at lodging', () => {
  it('begins with a check-in', () => {
    const { after, violations } = begin(lodgingRules, 'CHECKED_IN', aLodging());
    expect(violations).toEqual([]);
    expect(lodgingRules.occurredAt(after)).toBe(NOW - 24 * HOUR_MS);
  });

  it('may begin with a check-out: the check-in and the guest may be unknown', () => {
    const orphan = aLodging({ checkInAt: null, checkOutAt: NOW - HOUR_MS, guest: null });
    const { after, violations } = begin(lodgingRules, 'CHECKED_OUT', orphan);
    expect(violations).toEqual([]);
    expect(lodgingRules.occurredAt(after)).toBe(NOW - HOUR_MS);
  });

  it.each<[string, string, Fields, string]>([
    ['CHECKED_IN', 'no time', { checkInAt: null }, '/checkInAt'],
    ['CHECKED_IN', 'neither guest nor subject', { guest: null }, '/guest'],
    ['CHECKED_IN', 'a time to come', { checkInAt: NOW + HOUR_MS }, '/checkInAt'],
    ['CHECKED_IN', 'a village of another kecamatan', { kelurahan: '31.71.04.1001' }, '/kelurahan'],
    [
      'CHECKED_IN',
      'a kecamatan of another city',
      { kecamatan: '31.74.01', kelurahan: null, place: null },
      '/kecamatan',
    ],
    ['CHECKED_IN', 'a place in another kecamatan', { place: somewhereIn('31.71.04') }, '/place'],
    [
      'CHECKED_IN',
      'retention beyond ten years',
      { handling: { retainUntil: day('2036-11-24') } },
      '/handling/retainUntil',
    ],
    ['CHECKED_OUT', 'no time', { checkOutAt: null }, '/checkOutAt'],
    [
      'CHECKED_OUT',
      'a time before the check-in',
      { checkOutAt: NOW - 25 * HOUR_MS },
      '/checkOutAt',
    ],
  ])('is refused as %s with %s', (change, _what, said, field) => {
    expect(begin(lodgingRules, change, aLodging(said)).fields).toEqual([field]);
  });

  it('needs no guest where the subject is known', () => {
    expect(
      begin(
        lodgingRules,
        'CHECKED_IN',
        aLodging({ guest: null, subjectId: '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001' }),
      ).fields,
    ).toEqual([]);
  });

  it('ends once', () => {
    const { after, violations } = carryOut(lodgingRules, checkedIn(), 'CHECKED_OUT', {
      checkOutAt: NOW,
    });
    expect(violations).toEqual([]);
    expect(lodgingRules.occurredAt(after)).toBe(NOW);
    expect(carryOut(lodgingRules, after, 'CHECKED_OUT', { checkOutAt: NOW }).refusal).toMatch(
      /with a check-out/,
    );
    expect(carryOut(lodgingRules, checkedIn(), 'CHECKED_OUT', { checkOutAt: null }).fields).toEqual(
      ['/checkOutAt'],
    );
  });

  it('never ends before it began, nor ahead of the clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), (hours) => {
        const { fields } = carryOut(lodgingRules, checkedIn(), 'CHECKED_OUT', {
          checkOutAt: NOW + hours * HOUR_MS,
        });
        expect(fields).toEqual(hours >= -24 && hours <= 0 ? [] : ['/checkOutAt']);
      }),
    );
  });

  it('is put right as a whole, and keeps at least one of its times', () => {
    expect(
      carryOut(lodgingRules, checkedIn(), 'CORRECTED', aLodging({ premisesId: 'HTL-0002' }))
        .violations,
    ).toEqual([]);
    expect(
      carryOut(lodgingRules, checkedIn(), 'CORRECTED', aLodging({ checkInAt: null })).fields,
    ).toEqual(['/checkInAt']);
  });
});
