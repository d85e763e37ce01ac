import {
  aDistrictOf,
  aPlaceIn,
  DAY_MS,
  HOUR_MS,
  handlingOf,
  type Scene,
  scoutsOf,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';

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

/**
 * Composes a sighting by a patrol, sometimes corrected, sometimes withdrawn. One in five is
 * reported more than a day late.
 */
export function sighting(scene: Scene): Step[] {
  const { random } = scene;
  const agency = random.pick(scoutsOf(scene));
  const steps: Step[] = [
    {
      agency,
      flow: 'sighting',
      change: 'REPORTED',
      entity: 'sighting',
      begins: true,
      data: () => composeSighting(scene, agency),
    },
  ];
  if (random.chance(0.3)) {
    steps.push({
      agency,
      flow: 'sighting',
      change: 'CORRECTED',
      entity: 'sighting',
      begins: false,
      data: () => composeSighting(scene, agency),
    });
  }
  if (random.chance(0.15)) {
    const reason = random.pick(REASONS);
    steps.push({
      agency,
      flow: 'sighting',
      change: 'RETRACTED',
      entity: 'sighting',
      begins: false,
      data: () => ({ retractionReason: reason }),
    });
  }
  return steps;
}

/**
 * Composes a sighting as an agency's own system would send it: a point in one of its districts, by
 * an order, sometimes with a person whose passport was read.
 */
export function composeSighting(
  scene: Scene,
  agency: string,
  person?: Record<string, unknown>,
): Record<string, unknown> {
  const { random, now } = scene;
  const district = aDistrictOf(scene, agency);
  const seenAt =
    now -
    (random.chance(0.2) ? random.integer(DAY_MS, 3 * DAY_MS) : random.integer(60_000, 4 * HOUR_MS));
  const isNamed = person !== undefined || random.chance(0.4);
  const order = random.pick(['SURAT_PERINTAH', 'SURAT_PERINTAH', 'URGENT', 'NONE']);
  const certainty = person
    ? 'DOCUMENT_CHECKED'
    : isNamed
      ? random.pick(['DOCUMENT_CHECKED', 'IDENTIFIED'])
      : 'DESCRIBED';
  return {
    seenAt: timeOf(seenAt),
    kecamatan: district.code,
    activity: random.pick(ACTIVITIES),
    certainty,
    order,
    ...(order === 'NONE'
      ? {}
      : { orderNo: `SP/${String(random.integer(1, 999)).padStart(3, '0')}/LATIHAN` }),
    peopleCount: random.integer(1, 5),
    handling: handlingOf(scene, agency),
    place: aPlaceIn(scene, district),
    ...(isNamed ? { person: person ?? aTraveller(scene) } : {}),
  };
}
