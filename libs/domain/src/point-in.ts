import type { District } from './boundaries.js';
import { liesIn } from './kecamatan-at.js';
import type { SeededRandom } from './seeded-random.js';

/**
 * The number of draws after which an outline counts as invalid: a kecamatan is never so thin that
 * all of them miss it.
 */
const MOST_DRAWS = 10_000;

/**
 * Returns a random point of a kecamatan, uniformly distributed: drawn from its bounding box until
 * one lies inside (rejection sampling).
 *
 * @returns degrees, WGS 84
 */
export function pointIn(district: District, random: SeededRandom): { lon: number; lat: number } {
  const { outline } = district;
  const positions =
    outline.type === 'Polygon' ? outline.coordinates.flat() : outline.coordinates.flat(2);
  const lons = positions.map(([lon]) => lon!);
  const lats = positions.map(([, lat]) => lat!);
  const between = (low: number, high: number): number => low + random.next() * (high - low);
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const lon = between(Math.min(...lons), Math.max(...lons));
    const lat = between(Math.min(...lats), Math.max(...lats));
    if (liesIn(lon, lat, district)) return { lon, lat };
  }
  throw new RangeError(
    `Expected kecamatan ${district.code} to have an area, got none in ${MOST_DRAWS} draws`,
  );
}
