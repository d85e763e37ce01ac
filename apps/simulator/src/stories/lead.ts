import { competentFor, type LeadCategory } from '../competent-for.js';
import { DAY_MS, handlingOf, type Scene, scoutsOf, timeOf } from '../scene.js';
import type { Step } from '../step.js';

const MINUTE_MS = 60_000;

/**
 * Composes a lead: one agency gives it, and the competent agency reviews it, takes it and reports
 * its findings, each step after the time that people take. A competent agency with its own system
 * answers for itself.
 */
export function lead(scene: Scene): Step[] {
  const { random, now, cast } = scene;
  const category: LeadCategory = random.pick(['LODGING', 'ACTIVITY', 'OTHER']);
  const competent = competentFor(scene, category);
  const raiser = random.pick(scoutsOf(scene).filter((code) => code !== competent));
  const raised: Step = {
    agency: raiser,
    flow: 'alert',
    change: 'RAISED',
    entity: 'alert',
    begins: true,
    data: () => ({
      occurredAt: timeOf(now),
      category,
      severity: random.pick(['LOW', 'MEDIUM', 'HIGH']),
      requestedAction: 'CHECK_RECORDS',
      competentAgency: competent,
      dueAt: timeOf(now + 3 * DAY_MS),
      explanationId: 'Contoh petunjuk untuk latihan.',
      explanationEn: 'A sample lead, for an exercise.',
      addressees: [competent],
      handling: handlingOf(scene, raiser),
      detail: { text: 'Contoh rincian untuk latihan.' },
    }),
  };
  if (!cast.profiles.has(competent)) return [raised];
  const handling = handlingOf(scene, competent);
  const minutes = (least: number, most: number): number =>
    random.integer(least * MINUTE_MS, most * MINUTE_MS);
  const respond = (change: string, afterMs: number, more: Record<string, unknown>): Step => ({
    agency: competent,
    flow: 'response',
    change,
    entity: 'response',
    begins: change === 'SEEN',
    afterMs,
    ...(change === 'SEEN' ? { needs: [{ flow: 'alert', entity: 'alert' }] } : {}),
    data: (known) => ({
      ...(change === 'SEEN' ? { alertId: known['alert']!.id, handling } : {}),
      officer: 'officer 0001 (exercise)',
      ...more,
    }),
  });
  return [
    raised,
    respond('SEEN', minutes(1, 5), {}),
    respond('TAKEN', minutes(1, 5), {}),
    respond('RESULT', minutes(5, 20), {
      result: random.pick(['FOUND', 'NOT_FOUND', 'WRONG_PERSON', 'NOT_EXECUTABLE']),
      note: { text: 'Contoh hasil untuk latihan.' },
    }),
    respond('CLOSED', minutes(1, 3), {}),
    {
      agency: raiser,
      flow: 'alert',
      change: 'CLOSED',
      entity: 'alert',
      begins: false,
      afterMs: minutes(1, 3),
      looks: [{ flow: 'response', entity: 'response', what: 'event', as: 'answer' }],
      data: (known) => ({
        statusReason: 'Answered (exercise)',
        causationId: known['answer']!.id,
      }),
    },
  ];
}
