import { type CountClass, classOf, roomiestPoint } from '@sinergi/web';
import type { FeatureCollection } from 'geojson';
import type { MapCounts } from '../../../contract/map';

export type AreaCount = MapCounts['areas'][number];

/** The code in the address for events without a district. */
export const NOWHERE = 'none';

export interface NamedCount extends AreaCount {
  /** the district's code; `NOWHERE` where no district was named */
  kecamatan: string;
  name: string;
}

/**
 * Returns every area of the map with its count, then the counts of areas that the map does not
 * know, then the count without a district.
 * @param nowhere the name of the last
 */
export function namedCounts(
  areas: FeatureCollection,
  counts: readonly AreaCount[],
  nowhere: string,
): NamedCount[] {
  const byCode = new Map(counts.map((count) => [count.kecamatan, count]));
  const named = areas.features.map(({ properties }): NamedCount => {
    const kecamatan = String(properties?.['code']);
    const { sightings = 0, alerts = 0 } = byCode.get(kecamatan) ?? {};
    return { kecamatan, name: String(properties?.['name']), sightings, alerts };
  });
  const known = new Set<string | null>(named.map(({ kecamatan }) => kecamatan));
  return [
    ...named,
    ...counts
      .filter(({ kecamatan }) => !known.has(kecamatan))
      .map((count) => ({
        ...count,
        kecamatan: count.kecamatan ?? NOWHERE,
        name: count.kecamatan ?? nowhere,
      })),
  ];
}

/** Returns the areas for drawing: each with its class and whether it is chosen. */
export function drawnAreas(
  areas: FeatureCollection,
  counts: readonly NamedCount[],
  classes: readonly CountClass[],
  of: 'sightings' | 'alerts',
  chosen: string | undefined,
): FeatureCollection {
  const byCode = new Map(counts.map((count) => [count.kecamatan, count]));
  return {
    ...areas,
    features: areas.features.map((feature) => {
      const code = String(feature.properties?.['code']);
      const shade = classOf(byCode.get(code)?.[of] ?? 0, classes);
      return { ...feature, properties: { code, shade, isChosen: code === chosen } };
    }),
  };
}

/** Returns the box around all areas: west, south, east, north. */
export function boxOf({ features }: FeatureCollection): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [lon, lat] = part;
    if (typeof lon === 'number' && typeof lat === 'number') {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    } else part.forEach(visit);
  };
  for (const { geometry } of features) if ('coordinates' in geometry) visit(geometry.coordinates);
  return box;
}

/** Returns the point for an area's name: in its largest part, where there is most room. */
export function middleOf({ geometry }: FeatureCollection['features'][number]): [number, number] {
  const rings =
    geometry.type === 'Polygon'
      ? [geometry.coordinates[0]!]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.map(([ring]) => ring!)
        : [];
  const [largest = []] = rings.toSorted((left, right) => right.length - left.length);
  return roomiestPoint(largest);
}
