import type { MultiPolygon, Polygon, Position } from 'geojson';

/** One kecamatan's outline. */
export interface District {
  /** such as 31.71.06 */
  code: string;
  name: string;
  outline: Polygon | MultiPolygon;
}

/** The outlines of all kecamatan of the exchange. */
export interface Boundaries {
  /** sorted by code, each code once */
  districts: readonly District[];
}

/** The error for an invalid file of outlines. */
export class BoundariesError extends Error {
  override readonly name = 'BoundariesError';

  /** @param at JSON pointer into the GeoJSON */
  constructor(
    readonly at: string,
    expected: string,
    got: string,
  ) {
    super(`Expected ${expected} at ${at || '/'}, got ${got}`);
  }
}

const DISTRICT_CODE = /^\d{2}\.\d{2}\.\d{2}$/;

/**
 * Reads the outlines of the kecamatan.
 *
 * @param geojson a parsed FeatureCollection (RFC 7946) of polygons with the properties code and
 * name
 * @throws BoundariesError naming the place in the file
 */
export function readBoundaries(geojson: unknown): Boundaries {
  const collection = asObject(geojson, '');
  if (collection['type'] !== 'FeatureCollection')
    throw new BoundariesError('/type', 'FeatureCollection', shown(collection['type']));
  const features = asList(collection['features'], '/features');
  if (features.length === 0)
    throw new BoundariesError('/features', 'at least one kecamatan', 'none');
  const districts = features.map((feature, index) => readDistrict(feature, `/features/${index}`));
  districts.sort((left, right) => (left.code < right.code ? -1 : 1));
  const twice = districts.find(({ code }, index) => code === districts[index + 1]?.code);
  if (twice) throw new BoundariesError('/features', 'each code once', `${twice.code} twice`);
  return { districts };
}

function readDistrict(value: unknown, at: string): District {
  const feature = asObject(value, at);
  const { code, name } = asObject(feature['properties'], `${at}/properties`);
  if (typeof code !== 'string' || !DISTRICT_CODE.test(code)) {
    throw new BoundariesError(`${at}/properties/code`, 'a code such as 31.71.06', shown(code));
  }
  if (typeof name !== 'string' || name === '')
    throw new BoundariesError(`${at}/properties/name`, 'a name', shown(name));
  return { code, name, outline: readOutline(feature['geometry'], `${at}/geometry`) };
}

function readOutline(value: unknown, at: string): Polygon | MultiPolygon {
  const { type, coordinates } = asObject(value, at);
  if (type === 'Polygon')
    return { type, coordinates: readPolygon(coordinates, `${at}/coordinates`) };
  if (type !== 'MultiPolygon')
    throw new BoundariesError(`${at}/type`, 'Polygon or MultiPolygon', shown(type));
  const polygons = asList(coordinates, `${at}/coordinates`);
  return {
    type,
    coordinates: polygons.map((polygon, index) =>
      readPolygon(polygon, `${at}/coordinates/${index}`),
    ),
  };
}

function readPolygon(value: unknown, at: string): Position[][] {
  const rings = asList(value, at);
  if (rings.length === 0) throw new BoundariesError(at, 'an outer ring', 'none');
  return rings.map((ring, index) => readRing(ring, `${at}/${index}`));
}

function readRing(value: unknown, at: string): Position[] {
  const ring = asList(value, at).map((position, index) => readPosition(position, `${at}/${index}`));
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4) throw new BoundariesError(at, 'at least 4 positions', String(ring.length));
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    throw new BoundariesError(at, 'a closed ring', 'an open one');
  return ring;
}

function readPosition(value: unknown, at: string): Position {
  const [lon, lat] = asList(value, at);
  if (
    typeof lon !== 'number' ||
    typeof lat !== 'number' ||
    !(Math.abs(lon) <= 180) ||
    !(Math.abs(lat) <= 90)
  ) {
    throw new BoundariesError(at, 'longitude and latitude in degrees', shown(value));
  }
  return [lon, lat];
}

function asObject(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new BoundariesError(at, 'an object', shown(value));
}

function asList(value: unknown, at: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new BoundariesError(at, 'a list', shown(value));
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
}
