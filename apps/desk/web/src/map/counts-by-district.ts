import type { District } from '../../../contract/ground';
import type { Entity } from '../api/entities';

/** How many of each kind are in a district. */
export interface DistrictCount {
  code: string;
  name: string;
  sightings: number;
  alerts: number;
  representations: number;
}

export type Counted = 'sightings' | 'alerts' | 'representations';

/** Counts entities by the districts that they name; what names another place, or none, is left. */
export function countsByDistrict(
  districts: readonly District[],
  entities: Readonly<Record<Counted, readonly Entity[]>>,
): DistrictCount[] {
  const countOf = (kind: Counted, code: string): number =>
    entities[kind].filter(({ kecamatan }) => kecamatan === code).length;
  return districts.map(({ code, name }) => ({
    ...{ code, name, sightings: countOf('sightings', code), alerts: countOf('alerts', code) },
    representations: countOf('representations', code),
  }));
}

/** Returns how many entities name no district of the map. */
export const placeless = (districts: readonly District[], entities: readonly Entity[]): number =>
  entities.filter(({ kecamatan }) => !districts.some(({ code }) => code === kecamatan)).length;
