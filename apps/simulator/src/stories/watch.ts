import { civilDayAt } from '@sinergi/law';
import { agenciesOf, DAY_MS, handlingOf, type Scene } from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { changeOf } from './visit.js';

/** Composes a watch that is sometimes extended, is sometimes withdrawn, or lapses. */
export function watch(scene: Scene, expires: boolean): Step[] {
  const { random, now } = scene;
  const agency = random.pick(agenciesOf(scene, 'watch'));
  const validUntil = civilDayAt(
    now + (expires ? -random.integer(1, 5) : random.integer(20, 90)) * DAY_MS,
  );
  const category = random.pick(['CEGAH', 'LOOKOUT']);
  const steps: Step[] = [
    {
      agency,
      flow: 'watch',
      change: 'PLACED',
      entity: 'watch',
      begins: true,
      data: () => ({
        category,
        requestedAction: category === 'CEGAH' ? 'PREVENT_EXIT' : 'CHECK_DOCUMENT',
        requestedBy: agency,
        legalReference: `KEP-${random.integer(1, 999)}/LATIHAN`,
        validFrom: civilDayAt(now - random.integer(10, 60) * DAY_MS),
        validUntil,
        handling: handlingOf(scene, agency),
        person: aTraveller(scene),
      }),
    },
  ];
  if (expires) return steps;
  if (random.chance(0.3)) {
    const extension = {
      validUntil: civilDayAt(now + random.integer(100, 180) * DAY_MS),
      legalReference: `KEP-${random.integer(1, 999)}/LATIHAN`,
    };
    steps.push(changeOf(agency, 'watch', 'EXTENDED', extension));
  }
  if (random.chance(0.5))
    steps.push(
      changeOf(agency, 'watch', 'WITHDRAWN', { statusReason: 'No longer needed (exercise)' }),
    );
  return steps;
}
