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
  paperNo,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { arrival, exit } from './crossings.js';
import { ABOUT_PERSON, checkedPerson, LOOKS_AT_PERSON } from './known-person.js';
import { beginOf, changeOf } from './steps.js';

/** How a case goes on after it was examined. */
type Course = 'NO_ACTION' | 'FINAL' | 'OBJECTION_REFUSED' | 'OBJECTION_GRANTED';
const COURSES: readonly Course[] = [
  ...(['NO_ACTION', 'FINAL', 'FINAL'] as const),
  ...(['OBJECTION_REFUSED', 'OBJECTION_REFUSED', 'OBJECTION_GRANTED'] as const),
];

/**
 * Composes an administrative action (TAK) of Immigration: opened on what an officer saw, examined,
 * presented, decided and served; many object, and the objection is forwarded and decided. Some are
 * detained until they are deported, and then leave.
 */
export function administrativeCase(scene: Scene): Step[] {
  const { random, now } = scene;
  const agency = inTurn(scene, casesOfPermits(scene));
  const course = COURSES[scene.turn % COURSES.length]!;
  const traveller = aTraveller(scene);
  const enteredAt = now - 75 * DAY_MS;
  const officer = anOfficer(scene);
  const take = (change: string, says: Record<string, unknown> = {}): Step =>
    changeOf(agency, 'case', change, { officer, ...says }, { afterMs: aMoment(scene) });
  return [
    arrival(scene, agency, { traveller, enteredAt }),
    beginOf(agency, 'permit', 'ISSUED', {
      ...{ kind: 'TERBATAS', origin: 'VITAS', indexCode: 'E30A', activities: ['STUDY'] },
      validFrom: civilDayAt(enteredAt),
      validUntil: civilDayAt(enteredAt + 364 * DAY_MS),
      kecamatan: aDistrictOf(scene, agency).code,
      ...{ handling: handlingOf(scene, agency), holder: traveller },
    }),
    checkedPerson(scene, agency, traveller),
    beginOf(
      agency,
      'case',
      'OPENED',
      {
        ...{ track: 'TAK', officer, fileNo: paperNo(scene, 'TAK') },
        articles: ['UU 6/2011 art. 75'],
        handling: handlingOf(scene, agency),
        detail: { text: 'Contoh perkara untuk latihan.' },
      },
      { ids: ABOUT_PERSON, looks: LOOKS_AT_PERSON, afterMs: aMoment(scene) },
    ),
    take('EXAMINED'),
    ...(random.chance(0.3) ? [take('NOTED', { detail: { text: 'Contoh catatan.' } })] : []),
    ...(course === 'NO_ACTION'
      ? [take('CLOSED', { outcome: 'NO_ACTION' })]
      : decided(scene, { agency, course, traveller, take })),
  ];
}

function decided(
  scene: Scene,
  {
    agency,
    course,
    traveller,
    take,
  }: {
    agency: string;
    course: Course;
    traveller: Record<string, unknown>;
    take(change: string, says?: Record<string, unknown>): Step;
  },
): Step[] {
  const { random, now } = scene;
  const daysAgo = (days: number): string => timeOf(now - days * DAY_MS);
  const isDeported = course !== 'OBJECTION_GRANTED' && random.chance(0.5);
  return [
    ...(isDeported
      ? [
          take('DETAINED', { detainedAt: daysAgo(62) }),
          take('CONSULATE_NOTIFIED', { consulateNotifiedAt: daysAgo(61.5) }),
        ]
      : []),
    take('CONFERENCE_HELD'),
    take('DECIDED', {
      ...{ decisionNo: paperNo(scene, 'KEP'), decidedAt: daysAgo(60), decidedBy: 'OFFICE' },
      actions: isDeported ? ['DEPORTATION', 'WATCH_LISTING'] : ['PERMIT_RESTRICTION'],
    }),
    take('SERVED', { servedAt: daysAgo(59) }),
    ...(course === 'FINAL' ? [] : objection(scene, course, take)),
    ...(course === 'OBJECTION_GRANTED'
      ? [take('CLOSED', { outcome: 'NO_ACTION' })]
      : [
          take('FINAL'),
          ...(isDeported ? [take('RELEASED', { releasedAt: timeOf(now - 5 * HOUR_MS) })] : []),
          take('EXECUTED', { executedAt: timeOf(now - 4 * HOUR_MS) }),
          take('CLOSED', { outcome: 'EXECUTED' }),
        ]),
    ...(isDeported ? departure(scene, agency, traveller) : []),
  ];
}

function objection(
  scene: Scene,
  course: Course,
  take: (change: string, says: Record<string, unknown>) => Step,
): Step[] {
  const daysAgo = (days: number): string => timeOf(scene.now - days * DAY_MS);
  return [
    take('OBJECTED', { objectedAt: daysAgo(55) }),
    take('OBJECTION_FORWARDED', { forwardedAt: daysAgo(52) }),
    take('OBJECTION_DECIDED', {
      objectionOutcome: course === 'OBJECTION_GRANTED' ? 'GRANTED' : 'REFUSED',
      objectionDecidedBy: scene.random.pick(['DIRECTOR_GENERAL', 'MINISTER']),
      objectionDecisionNo: paperNo(scene, 'KEP-KBT'),
      objectionDecidedAt: daysAgo(48),
    }),
  ];
}

function departure(scene: Scene, agency: string, traveller: Record<string, unknown>): Step[] {
  const leftAt = scene.now - 3 * HOUR_MS;
  return [
    exit(scene, agency, { traveller, leftAt }, { ids: { permitId: 'permit' } }),
    changeOf(agency, 'permit', 'ENDED', { endedOn: civilDayAt(leftAt) }),
  ];
}

/** Returns the agencies of the cast that grant permits, see who comes, and lead cases. */
export const casesOfPermits = (scene: Scene): string[] =>
  agenciesOf(scene, 'case', 'permit', 'movement', 'sighting');
