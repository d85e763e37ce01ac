import { aDistrictOf, anAgency, HOUR_MS, handlingOf, type Scene, timeOf } from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { beginOf } from './steps.js';

/** Composes a check-out whose check-in was never reported. That is normal and accepted. */
export function orphanCheckOut(scene: Scene): Step[] {
  const { random, now } = scene;
  const agency = anAgency(scene, 'lodging');
  const guest = random.chance(0.7) ? { guest: aTraveller(scene) } : {};
  return [
    beginOf(
      agency,
      'lodging',
      'CHECKED_OUT',
      {
        premisesId: `KOS-${String(random.integer(1, 900)).padStart(4, '0')}`,
        premisesKind: random.pick(['BOARDING', 'APARTMENT', 'HOUSEHOLD']),
        kecamatan: aDistrictOf(scene, agency).code,
        checkOutAt: timeOf(now - random.integer(1, 40) * HOUR_MS),
        reportedBy: random.pick(['HOUSEHOLD', 'RT_RW']),
        handling: handlingOf(scene, agency),
        ...guest,
      },
      { entity: 'stay' },
    ),
  ];
}
