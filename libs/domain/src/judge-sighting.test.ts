import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBoundaries } from './boundaries.js';
import { judgeSighting, type SightingFacts } from './judge-sighting.js';

const boundaries = readBoundaries(JSON.parse(readFileSync('deploy/data/kecamatan-jakarta-pusat.geojson', 'utf8')));
const now = Date.parse('2026-11-24T03:00:00Z');
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

function middleOf(code: string) {
  const [west, south, east, north] = boundaries.find((district) => district.code === code)!.box;
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
}

function aSighting(change: Partial<SightingFacts> = {}): SightingFacts {
  return {
    seenAt: now - 60_000,
    kecamatan: '31.71.06',
    certainty: 'DESCRIBED',
    order: 'SURAT_PERINTAH',
    orderNo: 'SP/001/XI/2026',
    place: middleOf('31.71.06'),
    person: null,
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const fieldsOf = (sighting: SightingFacts) => judgeSighting(sighting, { boundaries, now }).map(({ field }) => field);

describe('judging a sighting', () => {
  it('accepts one that can be true', () => {
    expect(fieldsOf(aSighting())).toEqual([]);
  });

  it.each<[string, Partial<SightingFacts>, string]>([
    ['a point outside Jakarta Pusat', { place: { lat: -6.9, lon: 107.6 } }, '/place'],
    ['a point in another district', { place: middleOf('31.71.03') }, '/place'],
    ['a district of another city', { kecamatan: '31.74.01' }, '/kecamatan'],
    ['a time that has not come', { seenAt: now + 6 * 60_000 }, '/seenAt'],
    ['a time of another century', { seenAt: Date.UTC(1999, 11, 31) }, '/seenAt'],
    ['retention that ends before it begins', { handling: { retainUntil: day('2026-11-24') } }, '/handling/retainUntil'],
    ['retention without end', { handling: { retainUntil: day('2050-01-01') } }, '/handling/retainUntil'],
    ['an order without its number', { orderNo: null }, '/orderNo'],
    ['a number without an order', { order: 'NONE' }, '/orderNo'],
    ['a name for who was only described', { person: {} }, '/person'],
    ['a checked document without a person', { certainty: 'DOCUMENT_CHECKED' }, '/person'],
  ])('refuses %s', (_, change, field) => {
    expect(fieldsOf(aSighting(change))).toContain(field);
  });

  it('lets an urgent check come without its order, which follows within a day', () => {
    expect(fieldsOf(aSighting({ order: 'URGENT', orderNo: null }))).toEqual([]);
  });

  it('says where a point is by its district alone', () => {
    const said = JSON.stringify(judgeSighting(aSighting({ place: { lat: -6.91234, lon: 107.61234 } }), { boundaries, now }));
    expect(said).not.toMatch(/91234|61234/);
  });
});
