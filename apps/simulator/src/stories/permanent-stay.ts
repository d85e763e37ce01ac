import { civilDayAt } from '@sinergi/law';
import { aMoment, DAY_MS, handlingOf, type Scene } from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { beginOf } from './steps.js';
import { extension } from './visit.js';

/** The law's five years. */
const DAYS = 1_825;

/**
 * Composes a permanent stay, which the regional office grants: it follows a limited one, and is
 * reported and extended every five years.
 */
export function permanentStay(scene: Scene): Step[] {
  const { random, now } = scene;
  const agency = regionalOffices(scene)[0]!;
  const isExtended = random.chance(0.5);
  const firstDay = now - (isExtended ? DAYS - 20 : random.integer(30, 1_000)) * DAY_MS;
  const lastDay = firstDay + (DAYS - 1) * DAY_MS;
  const issued = beginOf(agency, 'permit', 'ISSUED', {
    kind: 'TETAP',
    origin: 'CONVERSION',
    indexCode: 'E31',
    validFrom: civilDayAt(firstDay),
    validUntil: civilDayAt(lastDay),
    handling: handlingOf(scene, agency),
    holder: aTraveller(scene),
  });
  if (!isExtended) return [issued];
  const [filed, ...granted] = extension(scene, agency, {
    filedAt: now - 10 * DAY_MS,
    decidedAt: now - 2 * DAY_MS,
    until: lastDay + DAYS * DAY_MS,
  });
  return [issued, { ...filed!, afterMs: aMoment(scene) }, ...granted];
}

/** Returns who grants permits in the cast and sees nobody cross a border. */
export const regionalOffices = ({ cast }: Pick<Scene, 'cast'>): string[] =>
  [...cast.profiles.values()]
    .filter(({ publishes }) => publishes.includes('permit') && !publishes.includes('movement'))
    .map(({ code }) => code);
