import type { Boundaries } from '../boundaries.js';
import { kecamatanAt, liesIn } from '../kecamatan-at.js';
import type { Violation } from '../violation.js';

const OUTSIDE = 'a point outside Jakarta Pusat';

/** Degrees, WGS 84. */
export interface Point {
  lat: number;
  lon: number;
}

/** What is said of a place. */
export interface StatedPlace {
  /** null = not stated, and then no point is validated */
  kecamatan: string | null;
  /** null or undefined where nothing is said of it, or nothing new */
  point: Point | null | undefined;
  /** the point's JSON pointer */
  field: string;
}

/** Whether a kecamatan is one of ours and a point lies in it. Says nothing of an exact place. */
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
