import {
  type Boundaries,
  coversArea,
  type District,
  pointIn,
  type SeededRandom,
} from '@sinergi/domain';
import { civilDayAt } from '@sinergi/law';
import type { AgencyProfile } from '@sinergi/settings';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const RETENTION_DAYS = 1_825;

/** The agencies of the play, by the flows that they may publish. */
export interface Cast {
  profiles: ReadonlyMap<string, AgencyProfile>;
  /** every agency of the exchange, also those with their own systems */
  listed: ReadonlyMap<string, AgencyProfile>;
  boundaries: Boundaries;
  /** the exercise in which it is played */
  exerciseId: string;
}

/** The inputs of a story. The same inputs give the same story on every machine. */
export interface Scene {
  index: number;
  cast: Cast;
  random: SeededRandom;
  /**
   * when the story was begun, epoch ms; everything in it happened before, except steps that are due
   * later
   */
  now: number;
}

/** Returns a random agency that publishes all these flows. */
export function anAgency({ cast, random }: Scene, ...flows: string[]): string {
  const able = [...cast.profiles.values()]
    .filter(({ publishes }) => flows.every((flow) => publishes.includes(flow)))
    .map(({ code }) => code);
  return random.pick(able);
}

/**
 * Returns the agencies of the cast that patrol: all that publish sightings except the prosecution,
 * which reads, asks and answers and has no patrols.
 */
export function scoutsOf({ cast }: Scene): string[] {
  return [...cast.profiles.values()]
    .filter(
      ({ publishes, legalAuthority }) =>
        publishes.includes('sighting') &&
        !legalAuthority.some(({ purpose }) => purpose === 'PROSECUTION'),
    )
    .map(({ code }) => code);
}

/** Returns the codes of the agencies in the cast that publish a flow. */
export function agenciesOf({ cast }: Scene, flow: string): string[] {
  return [...cast.profiles.values()]
    .filter(({ publishes }) => publishes.includes(flow))
    .map(({ code }) => code);
}

/** Returns the only publisher of a flow, as Imigrasi is of movements. */
export const ownerOf = (scene: Scene, flow: string): string => agenciesOf(scene, flow)[0]!;

/** Returns a random district of an agency: its own district, or any within a wider area. */
export function aDistrictOf({ cast, random }: Scene, agency: string): District {
  const { areaCodes } = cast.profiles.get(agency)!;
  const own = cast.boundaries.districts.filter(({ code }) => coversArea(areaCodes, code));
  if (own.length === 0)
    throw new RangeError(
      `Expected a district of Jakarta Pusat among the areas of ${agency}, ` +
        `got ${areaCodes.join(', ')}`,
    );
  return random.pick(own);
}

/** Returns a random place in a district, with an address that does not exist. */
export function aPlaceIn({ random }: Scene, district: District): Record<string, unknown> {
  const { lon, lat } = pointIn(district, random);
  return {
    lat,
    lon,
    accuracyMetres: random.integer(3, 80),
    address: `Jalan Contoh ${random.integer(1, 200)}`,
  };
}

/** Returns the agency's purpose and legal basis, always in the exercise. */
export function handlingOf({ cast, random, now }: Scene, agency: string): Record<string, unknown> {
  const authority = random.pick(cast.profiles.get(agency)!.legalAuthority);
  return {
    purpose: authority.purpose,
    legalBasis: random.pick(authority.legalBases),
    retainUntil: civilDayAt(now + RETENTION_DAYS * DAY_MS),
    exerciseId: cast.exerciseId,
  };
}

/** RFC 3339 */
export const timeOf = (ms: number): string => new Date(ms).toISOString();
