import { civilDayAt } from '@sinergi/law';
import {
  aDistrictOf,
  aMoment,
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
import { PERMIT_KINDS, type PermitKind } from './permit-kinds.js';
import { beginOf, changeOf } from './steps.js';

/**
 * Composes the most common story: a person arrives, stays somewhere, perhaps has the permit
 * extended in time, and leaves.
 */
export function visit(scene: Scene): Step[] {
  const { random, now } = scene;
  const imigrasi = ownerOf(scene, 'movement');
  const lodger = anAgency(scene, 'lodging');
  const traveller = aTraveller(scene);
  const permit = aPermitKind(scene);
  const { days, extensionDays, premises, isBornHere = false } = permit;
  // A person who has not left may stay for at least two more days, so nobody overstays during a
  // play.
  const stayedDays = random.integer(3, days - 4);
  const isExtended = extensionDays !== null && random.chance(0.3);
  const enteredAt =
    now - (stayedDays + (isExtended ? days : 0)) * DAY_MS - random.integer(1, 20) * HOUR_MS;
  const lastDay = enteredAt + (days - 1) * DAY_MS;
  const leftAt = now - random.integer(10, 50) * 60_000;
  // Most visitors of this month leave in it; most residents do not.
  const hasLeft = random.chance(premises === 'HOTEL' ? 0.6 : 0.15);
  const district = aDistrictOf(scene, lodger);
  const crosses = (direction: string, at: number) => ({
    ...{ direction, checkpoint: 'CGK', at: timeOf(at) },
    ...{ handling: handlingOf(scene, imigrasi), traveller },
  });
  const entered: Step[] = isBornHere
    ? []
    : [beginOf(imigrasi, 'movement', 'RECORDED', crosses('ENTRY', enteredAt), { entity: 'entry' })];
  const steps: Step[] = [
    ...entered,
    beginOf(imigrasi, 'permit', 'ISSUED', {
      ...issuedAs(permit),
      validFrom: civilDayAt(enteredAt),
      validUntil: civilDayAt(lastDay),
      kecamatan: district.code,
      handling: handlingOf(scene, imigrasi),
      holder: traveller,
    }),
    beginOf(
      lodger,
      'lodging',
      'CHECKED_IN',
      {
        premisesId: `${premises.slice(0, 3)}-${String(random.integer(1, 400)).padStart(4, '0')}`,
        premisesKind: premises,
        kecamatan: district.code,
        checkInAt: timeOf(enteredAt + 3 * HOUR_MS),
        receiptNo: `LATIHAN-${scene.index}`,
        reportedBy: premises === 'HOUSEHOLD' ? 'HOUSEHOLD' : 'LODGING',
        handling: handlingOf(scene, lodger),
        guest: traveller,
        place: aPlaceIn(scene, district),
      },
      { entity: 'stay' },
    ),
  ];
  if (isExtended)
    steps.push(
      ...extension(scene, imigrasi, {
        filedAt: lastDay - 5 * DAY_MS,
        decidedAt: lastDay - 2 * DAY_MS,
        until: lastDay + extensionDays * DAY_MS,
      }),
    );
  if (!hasLeft) return steps;
  return [
    ...steps,
    changeOf(
      lodger,
      'lodging',
      'CHECKED_OUT',
      { checkOutAt: timeOf(leftAt - HOUR_MS) },
      { entity: 'stay', afterMs: aMoment(scene) },
    ),
    beginOf(imigrasi, 'movement', 'RECORDED', crosses('EXIT', leftAt), {
      ...{ entity: 'exit', ids: { permitId: 'permit' }, afterMs: aMoment(scene) },
    }),
    changeOf(imigrasi, 'permit', 'ENDED', { endedOn: civilDayAt(leftAt) }),
  ];
}

/** Composes the steps by which a permit is extended: filed and paid, decided, granted. */
export function extension(
  scene: Scene,
  imigrasi: string,
  { filedAt, decidedAt, until }: { filedAt: number; decidedAt: number; until: number },
): Step[] {
  return [
    changeOf(imigrasi, 'permit', 'APPLICATION_FILED', {
      application: 'EXTENSION',
      pendingSince: timeOf(filedAt),
    }),
    changeOf(
      imigrasi,
      'permit',
      'APPLICATION_DECIDED',
      { decision: 'GRANTED', decidedAt: timeOf(decidedAt) },
      { afterMs: aMoment(scene) },
    ),
    changeOf(imigrasi, 'permit', 'EXTENDED', { validUntil: civilDayAt(until) }),
  ];
}

/** Draws a kind of permit by its share. */
function aPermitKind({ random }: Scene): PermitKind {
  let share = random.next() * PERMIT_KINDS.reduce((sum, one) => sum + one.share, 0);
  return (
    PERMIT_KINDS.find((one) => {
      share -= one.share;
      return share < 0;
    }) ?? PERMIT_KINDS.at(-1)!
  );
}

const issuedAs = ({ kind, origin, indexCode, activities }: PermitKind) => ({
  ...{ kind, origin, indexCode, activities: [...activities] },
});
