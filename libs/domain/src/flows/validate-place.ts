import type { Boundaries } from '../boundaries.js';
import { kecamatanAt, liesIn } from '../kecamatan-at.js';
import type { Violation } from '../violation.js';

const OUTSIDE = 'a point outside Jakarta Pusat';

/** Degrees, WGS 84. */
export interface Point {
  lat: number;
  lon: number;
}

/** A place as the request states it. */
export interface StatedPlace {
  /** null = not stated; the point is not validated then */
  kecamatan: string | null;
  /** null or undefined where no point is stated, or no new one */
  point: Point | null | undefined;
  /** the point's JSON pointer */
  field: string;
}

/**
 * Validates that a kecamatan is one of the exchange and that a point lies in it. The violations do
 * not name the exact place.
 */
export function validatePlace(
  { kecamatan, point, field }: StatedPlace,
  boundaries: Boundaries,
): Violation[] {
  if (kecamatan === null) return [];
  const stated = boundaries.districts.find(({ code }) => code === kecamatan);
  const codes = boundaries.districts.map(({ code }) => code).join(', ');
  const unknown = stated
    ? []
    : [{ field: '/kecamatan', expected: `one of ${codes}`, got: kecamatan }];
  if (!point) return unknown;
  if (stated && liesIn(point.lon, point.lat, stated)) return unknown;
  const found = kecamatanAt(point.lon, point.lat, boundaries);
  if (stated)
    return [
      { field, expected: `a point in ${kecamatan}`, got: found ? `a point in ${found}` : OUTSIDE },
    ];
  return found
    ? unknown
    : [...unknown, { field, expected: 'a point in Jakarta Pusat', got: OUTSIDE }];
}
