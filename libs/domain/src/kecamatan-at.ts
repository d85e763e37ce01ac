import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Boundaries, District } from './boundaries.js';

/**
 * Returns the kecamatan in which a point lies; on a shared outline, the one with the lower code.
 *
 * @param lon degrees east, WGS 84
 * @param lat degrees north, WGS 84
 * @returns its code, or undefined outside all of them
 */
export function kecamatanAt(lon: number, lat: number, boundaries: Boundaries): string | undefined {
  return boundaries.districts.find((district) => liesIn(lon, lat, district))?.code;
}

/** Tells whether a point lies inside a kecamatan or on its outline. */
export function liesIn(lon: number, lat: number, district: District): boolean {
  return booleanPointInPolygon([lon, lat], district.outline);
}
