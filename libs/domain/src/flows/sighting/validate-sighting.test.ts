import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBoundaries } from '../../boundaries.js';
import { pointIn } from '../../point-in.js';
import { seededRandom } from '../../seeded-random.js';
import { type SightingIntake, validateSighting } from './validate-sighting.js';

const boundaries = readBoundaries(
  JSON.parse(readFileSync('deploy/data/kecamatan-jakarta-pusat.geojson', 'utf8')),
);
const NOW = Date.parse('2026-11-24T03:00:00Z');
const HOUR_MS = 3_600_000;
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const somewhereIn = (code: string) =>
  pointIn(boundaries.districts.find((district) => district.code === code)!, seededRandom(1));

function aSighting(change: Partial<SightingIntake> = {}): SightingIntake {
  return {
    seenAt: NOW - HOUR_MS,
    kecamatan: '31.71.06',
    certainty: 'DESCRIBED',
    order: 'SURAT_PERINTAH',
    orderNo: 'SP/001/XI/2026',
    place: somewhereIn('31.71.06'),
    person: null,
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const validate = (change: Partial<SightingIntake>) =>
  validateSighting(aSighting(change), { boundaries, now: NOW });

describe('validating a sighting', () => {
  it.each<[string, Partial<SightingIntake>]>([
    ['an ordinary one', {}],
    [
      'one of the last five minutes to come, from a clock ahead of ours',
      { seenAt: NOW + 5 * 60_000 },
    ],
    [
      'an urgent one without a number, however late',
      { order: 'URGENT', orderNo: null, seenAt: NOW - 720 * HOUR_MS },
    ],
    ['an urgent one with its number, later', { order: 'URGENT', seenAt: NOW - 72 * HOUR_MS }],
    ['one without an order', { order: 'NONE', orderNo: null }],
    ['a person whose document was checked', { certainty: 'DOCUMENT_CHECKED', person: {} }],
    ['a subject that was recognised', { certainty: 'IDENTIFIED', subjectId: 'a subject' }],
    ['a person who was identified', { certainty: 'IDENTIFIED', person: {} }],
    ['retention until ten years on', { handling: { retainUntil: day('2036-11-24') } }],
  ])('accepts %s', (_what, change) => {
    expect(validate(change)).toEqual([]);
  });

  it.each<[string, Partial<SightingIntake>, string, string]>([
    [
      'a place in another kecamatan',
      { place: somewhereIn('31.71.01') },
      '/place',
      'a point in 31.71.01',
    ],
    [
      'a place outside Jakarta Pusat',
      { place: { lat: -6.91, lon: 107.61 } },
      '/place',
      'a point outside Jakarta Pusat',
    ],
    ['a kecamatan of another city', { kecamatan: '31.74.01' }, '/kecamatan', '31.74.01'],
    ['a time to come', { seenAt: NOW + 6 * 60_000 }, '/seenAt', '2026-11-24T03:06:00.000Z'],
    [
      'a time before 2000',
      { seenAt: Date.UTC(1999, 11, 31), handling: { retainUntil: day('2005-01-01') } },
      '/seenAt',
      '1999-12-31T00:00:00.000Z',
    ],
    ['an order without its number', { orderNo: null }, '/orderNo', 'none'],
    ['a number without an order', { order: 'NONE' }, '/orderNo', 'a number'],
    [
      'a person who was only described',
      { person: { surname: 'CONTOH' } },
      '/person',
      'a person with DESCRIBED',
    ],
    [
      'a subject that was only described',
      { subjectId: '7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11' },
      '/subjectId',
      'a subject with DESCRIBED',
    ],
    [
      'a subject without a certainty that is known',
      { subjectId: '7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11', certainty: 'UNKNOWN' },
      '/subjectId',
      'a subject with UNKNOWN',
    ],
    [
      'retention that ends on the day it was seen',
      { handling: { retainUntil: day('2026-11-24') } },
      '/handling/retainUntil',
      '2026-11-24',
    ],
    [
      'retention of more than ten years',
      { handling: { retainUntil: day('2036-11-25') } },
      '/handling/retainUntil',
      '2036-11-25',
    ],
  ])('refuses %s', (_what, change, field, got) => {
    expect(validate(change)).toEqual([{ field, expected: expect.any(String), got }]);
  });

  it('says everything at once, and nothing about a person or an exact place', () => {
    const violations = validate({
      seenAt: Date.UTC(1990, 0),
      kecamatan: '00.00.00',
      place: { lat: 1.23456, lon: 2.34567 },
      orderNo: null,
      person: { surname: 'CONTOH' },
    });
    expect(violations.map(({ field }) => field)).toEqual([
      '/seenAt',
      '/kecamatan',
      '/place',
      '/orderNo',
      '/person',
      '/handling/retainUntil',
    ]);
    expect(JSON.stringify(violations)).not.toMatch(/CONTOH|1\.23456|2\.34567/);
  });

  it('never throws, whatever the numbers', () => {
    const any = fc.oneof(fc.double(), fc.integer(), fc.constant(Number.MAX_SAFE_INTEGER));
    fc.assert(
      fc.property(any, any, any, any, (seenAt, lat, lon, retainUntil) => {
        expect(
          Array.isArray(validate({ seenAt, place: { lat, lon }, handling: { retainUntil } })),
        ).toBe(true);
      }),
    );
  });
});
