import { civilDayAt } from '@sinergi/law';
import {
  aDistrictOf,
  agenciesOf,
  aMoment,
  anOfficer,
  DAY_MS,
  HOUR_MS,
  handlingOf,
  inTurn,
  ownerOf,
  paperNo,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { ABOUT_PERSON, checkedPerson, LOOKS_AT_PERSON } from './known-person.js';
import { beginOf, changeOf } from './steps.js';

/**
 * Composes a diplomatic or service permit, as the Foreign Ministry's note gave it. From then on the
 * identity authority's service holds its subject for a human, by itself.
 */
export function diplomaticPermit(scene: Scene): Step[] {
  const { random, now } = scene;
  const agency = ownerOf(scene, 'diplomatic-permit');
  const lastDay = now + random.integer(30, 300) * DAY_MS;
  const later = () => ({ afterMs: aMoment(scene) });
  const until = civilDayAt(lastDay + 365 * DAY_MS);
  const noteNo = () => paperNo(scene, 'NOTA');
  return [
    beginOf(agency, 'diplomatic-permit', 'ISSUED', {
      kind: random.pick(['DIPLOMATIK', 'DINAS']),
      noteNo: noteNo(),
      validFrom: civilDayAt(now - random.integer(10, 400) * DAY_MS),
      validUntil: civilDayAt(lastDay),
      kecamatan: aDistrictOf(scene, agency).code,
      handling: handlingOf(scene, agency),
      holder: aTraveller(scene),
    }),
    ...(random.chance(0.4)
      ? [
          changeOf(
            agency,
            'diplomatic-permit',
            'EXTENDED',
            { validUntil: until, noteNo: noteNo() },
            later(),
          ),
        ]
      : []),
    ...(random.chance(0.3)
      ? [
          changeOf(
            agency,
            'diplomatic-permit',
            'ENDED',
            { endedOn: civilDayAt(now - HOUR_MS) },
            later(),
          ),
        ]
      : []),
  ];
}

/**
 * Composes a referral: an officer hands a matter to who decides it, gets an answer, and closes it.
 * Some were a mistake.
 */
export function referral(scene: Scene): Step[] {
  const { random, now } = scene;
  const agency = inTurn(scene, agenciesOf(scene, 'referral', 'sighting'));
  const officer = anOfficer(scene);
  const isMistaken = random.chance(0.2);
  const step = (change: string, says: Record<string, unknown> = {}): Step =>
    changeOf(agency, 'referral', change, { officer, ...says }, { afterMs: aMoment(scene) });
  return [
    checkedPerson(scene, agency),
    beginOf(
      agency,
      'referral',
      'REFERRED',
      {
        kind: random.pick(['PRIVILEGE', 'REFUGEE', 'TRAFFICKING', 'TWO_NATIONALITIES']),
        officer,
        addressees: agenciesOf(scene, 'referral').filter((code) => code !== agency),
        handling: handlingOf(scene, agency),
        reason: { text: 'Contoh alasan untuk latihan.' },
      },
      { ids: ABOUT_PERSON, looks: LOOKS_AT_PERSON, afterMs: aMoment(scene) },
    ),
    ...(isMistaken
      ? [step('RETRACTED')]
      : [
          step('ANSWERED', {
            answerNo: paperNo(scene, 'NOTA'),
            answeredAt: timeOf(now - HOUR_MS),
          }),
          step('CLOSED', { outcome: random.pick(['CONFIRMED', 'NOT_CONFIRMED']) }),
        ]),
  ];
}
