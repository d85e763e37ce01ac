import { isInside, roomiestPoint } from '@sinergi/web';
import type { District } from '../../../contract/ground';

/** Metres in a degree of latitude, and nearly in one of longitude: Jakarta lies at the equator. */
export const METRES_A_DEGREE = 111_000;

/** Returns the district in which a point lies. */
export const districtAt = (
  districts: readonly District[],
  lon: number,
  lat: number,
): District | undefined => districts.find(({ ring }) => isInside([lon, lat], ring));

/** Returns a point well within a district: longitude and latitude. */
export const middleOf = ({ ring }: District): [number, number] => roomiestPoint(ring);

/** Returns how far a district reaches from its middle, in metres. */
export function reachOf(district: District): number {
  const [lon, lat] = middleOf(district);
  const degrees = Math.max(...district.ring.map(([x, y]) => Math.hypot(x - lon, y - lat)));
  return Math.ceil(degrees * METRES_A_DEGREE);
}
