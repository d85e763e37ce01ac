import { type Boundaries, districtAt } from './boundaries.js';

/** One thing that cannot be true: where (RFC 6901 pointer), what was expected, what came. Nothing personal is repeated. */
export interface Violation {
  field: string;
  expected: string;
  got: string;
}

/** What of a sighting is judged; times are epoch ms, dates days since 1970-01-01. */
export interface SightingFacts {
  seenAt: number;
  kecamatan: string;
  certainty: string;
  order: string;
  orderNo: string | null;
  place: { lat: number; lon: number };
  person: object | null;
  handling: { retainUntil: number };
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A clock that is a little ahead is no reason to refuse. */
const CLOCK_SKEW_MS = 5 * MINUTE_MS;
const EARLIEST = Date.UTC(2000, 0, 1);
/** Permenkumham 50/2016 sets none; this is the exchange's own limit until the policy says another. */
const LONGEST_RETENTION_DAYS = 3_653;

/** Judges a sighting by what can be true of it, and by what the law asks of a field check. Pure. @param now epoch ms */
export function judgeSighting(sighting: SightingFacts, { boundaries, now }: { boundaries: Boundaries; now: number }): Violation[] {
  return [...judgePlace(sighting, boundaries), ...judgeTime(sighting, now), ...judgeOrder(sighting), ...judgePerson(sighting)];
}

function judgePlace({ place: { lat, lon }, kecamatan }: SightingFacts, boundaries: Boundaries): Violation[] {
  const stated = boundaries.find(({ code }) => code === kecamatan);
  if (!stated) {
    return [
      {
        field: '/kecamatan',
        expected: `one of ${boundaries.map(({ code }) => code).join(', ')}`,
        got: JSON.stringify(kecamatan.slice(0, 20)),
      },
    ];
  }
  const actual = districtAt(lon, lat, boundaries);
  if (actual?.code === kecamatan) return [];
  return [
    {
      field: '/place',
      expected: `a point in ${kecamatan} (${stated.name})`,
      got: actual ? `a point in ${actual.code}` : 'a point outside Jakarta Pusat',
    },
  ];
}

function judgeTime({ seenAt, handling: { retainUntil } }: SightingFacts, now: number): Violation[] {
  const violations: Violation[] = [];
  if (seenAt > now + CLOCK_SKEW_MS) violations.push({ field: '/seenAt', expected: 'a time that has come', got: 'a later one' });
  if (seenAt < EARLIEST) violations.push({ field: '/seenAt', expected: 'a time since 2000', got: 'an earlier one' });
  const seenOn = Math.floor(seenAt / DAY_MS);
  if (retainUntil <= seenOn)
    violations.push({ field: '/handling/retainUntil', expected: 'a day after the sighting', got: 'the same or an earlier one' });
  if (retainUntil > Math.floor(now / DAY_MS) + LONGEST_RETENTION_DAYS) {
    violations.push({ field: '/handling/retainUntil', expected: `a day within ${LONGEST_RETENTION_DAYS} days`, got: 'a later one' });
  }
  return violations;
}

/** A field check needs a surat perintah; when it was urgent the number may follow. */
function judgeOrder({ order, orderNo }: SightingFacts): Violation[] {
  if (order === 'SURAT_PERINTAH' && orderNo === null)
    return [{ field: '/orderNo', expected: 'the number of the surat perintah', got: 'nothing' }];
  if (order === 'NONE' && orderNo !== null) return [{ field: '/orderNo', expected: 'nothing where there is no order', got: 'a number' }];
  return [];
}

/** Who was only described is not named: a name by guess harms whoever bears it. */
function judgePerson({ certainty, person }: SightingFacts): Violation[] {
  if (person !== null && certainty !== 'DOCUMENT_CHECKED' && certainty !== 'IDENTIFIED') {
    return [{ field: '/person', expected: 'nobody named where the certainty is neither DOCUMENT_CHECKED nor IDENTIFIED', got: 'a person' }];
  }
  if (person === null && certainty === 'DOCUMENT_CHECKED')
    return [{ field: '/person', expected: 'the person whose document was checked', got: 'nothing' }];
  return [];
}
