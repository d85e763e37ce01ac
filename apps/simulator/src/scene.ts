import {
  type Boundaries,
  coversArea,
  type District,
  pointIn,
  type SeededRandom,
} from '@sinergi/domain';
import { civilDayAt } from '@sinergi/law';
import type { AgencyProfile } from '@sinergi/settings';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
const RETENTION_DAYS = 1_825;
/** Given names of invented officers. */
const OFFICERS = ['Rani', 'Bayu', 'Sekar', 'Damar', 'Laras', 'Galih', 'Wulan', 'Tirta'];

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
  /** how many stories of its kind come before it in the plan: agencies take their turns by it */
  turn: number;
  /**
   * when the story was begun, epoch ms; everything in it happened before, except steps that are due
   * later
   */
  now: number;
}

/**
 * Returns the agency whose turn it is among these.
 *
 * @param later turns by which another one of a story comes after the first
 */
export const inTurn = (
  { turn }: Pick<Scene, 'turn'>,
  codes: readonly string[],
  later = 0,
): string => codes[(turn + later) % codes.length]!;

/** Returns the agency whose turn it is among those that publish all these flows. */
export const anAgency = (scene: Scene, ...flows: string[]): string =>
  inTurn(scene, agenciesOf(scene, ...flows));

/**
 * Returns the agencies of the cast that patrol: all that publish sightings except the prosecution,
 * which meets people at its own counter alone.
 */
export const scoutsOf = (scene: Scene): string[] =>
  agenciesOf(scene, 'sighting').filter((code) => !hasPurpose(scene, code, 'PROSECUTION'));

/** Whether the law lets an agency act for a purpose. */
export const hasPurpose = ({ cast }: Scene, agency: string, wanted: string): boolean =>
  cast.profiles.get(agency)!.legalAuthority.some(({ purpose }) => purpose === wanted);

/** Returns the codes of the agencies in the cast that publish all these flows. */
export const agenciesOf = ({ cast }: Scene, ...flows: string[]): string[] =>
  [...cast.profiles.values()]
    .filter(({ publishes }) => flows.every((flow) => publishes.includes(flow)))
    .map(({ code }) => code);

/** Returns the districts of the cast in which an agency answers. */
export const districtsOf = ({ cast }: Scene, agency: string): District[] =>
  cast.boundaries.districts.filter(({ code }) =>
    coversArea(cast.profiles.get(agency)!.areaCodes, code),
  );

/** Returns the agencies of the cast whose own area is exactly this district. */
export const kecamatanOf = ({ cast }: Scene, district: string): string[] =>
  [...cast.profiles.values()]
    .filter(({ areaCodes }) => areaCodes.includes(district))
    .map(({ code }) => code);

/** Returns an invented officer: nobody is called so. */
export const anOfficer = ({ random }: Pick<Scene, 'random'>): string =>
  `${random.pick(OFFICERS)} Latihan`;

/** Returns a time that people take, ms. */
export const minutes = ({ random }: Pick<Scene, 'random'>, least: number, most: number): number =>
  random.integer(least * MINUTE_MS, most * MINUTE_MS);

/**
 * Returns the time until the next step of a longer matter, ms. Weeks are as short as a plan whose
 * months take a quarter of an hour needs them.
 */
export const aMoment = ({ random }: Pick<Scene, 'random'>): number =>
  random.integer(MINUTE_MS / 3, 3 * MINUTE_MS);

/** Returns the number of a paper, invented. */
export const paperNo = ({ random }: Pick<Scene, 'random'>, kind: string): string =>
  `${kind}/${random.integer(1, 9_999)}/LATIHAN`;

/** Returns the only publisher of a flow, as Imigrasi is of movements. */
export const ownerOf = (scene: Scene, flow: string): string => agenciesOf(scene, flow)[0]!;

/** Returns a random district of an agency: its own district, or any within a wider area. */
export function aDistrictOf(scene: Scene, agency: string): District {
  const own = districtsOf(scene, agency);
  if (own.length === 0)
    throw new RangeError(
      `Expected a district of Jakarta Pusat among the areas of ${agency}, ` +
        `got ${scene.cast.profiles.get(agency)!.areaCodes.join(', ')}`,
    );
  return scene.random.pick(own);
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
