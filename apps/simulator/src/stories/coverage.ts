import {
  agenciesOf,
  aMoment,
  anOfficer,
  districtsOf,
  HOUR_MS,
  handlingOf,
  inTurn,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { sightingBy } from './sighting.js';
import { beginOf, changeOf } from './steps.js';

/** The flows whose absence means something once their owner has said what it knows. */
const STATED = ['sighting', 'lodging', 'movement', 'incident'];

/**
 * Composes up to when an agency has said what it knows of a flow, in one of its districts or in all
 * of them; later it says so of more. An agency states that once for each flow and district: after
 * all of them had their turn, it sees somebody instead.
 */
export function coverage(scene: Scene): Step[] {
  const { turn, now } = scene;
  const able = agenciesOf(scene, 'coverage');
  const agency = inTurn(scene, able);
  const one = statable(scene, agency)[Math.floor(turn / able.length)];
  if (one === undefined) return sightingBy(scene, agency);
  const officer = anOfficer(scene);
  const until = (hoursAgo: number) => timeOf(now - hoursAgo * HOUR_MS);
  return [
    beginOf(
      agency,
      'coverage',
      'STATED',
      { ...one, completeUntil: until(12), officer, handling: handlingOf(scene, agency) },
      { isOnce: true },
    ),
    ...[6, 1].map((hoursAgo) =>
      changeOf(
        agency,
        'coverage',
        'ADVANCED',
        { completeUntil: until(hoursAgo), officer },
        { afterMs: aMoment(scene) },
      ),
    ),
  ];
}

/** Returns what an agency may state coverage of, in the order in which it does. */
function statable(scene: Scene, agency: string) {
  const { publishes } = scene.cast.profiles.get(agency)!;
  const districts = districtsOf(scene, agency).map(({ code }) => code);
  return [null, ...districts].flatMap((kecamatan) =>
    STATED.filter((flow) => publishes.includes(flow)).map((flow) => ({ flow, kecamatan })),
  );
}
