import { civilDayAt } from '@sinergi/law';
import { DAY_MS, HOUR_MS, handlingOf, ownerOf, type Scene, timeOf } from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { arrival } from './crossings.js';
import { beginOf, changeOf } from './steps.js';

/**
 * Composes an overstay for early detection to find: the permit has ended, and the person has not
 * left.
 */
export function overstay(scene: Scene): Step[] {
  return stayed(scene, scene.random.integer(2, 90));
}

/**
 * Composes a stay whose permit has ended but whose extension was filed and paid in time. The clock
 * stands still, so there is nothing to find.
 */
export function frozen(scene: Scene): Step[] {
  const days = scene.random.integer(2, 20);
  const filedAt = scene.now - (days + 3) * DAY_MS;
  const filed = { application: 'EXTENSION', pendingSince: timeOf(filedAt) };
  return [
    ...stayed(scene, days),
    changeOf(ownerOf(scene, 'movement'), 'permit', 'APPLICATION_FILED', filed),
  ];
}

function stayed(scene: Scene, daysOver: number): Step[] {
  const { random, now } = scene;
  const imigrasi = ownerOf(scene, 'movement');
  const traveller = aTraveller(scene);
  const lastDay = now - daysOver * DAY_MS;
  // The law gives 60 days, and the hours may begin one day earlier.
  const enteredAt = lastDay - 58 * DAY_MS - random.integer(0, 5) * HOUR_MS;
  return [
    arrival(scene, imigrasi, { traveller, enteredAt }),
    beginOf(imigrasi, 'permit', 'ISSUED', {
      ...{ kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'C2', activities: ['BUSINESS'] },
      validFrom: civilDayAt(enteredAt),
      validUntil: civilDayAt(lastDay),
      handling: handlingOf(scene, imigrasi),
      holder: traveller,
    }),
  ];
}
