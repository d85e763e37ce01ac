import { civilDayAt } from '@sinergi/law';
import {
  aDistrictOf,
  agenciesOf,
  aMoment,
  anOfficer,
  DAY_MS,
  handlingOf,
  ownerOf,
  paperNo,
  type Scene,
} from '../scene.js';
import type { Step } from '../step.js';
import { accredited } from './accreditation.js';
import { beginOf, changeOf } from './steps.js';

/** The stages of an invented election, by days from today: one is over, one is today. */
const STAGES = [
  ...[{ stage: 'CAMPAIGN', first: -45, last: -4, title: 'Masa kampanye (latihan)' }],
  ...[{ stage: 'QUIET_DAYS', first: -3, last: -1, title: 'Masa tenang (latihan)' }],
  ...[{ stage: 'VOTING', first: 0, last: 0, title: 'Pemungutan suara (latihan)' }],
  ...[{ stage: 'RECAPITULATION', first: 1, last: 30, title: 'Rekapitulasi (latihan)' }],
] as const;

/**
 * Composes an election: the calendar has its stages one after the other, an observer is accredited
 * for its day, who keeps representations tells everybody, and the last stage is moved.
 */
export function election(scene: Scene): Step[] {
  const agency = ownerOf(scene, 'calendar');
  const officer = anOfficer(scene);
  const [informer] = agenciesOf(scene, 'representation', 'bulletin');
  const source = paperNo(scene, 'PKPU');
  const entry = ({ stage, first, last, title }: (typeof STAGES)[number], moved = 0) => ({
    ...{ kind: 'ELECTION_STAGE', stage, title, source, officer },
    ...days(scene, first, last + moved),
    handling: handlingOf(scene, agency),
  });
  const last = STAGES.at(-1)!;
  return [
    ...STAGES.map((one, nth) =>
      beginOf(agency, 'calendar', 'LISTED', entry(one), {
        entity: one.stage,
        ...(nth === 0 ? {} : { afterMs: aMoment(scene) }),
      }),
    ),
    ...(agenciesOf(scene, 'accreditation').length > 0
      ? [
          accredited(scene, 'ELECTION_OBSERVER', {
            ids: { calendarId: 'VOTING' },
            needs: [{ flow: 'calendar', entity: 'VOTING' }],
          }),
        ]
      : []),
    ...(informer === undefined
      ? []
      : [
          beginOf(
            informer,
            'bulletin',
            'PUBLISHED',
            {
              title: 'Tahapan pemilihan (latihan)',
              body: 'Hari pemungutan suara ada di kalender. Contoh untuk latihan.',
              handling: handlingOf(scene, informer),
            },
            {
              ids: { links: ['VOTING'] },
              needs: [{ flow: 'calendar', entity: 'VOTING' }],
              afterMs: aMoment(scene),
            },
          ),
        ]),
    changeOf(agency, 'calendar', 'CHANGED', entry(last, 5), {
      entity: last.stage,
      afterMs: aMoment(scene),
    }),
  ];
}

/** Composes an event of the calendar in a district; sometimes it does not take place. */
export function calendarEvent(scene: Scene): Step[] {
  const { random } = scene;
  const agency = ownerOf(scene, 'calendar');
  const officer = anOfficer(scene);
  const first = random.integer(2, 20);
  return [
    beginOf(agency, 'calendar', 'LISTED', {
      ...{ kind: 'EVENT', title: 'Pekan budaya contoh (latihan)', officer },
      ...days(scene, first, first + 2),
      kecamatan: aDistrictOf(scene, agency).code,
      handling: handlingOf(scene, agency),
    }),
    ...(random.chance(0.3)
      ? [changeOf(agency, 'calendar', 'WITHDRAWN', { officer }, { afterMs: aMoment(scene) })]
      : []),
  ];
}

const days = ({ now }: Scene, first: number, last: number) => ({
  firstDay: civilDayAt(now + first * DAY_MS),
  lastDay: civilDayAt(now + last * DAY_MS),
});
