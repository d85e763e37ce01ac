import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundariesError, readBoundaries } from './boundaries.js';
import { kecamatanAt, liesIn } from './kecamatan-at.js';
import { pointIn } from './point-in.js';
import { seededRandom } from './seeded-random.js';

const geojson = JSON.parse(readFileSync('deploy/data/kecamatan-jakarta-pusat.geojson', 'utf8'));
const boundaries = readBoundaries(geojson);

const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];
const withFeature = (change: object): unknown => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: '31.71.01', name: 'A' },
      geometry: { type: 'Polygon', coordinates: [ring] },
      ...change,
    },
  ],
});

describe('the boundaries', () => {
  it('are the eight kecamatan of Jakarta Pusat', () => {
    expect(boundaries.districts.map(({ code }) => code)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((last) => `31.71.0${last}`),
    );
  });

  it.each([
    ['nothing', undefined, ''],
    ['another type', { type: 'Feature' }, '/type'],
    ['no features', { type: 'FeatureCollection', features: [] }, '/features'],
    [
      'a code that is none',
      withFeature({ properties: { code: 'Menteng', name: 'A' } }),
      '/features/0/properties/code',
    ],
    ['no name', withFeature({ properties: { code: '31.71.01' } }), '/features/0/properties/name'],
    [
      'a point',
      withFeature({ geometry: { type: 'Point', coordinates: [0, 0] } }),
      '/features/0/geometry/type',
    ],
    [
      'an open ring',
      withFeature({ geometry: { type: 'Polygon', coordinates: [[...ring.slice(0, 3), [2, 2]]] } }),
      '/features/0/geometry/coordinates/0',
    ],
    [
      'too few positions',
      withFeature({ geometry: { type: 'Polygon', coordinates: [ring.slice(0, 2)] } }),
      '/features/0/geometry/coordinates/0',
    ],
    [
      'a place beyond the globe',
      withFeature({ geometry: { type: 'Polygon', coordinates: [[[0, 95]]] } }),
      '/features/0/geometry/coordinates/0/0',
    ],
    [
      'a code twice',
      { type: 'FeatureCollection', features: [geojson.features[0], geojson.features[0]] },
      '/features',
    ],
  ])('refuse %s, and say where', (_what, value, at) => {
    expect(() => readBoundaries(value)).toThrow(BoundariesError);
    expect(() => readBoundaries(value)).toThrow(expect.objectContaining({ at }));
  });

  it('know a well-known point of each side', () => {
    expect(kecamatanAt(106.8345, -6.1965, boundaries)).toBe('31.71.06');
    expect(kecamatanAt(107.61, -6.91, boundaries)).toBeUndefined();
    expect(kecamatanAt(0, 0, boundaries)).toBeUndefined();
  });

  it('hold every point drawn for them, and each lies in its own kecamatan', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(7), (seed, at) => {
        const district = boundaries.districts[at]!;
        const { lon, lat } = pointIn(district, seededRandom(seed));
        expect(liesIn(lon, lat, district)).toBe(true);
        expect(kecamatanAt(lon, lat, boundaries)).toBeDefined();
      }),
    );
  });

  it('count a corner of an outline in', () => {
    for (const district of boundaries.districts) {
      const [lon, lat] = (district.outline.coordinates as number[][][])[0]![0]!;
      expect(liesIn(lon!, lat!, district)).toBe(true);
    }
  });
});
