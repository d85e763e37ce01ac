import { type Boundaries, pointIn, type SeededRandom } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { aTraveller } from './traveller.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ACTIVITIES = ['PRESENT', 'LODGING', 'WORK', 'TRADE', 'STUDY', 'PERFORMANCE', 'JOURNALISM', 'RESEARCH', 'ORGANISATION', 'OTHER'];
const RETENTION_DAYS = 1_825;

/** What a sighting is composed from; the same inputs give the same body on every machine. */
export interface Scene {
  profile: AgencyProfile;
  boundaries: Boundaries;
  /** epoch ms; everything was seen before it */
  before: number;
  random: SeededRandom;
}

/**
 * A sighting as an agency's own system would send it: a point in one of its districts, by an order, sometimes with a person whose passport was
 * read. One in five is late by more than a day, so what arrives is out of the order in which it was seen. Always marked as an exercise.
 */
export function composeSighting({ profile, boundaries, before, random }: Scene): Record<string, unknown> {
  const district = random.pick(districtsOf(profile, boundaries));
  const seenAt = before - (random.chance(0.2) ? random.integer(DAY_MS, 3 * DAY_MS) : random.integer(60_000, 4 * HOUR_MS));
  const { lon, lat } = pointIn(district, random);
  const authority = random.pick(profile.legalAuthority);
  const isNamed = random.chance(0.4);
  const order = random.pick(['SURAT_PERINTAH', 'SURAT_PERINTAH', 'URGENT', 'NONE']);
  return {
    seenAt: new Date(seenAt).toISOString(),
    kecamatan: district.code,
    activity: random.pick(ACTIVITIES),
    certainty: isNamed ? random.pick(['DOCUMENT_CHECKED', 'IDENTIFIED']) : 'DESCRIBED',
    order,
    ...(order === 'NONE' ? {} : { orderNo: `SP/${String(random.integer(1, 999)).padStart(3, '0')}/LATIHAN` }),
    peopleCount: random.integer(1, 5),
    handling: {
      purpose: authority.purpose,
      legalBasis: random.pick(authority.legalBases),
      retainUntil: new Date(seenAt + RETENTION_DAYS * DAY_MS).toISOString().slice(0, 10),
      exercise: true,
    },
    place: { lat, lon, accuracyMetres: random.integer(3, 80), address: `Jalan Contoh ${random.integer(1, 200)}` },
    ...(isNamed ? { person: aTraveller(random) } : {}),
  };
}

/** The districts that an agency answers for: its own code, or everything below a wider one. */
function districtsOf({ code, areaCodes }: AgencyProfile, { districts }: Boundaries): Boundaries['districts'][number][] {
  const own = districts.filter(
    (district) => areaCodes.length === 0 || areaCodes.some((area) => district.code === area || district.code.startsWith(`${area}.`)),
  );
  if (own.length === 0)
    throw new RangeError(`Expected a district of Jakarta Pusat among the areas of ${code}, got ${areaCodes.join(', ')}`);
  return own;
}
