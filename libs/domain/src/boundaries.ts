import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';

/** A district and its outline. */
export interface District {
  /** Kemendagri code, such as 31.71.06 */
  code: string;
  name: string;
  outline: Feature<Polygon | MultiPolygon>;
  /** west, south, east, north; degrees */
  box: [number, number, number, number];
}

/** The districts of Jakarta Pusat. Schematic, not for legal use. */
export type Boundaries = readonly District[];

/** @param geojson a FeatureCollection of polygons with `code` and `name` @throws TypeError that says what was expected */
export function readBoundaries(geojson: unknown): Boundaries {
  const { type, features } = (geojson ?? {}) as Partial<FeatureCollection>;
  if (type !== 'FeatureCollection' || !Array.isArray(features) || features.length === 0) {
    throw new TypeError(`Expected a GeoJSON FeatureCollection of districts, got ${String(type)}`);
  }
  return features.map((feature) => {
    const { code, name } = (feature.properties ?? {}) as { code?: unknown; name?: unknown };
    const kind = feature.geometry?.type;
    if (typeof code !== 'string' || (kind !== 'Polygon' && kind !== 'MultiPolygon')) {
      throw new TypeError(`Expected a polygon with a code, got ${String(kind)} with ${String(code)}`);
    }
    const outline = feature as Feature<Polygon | MultiPolygon>;
    return { code, name: String(name ?? code), outline, box: boxOf(outline) };
  });
}

/** The district that a point lies in; undefined outside of all. @param lon degrees, WGS 84 @param lat degrees, WGS 84 */
export function districtAt(lon: number, lat: number, boundaries: Boundaries): District | undefined {
  return boundaries.find(({ outline }) => booleanPointInPolygon([lon, lat], outline));
}

function boxOf({ geometry }: Feature<Polygon | MultiPolygon>): District['box'] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const points = rings.flat();
  const lons = points.map(([lon]) => lon!);
  const lats = points.map(([, lat]) => lat!);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
