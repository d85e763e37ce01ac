import { civilDayAt } from '@sinergi/law';
import { aMoment, anAgency, DAY_MS, handlingOf, paperNo, type Scene } from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { beginOf, changeOf } from './steps.js';

/** Composes a watch that is sometimes extended, is sometimes withdrawn, or lapses. */
export function watch(scene: Scene, expires: boolean): Step[] {
  const { random, now } = scene;
  const agency = anAgency(scene, 'watch');
  const validUntil = civilDayAt(
    now + (expires ? -random.integer(1, 5) : random.integer(20, 90)) * DAY_MS,
  );
  const category = random.pick(['CEGAH', 'LOOKOUT']);
  const later = () => ({ afterMs: aMoment(scene) });
  const placed = beginOf(agency, 'watch', 'PLACED', {
    category,
    requestedAction: category === 'CEGAH' ? 'PREVENT_EXIT' : 'CHECK_DOCUMENT',
    requestedBy: agency,
    legalReference: paperNo(scene, 'KEP'),
    validFrom: civilDayAt(now - random.integer(10, 60) * DAY_MS),
    validUntil,
    handling: handlingOf(scene, agency),
    person: aTraveller(scene),
  });
  if (expires) return [placed];
  return [
    placed,
    ...(random.chance(0.3)
      ? [
          changeOf(
            agency,
            'watch',
            'EXTENDED',
            {
              validUntil: civilDayAt(now + random.integer(100, 180) * DAY_MS),
              legalReference: paperNo(scene, 'KEP'),
            },
            later(),
          ),
        ]
      : []),
    ...(random.chance(0.5)
      ? [
          changeOf(
            agency,
            'watch',
            'WITHDRAWN',
            { statusReason: 'No longer needed (exercise)' },
            later(),
          ),
        ]
      : []),
  ];
}
