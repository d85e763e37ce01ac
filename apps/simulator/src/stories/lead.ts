import { competentFor, type LeadCategory } from '../competent-for.js';
import {
  agenciesOf,
  anOfficer,
  DAY_MS,
  handlingOf,
  inTurn,
  minutes,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { beginOf, changeOf } from './steps.js';

const CATEGORIES: readonly LeadCategory[] = ['LODGING', 'ACTIVITY', 'OTHER'];
const RESULTS = ['FOUND', 'NOT_FOUND', 'WRONG_PERSON', 'LAWFUL', 'NOT_EXECUTABLE'];

/**
 * Composes a lead: one agency gives it, and the competent agency reviews it, takes it and reports
 * its findings, each step after the time that people take. Another agency, which is told as well,
 * says that it found nothing. A competent agency with its own system answers for itself.
 */
export function lead(scene: Scene): Step[] {
  const { random, cast } = scene;
  const raiser = inTurn(scene, agenciesOf(scene, 'alert'));
  const category = aCategoryFor(scene, raiser);
  const competent = competentFor(scene, category);
  const others = agenciesOf(scene, 'response').filter((code) => code !== raiser);
  const told = inTurn(scene, others, 6);
  const addressees = [...new Set([competent, ...(others.length > 0 ? [told] : [])])];
  const raised = raisedLead(scene, raiser, { category, competent, addressees });
  if (!cast.profiles.has(competent)) return [raised];
  const respond = responder(scene, competent);
  return [
    raised,
    respond('SEEN', [1, 5]),
    respond('TAKEN', [1, 5]),
    ...(told === competent || others.length === 0 ? [] : nothingFound(scene, told)),
    respond('RESULT', [5, 20], {
      result: random.pick(RESULTS),
      note: { text: 'Contoh hasil untuk latihan.' },
    }),
    respond('CLOSED', [1, 3]),
    changeOf(
      raiser,
      'alert',
      'CLOSED',
      { statusReason: 'Answered (exercise)' },
      {
        ids: { causationId: 'answer' },
        looks: [{ flow: 'response', entity: 'response', what: 'event', as: 'answer' }],
        afterMs: minutes(scene, 1, 3),
      },
    ),
  ];
}

/** Composes the alert by which somebody gives a lead. @param ids events that it rests on */
export function raisedLead(
  scene: Scene,
  raiser: string,
  {
    category,
    competent,
    addressees = [competent],
  }: { category: LeadCategory; competent: string; addressees?: readonly string[] },
): Step {
  const { random, now } = scene;
  return beginOf(raiser, 'alert', 'RAISED', {
    occurredAt: timeOf(now),
    category,
    severity: random.pick(['LOW', 'MEDIUM', 'HIGH']),
    requestedAction: 'CHECK_RECORDS',
    competentAgency: competent,
    dueAt: timeOf(now + 3 * DAY_MS),
    explanationId: 'Contoh petunjuk untuk latihan.',
    explanationEn: 'A sample lead, for an exercise.',
    addressees,
    handling: handlingOf(scene, raiser),
    detail: { text: 'Contoh rincian untuk latihan.' },
  });
}

/** Returns how an agency answers a lead of the story, stage by stage. */
export function responder(scene: Scene, agency: string, entity = 'response') {
  const officer = anOfficer(scene);
  return (
    change: string,
    [least, most]: readonly [number, number],
    more: Record<string, unknown> = {},
  ): Step => {
    const afterMs = minutes(scene, least, most);
    if (change !== 'SEEN')
      return changeOf(agency, 'response', change, { officer, ...more }, { entity, afterMs });
    return beginOf(
      agency,
      'response',
      'SEEN',
      { officer, handling: handlingOf(scene, agency), ...more },
      {
        ...{ entity, afterMs, ids: { alertId: 'alert' } },
        needs: [{ flow: 'alert', entity: 'alert' }],
      },
    );
  };
}

function nothingFound(scene: Scene, agency: string): Step[] {
  const respond = responder(scene, agency, `response of ${agency}`);
  return [respond('SEEN', [1, 5]), respond('RESULT', [2, 10], { result: 'NOT_FOUND' })];
}

/** Draws what a lead is about, of what another agency than its raiser is competent for. */
export function aCategoryFor(scene: Scene, raiser: string): LeadCategory {
  return scene.random.pick(
    CATEGORIES.filter((category) => competentFor(scene, category) !== raiser),
  );
}
