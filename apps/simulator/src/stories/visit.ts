import { civilDayAt } from '@sinergi/law';
import {
  aDistrictOf,
  anAgency,
  aPlaceIn,
  DAY_MS,
  HOUR_MS,
  handlingOf,
  ownerOf,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';

/** The rules of law for each origin: the first stay's length, and whether it can be extended. */
const ORIGINS = [
  { origin: 'VISIT_VISA', indexCode: 'C1', days: 60, extends: true },
  { origin: 'VOA', indexCode: 'B1', days: 30, extends: true },
  { origin: 'BVK', indexCode: 'A1', days: 30, extends: false },
] as const;

/**
 * Composes the most common story: a person arrives, stays somewhere, perhaps has the permit
 * extended in time, and leaves.
 */
export function visit(scene: Scene): Step[] {
  const { random, now } = scene;
  const imigrasi = ownerOf(scene, 'movement');
  const lodger = anAgency(scene, 'lodging');
  const traveller = aTraveller(scene);
  const kind = random.pick(ORIGINS);
  // A person who has not left may stay for at least two more days, so nobody overstays during a
  // play.
  const stayedDays = random.integer(3, kind.days - 4);
  const isExtended = kind.extends && random.chance(0.3);
  const enteredAt =
    now - (stayedDays + (isExtended ? kind.days : 0)) * DAY_MS - random.integer(1, 20) * HOUR_MS;
  const firstDay = enteredAt;
  const lastDay = firstDay + (kind.days - 1) * DAY_MS;
  const leftAt = now - random.integer(10, 50) * 60_000;
  const hasLeft = random.chance(0.6);
  const district = aDistrictOf(scene, lodger);
  const steps: Step[] = [
    {
      agency: imigrasi,
      flow: 'movement',
      change: 'RECORDED',
      entity: 'entry',
      begins: true,
      data: () => ({
        direction: 'ENTRY',
        checkpoint: 'CGK',
        at: timeOf(enteredAt),
        handling: handlingOf(scene, imigrasi),
        traveller,
      }),
    },
    {
      agency: imigrasi,
      flow: 'permit',
      change: 'ISSUED',
      entity: 'permit',
      begins: true,
      data: () => ({
        kind: 'KUNJUNGAN',
        origin: kind.origin,
        indexCode: kind.indexCode,
        activities: ['TOURISM'],
        validFrom: civilDayAt(firstDay),
        validUntil: civilDayAt(lastDay),
        kecamatan: district.code,
        handling: handlingOf(scene, imigrasi),
        holder: traveller,
      }),
    },
    {
      agency: lodger,
      flow: 'lodging',
      change: 'CHECKED_IN',
      entity: 'stay',
      begins: true,
      data: () => ({
        premisesId: `HTL-${String(random.integer(1, 400)).padStart(4, '0')}`,
        premisesKind: 'HOTEL',
        kecamatan: district.code,
        checkInAt: timeOf(enteredAt + 3 * HOUR_MS),
        receiptNo: `LATIHAN-${scene.index}`,
        reportedBy: 'LODGING',
        handling: handlingOf(scene, lodger),
        guest: traveller,
        place: aPlaceIn(scene, district),
      }),
    },
  ];
  if (isExtended) {
    const filedAt = lastDay - 5 * DAY_MS;
    const decidedAt = lastDay - 2 * DAY_MS;
    const until = civilDayAt(lastDay + kind.days * DAY_MS);
    steps.push(
      changeOf(imigrasi, 'permit', 'APPLICATION_FILED', {
        application: 'EXTENSION',
        pendingSince: timeOf(filedAt),
      }),
      changeOf(imigrasi, 'permit', 'APPLICATION_DECIDED', {
        decision: 'GRANTED',
        decidedAt: timeOf(decidedAt),
      }),
      changeOf(imigrasi, 'permit', 'EXTENDED', { validUntil: until }),
    );
  }
  if (!hasLeft) return steps;
  const handling = handlingOf(scene, imigrasi);
  steps.push(
    changeOf(lodger, 'lodging', 'CHECKED_OUT', { checkOutAt: timeOf(leftAt - HOUR_MS) }, 'stay'),
    {
      agency: imigrasi,
      flow: 'movement',
      change: 'RECORDED',
      entity: 'exit',
      begins: true,
      data: (known) => ({
        direction: 'EXIT',
        checkpoint: 'CGK',
        at: timeOf(leftAt),
        permitId: known['permit']!.id,
        handling,
        traveller,
      }),
    },
  );
  steps.push(changeOf(imigrasi, 'permit', 'ENDED', { endedOn: civilDayAt(leftAt) }));
  return steps;
}

/** Builds a step that changes an entity of this story. */
export function changeOf(
  agency: string,
  flow: string,
  change: string,
  data: Record<string, unknown>,
  entity = flow,
): Step {
  return { agency, flow, change, entity, begins: false, data: () => data };
}
