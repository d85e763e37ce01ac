import { type District } from '@sinergi/domain';
import {
  agenciesOf,
  aMoment,
  aPlaceIn,
  DAY_MS,
  districtsOf,
  HOUR_MS,
  handlingOf,
  inTurn,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { beginOf, changeOf } from './steps.js';

/**
 * Composes what a kecamatan collects from one of its kelurahan: guests whom households and RT/RW
 * told the clerk there, reported together. Later some leave, and a time was written down wrongly.
 */
export function collectedLodgings(scene: Scene): Step[] {
  const { random, now } = scene;
  const agency = inTurn(scene, kecamatanThatCollect(scene));
  const [district] = districtsOf(scene, agency) as [District];
  const kelurahan = `${district.code}.${1_000 + random.integer(1, 6)}`;
  const stays = Array.from({ length: random.integer(2, 3) }, (_, nth) => {
    const checkInAt = now - random.integer(1, 6) * DAY_MS - random.integer(1, 20) * HOUR_MS;
    const told = {
      premisesId: `RMH-${String(random.integer(1, 900)).padStart(4, '0')}`,
      premisesKind: random.pick(['HOUSEHOLD', 'BOARDING']),
      ...{ kecamatan: district.code, kelurahan },
      reportedBy: random.pick(['HOUSEHOLD', 'RT_RW']),
      handling: handlingOf(scene, agency),
      guest: aTraveller({ ...scene, random: random.fork(`guest ${nth}`) }),
      place: aPlaceIn(scene, district),
    };
    return { entity: `stay ${nth}`, checkInAt, told };
  });
  const [first, second] = stays as [(typeof stays)[number], (typeof stays)[number]];
  return [
    ...stays.map(({ entity, checkInAt, told }) =>
      beginOf(
        agency,
        'lodging',
        'CHECKED_IN',
        { ...told, checkInAt: timeOf(checkInAt) },
        { entity },
      ),
    ),
    changeOf(
      agency,
      'lodging',
      'CHECKED_OUT',
      { checkOutAt: timeOf(now - 2 * HOUR_MS) },
      { entity: first.entity, afterMs: aMoment(scene) },
    ),
    ...(random.chance(0.4)
      ? [
          changeOf(
            agency,
            'lodging',
            'CORRECTED',
            { ...second.told, checkInAt: timeOf(second.checkInAt - 24 * HOUR_MS) },
            { entity: second.entity, afterMs: aMoment(scene) },
          ),
        ]
      : []),
  ];
}

/** Returns the agencies of the cast that have one district, and report lodgings in it. */
export const kecamatanThatCollect = (scene: Scene): string[] =>
  agenciesOf(scene, 'lodging').filter((code) => districtsOf(scene, code).length === 1);
