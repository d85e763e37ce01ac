import {
  aDistrictOf,
  agenciesOf,
  aMoment,
  aPlaceIn,
  DAY_MS,
  HOUR_MS,
  handlingOf,
  hasPurpose,
  inTurn,
  paperNo,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { beginOf, changeOf } from './steps.js';

const ACTIVITIES = [
  'PRESENT',
  'LODGING',
  'WORK',
  'TRADE',
  'STUDY',
  'PERFORMANCE',
  'JOURNALISM',
  'RESEARCH',
  'ORGANISATION',
  'OTHER',
];
const REASONS = ['DUPLICATE', 'MISTAKEN', 'WRONG_PERSON', 'OTHER'];

/** Of this many sightings of an agency, one is of somebody whose document was checked. */
const CHECKED_EVERY = 4;

/**
 * Composes a sighting by a patrol, sometimes corrected, sometimes withdrawn. One in five is
 * reported more than a day late.
 */
export function sighting(scene: Scene): Step[] {
  const able = agenciesOf(scene, 'sighting');
  const isChecked = Math.floor(scene.turn / able.length) % CHECKED_EVERY === 0;
  return sightingBy(scene, inTurn(scene, able), isChecked ? { person: aTraveller(scene) } : {});
}

/** Composes a sighting by an agency, whose turn it is not. */
export function sightingBy(
  scene: Scene,
  agency: string,
  seen: { person?: Record<string, unknown> } = {},
): Step[] {
  const { random } = scene;
  const report = () => composeSighting(scene, agency, seen);
  const later = () => ({ afterMs: aMoment(scene) });
  return [
    beginOf(agency, 'sighting', 'REPORTED', report()),
    ...(random.chance(0.3) ? [changeOf(agency, 'sighting', 'CORRECTED', report(), later())] : []),
    ...(random.chance(0.15)
      ? [
          changeOf(
            agency,
            'sighting',
            'RETRACTED',
            { retractionReason: random.pick(REASONS) },
            later(),
          ),
        ]
      : []),
  ];
}

/**
 * Composes a sighting as an agency's own system would send it: a point in one of its districts, by
 * an order, sometimes with a person whose passport was read. The prosecution has no patrols: it
 * sees who comes to its counter.
 *
 * @param person whose document was checked
 * @param district code; one of the agency's where absent
 */
export function composeSighting(
  scene: Scene,
  agency: string,
  { person, district: code }: { person?: Record<string, unknown>; district?: string } = {},
): Record<string, unknown> {
  const { random, now, cast } = scene;
  const district =
    cast.boundaries.districts.find((one) => one.code === code) ?? aDistrictOf(scene, agency);
  const isAtCounter = hasPurpose(scene, agency, 'PROSECUTION');
  const seen = person ?? (isAtCounter || random.chance(0.3) ? aTraveller(scene) : undefined);
  const order = isAtCounter
    ? 'NONE'
    : random.pick(['SURAT_PERINTAH', 'SURAT_PERINTAH', 'URGENT', 'NONE']);
  return {
    seenAt: timeOf(
      now -
        (random.chance(0.2)
          ? random.integer(DAY_MS, 3 * DAY_MS)
          : random.integer(60_000, 4 * HOUR_MS)),
    ),
    kecamatan: district.code,
    activity: isAtCounter ? 'PRESENT' : random.pick(ACTIVITIES),
    certainty: certaintyOf(scene, { isChecked: isAtCounter || person !== undefined, seen }),
    order,
    ...(order === 'NONE' ? {} : { orderNo: paperNo(scene, 'SP') }),
    peopleCount: random.integer(1, 5),
    handling: handlingOf(scene, agency),
    place: aPlaceIn(scene, district),
    ...(seen ? { person: seen } : {}),
  };
}

function certaintyOf(
  { random }: Scene,
  { isChecked, seen }: { isChecked: boolean; seen: object | undefined },
): string {
  if (isChecked) return 'DOCUMENT_CHECKED';
  return seen ? random.pick(['DOCUMENT_CHECKED', 'IDENTIFIED']) : 'DESCRIBED';
}
