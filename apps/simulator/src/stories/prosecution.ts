import { civilDayAt } from '@sinergi/law';
import {
  agenciesOf,
  aMoment,
  anOfficer,
  DAY_MS,
  HOUR_MS,
  handlingOf,
  hasPurpose,
  inTurn,
  paperNo,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { ABOUT_PERSON, checkedPerson, LOOKS_AT_PERSON } from './known-person.js';
import { beginOf, changeOf, type StepOptions } from './steps.js';

const ARTICLES = ['UU 6/2011 art. 122'];

/** How an investigation and its prosecution end. */
type Course = 'CONVICTED' | 'ACQUITTED' | 'STOPPED';
const COURSES: readonly Course[] = ['CONVICTED', 'ACQUITTED', 'STOPPED', 'CONVICTED'];

/** One side of the matter: who takes its steps, in which case of the story. */
interface Side {
  agency: string;
  officer: string;
  entity: 'investigation' | 'prosecution';
}

/**
 * Composes an investigation and the prosecution that follows from it: the prosecution hears that it
 * began (SPDP), sends the file back (P-19), finds it complete (P-21), takes the suspect over (tahap
 * II), charges, and carries out the verdict; or the investigation is stopped.
 */
export function prosecution(scene: Scene): Step[] {
  const course = COURSES[scene.turn % COURSES.length]!;
  const investigation = sideOf(scene, 'investigation', inTurn(scene, investigatorsOf(scene)));
  const kejari = sideOf(scene, 'prosecution', inTurn(scene, prosecutorsOf(scene)));
  return [
    ...begun(scene, investigation, kejari),
    ...(course === 'STOPPED'
      ? stopped(scene, investigation, kejari)
      : [
          ...completed(scene, investigation, kejari),
          ...court(scene, kejari, course),
          step(scene, investigation, 'CLOSED'),
        ]),
  ];
}

const sideOf = (scene: Scene, entity: Side['entity'], agency: string): Side => ({
  ...{ agency, entity, officer: anOfficer(scene) },
});

const step = (
  scene: Scene,
  { agency, officer, entity }: Side,
  change: string,
  says: Record<string, unknown> = {},
  options: StepOptions = {},
): Step =>
  changeOf(
    agency,
    'case',
    change,
    { officer, ...says },
    { entity, afterMs: aMoment(scene), ...options },
  );

const held = (...sides: readonly Side[]) => ({
  needs: sides.map(({ entity }) => ({ flow: 'case', entity })),
});
const detail = { text: 'Contoh perkara untuk latihan.' };

function begun(scene: Scene, investigation: Side, kejari: Side): Step[] {
  const { now } = scene;
  const begins = ({ agency, officer, entity }: Side) => ({
    ...{ track: entity.toUpperCase(), officer, articles: ARTICLES, detail },
    handling: handlingOf(scene, agency),
  });
  return [
    checkedPerson(scene, investigation.agency),
    beginOf(
      investigation.agency,
      'case',
      'OPENED',
      { ...begins(investigation), addressees: [kejari.agency] },
      { entity: 'investigation', ids: ABOUT_PERSON, looks: LOOKS_AT_PERSON },
    ),
    step(scene, investigation, 'DETAINED', { detainedAt: timeOf(now - 25 * DAY_MS) }),
    step(scene, investigation, 'CONSULATE_NOTIFIED', {
      consulateNotifiedAt: timeOf(now - 25 * DAY_MS + 6 * HOUR_MS),
    }),
    step(scene, investigation, 'SPDP_SENT', { fileNo: paperNo(scene, 'SPDP') }),
    beginOf(
      kejari.agency,
      'case',
      'SPDP_RECEIVED',
      { ...begins(kejari), fileNo: paperNo(scene, 'SPDP') },
      {
        entity: 'prosecution',
        ids: { subjectId: 'subject', citesCaseId: 'investigation', grounds: ['spdp'] },
        looks: [{ flow: 'case', entity: 'investigation', what: 'event', as: 'spdp' }],
        ...held(investigation),
        afterMs: aMoment(scene),
      },
    ),
    step(scene, investigation, 'FILE_SENT', { fileNo: paperNo(scene, 'BP') }),
    step(scene, kejari, 'FILE_RETURNED', { fileNo: paperNo(scene, 'P-19') }, held(investigation)),
  ];
}

/** Nobody is prosecuted: who was detained goes free first. */
function stopped(scene: Scene, investigation: Side, kejari: Side): Step[] {
  const outcome = scene.random.pick(['DISMISSED', 'NO_ACTION']);
  const says = (kind: string) => ({ fileNo: paperNo(scene, kind), outcome });
  return [
    step(scene, investigation, 'RELEASED', { releasedAt: timeOf(scene.now - HOUR_MS) }),
    step(scene, investigation, 'STOPPED', says('SP3')),
    step(scene, kejari, 'STOPPED', says('SKP2'), held(investigation)),
    step(scene, kejari, 'CLOSED'),
    step(scene, investigation, 'CLOSED'),
  ];
}

function completed(scene: Scene, investigation: Side, kejari: Side): Step[] {
  const { now } = scene;
  return [
    step(scene, investigation, 'DETENTION_EXTENDED', {
      detainedUntil: civilDayAt(now + 10 * DAY_MS),
      fileNo: paperNo(scene, 'T-4'),
    }),
    step(scene, investigation, 'FILE_SENT', { fileNo: paperNo(scene, 'BP') }, held(kejari)),
    step(scene, kejari, 'FILE_COMPLETE', { fileNo: paperNo(scene, 'P-21') }, held(investigation)),
    step(scene, investigation, 'HANDED_OVER', {}, held(kejari)),
    step(scene, kejari, 'HANDED_OVER', {}, held(investigation)),
    step(scene, kejari, 'DETAINED', { detainedAt: timeOf(now - 3 * DAY_MS) }),
    step(scene, kejari, 'CONSULATE_NOTIFIED', { consulateNotifiedAt: timeOf(now - 2 * DAY_MS) }),
  ];
}

function court(scene: Scene, kejari: Side, outcome: Course): Step[] {
  const { random, now } = scene;
  const verdict = (hoursAgo: number) =>
    step(scene, kejari, 'VERDICT', {
      ...{ decisionNo: paperNo(scene, 'PUT'), decidedAt: timeOf(now - hoursAgo * HOUR_MS) },
      ...{ decidedBy: 'COURT', outcome },
    });
  return [
    step(scene, kejari, 'CHARGED', { fileNo: paperNo(scene, 'PDM') }),
    verdict(20),
    // A higher court's.
    ...(random.chance(0.3) ? [verdict(8)] : []),
    ...(outcome === 'ACQUITTED'
      ? [step(scene, kejari, 'RELEASED', { releasedAt: timeOf(now - 7 * HOUR_MS) })]
      : []),
    step(scene, kejari, 'EXECUTED', { executedAt: timeOf(now - 6 * HOUR_MS) }),
    step(scene, kejari, 'CLOSED'),
  ];
}

/** Returns the agencies of the cast that investigate and meet people. */
export const investigatorsOf = (scene: Scene): string[] =>
  agenciesOf(scene, 'case', 'sighting').filter((code) => hasPurpose(scene, code, 'ENFORCEMENT'));

/** Returns the agencies of the cast that prosecute. */
export const prosecutorsOf = (scene: Scene): string[] =>
  agenciesOf(scene, 'case').filter((code) => hasPurpose(scene, code, 'PROSECUTION'));
