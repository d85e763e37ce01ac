import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { boxOf, drawnAreas, middleOf, namedCounts } from './areas-with-counts.js';

const square = (code: string, west: number) => ({
  type: 'Feature' as const,
  properties: { code, name: `Kecamatan ${code}` },
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, -6.2],
        [west + 0.1, -6.2],
        [west + 0.1, -6.1],
        [west, -6.1],
        [west, -6.2],
      ],
    ],
  },
});
const areas: FeatureCollection = {
  type: 'FeatureCollection',
  features: [square('31.71.06', 106.8), square('31.71.07', 106.9)],
};

describe('areas with their counts', () => {
  it('hold every area, also quiet ones, and events whose area is unknown', () => {
    const counts = [
      { kecamatan: '31.71.06', sightings: 3, alerts: 1 },
      { kecamatan: '31.99.99', sightings: 1, alerts: 0 },
      { kecamatan: null, sightings: 0, alerts: 90 },
    ];
    const named = namedCounts(areas, counts, 'Tanpa kecamatan');
    expect(named.at(-1)).toMatchObject({ kecamatan: 'none', name: 'Tanpa kecamatan', alerts: 90 });
    expect(named.map(({ name, sightings }) => [name, sightings])).toEqual([
      ['Kecamatan 31.71.06', 3],
      ['Kecamatan 31.71.07', 0],
      ['31.99.99', 1],
      ['Tanpa kecamatan', 0],
    ]);
  });

  it('are drawn by their class, the chosen one as such', () => {
    const counts = namedCounts(areas, [{ kecamatan: '31.71.06', sightings: 3, alerts: 0 }], '');
    const classes = [
      { from: 0, to: 0 },
      { from: 1, to: 3 },
    ];
    expect(
      drawnAreas(areas, counts, classes, 'sightings', '31.71.07').features.map(
        ({ properties }) => properties,
      ),
    ).toEqual([
      { code: '31.71.06', shade: 1, isChosen: false },
      { code: '31.71.07', shade: 0, isChosen: true },
    ]);
  });

  it('lie in one box, each with its name in the middle', () => {
    expect(boxOf(areas)).toEqual([106.8, -6.2, 107, -6.1]);
    const [lon, lat] = middleOf(areas.features[0]!);
    expect(lon).toBeCloseTo(106.85);
    expect(lat).toBeCloseTo(-6.15);
  });
});
