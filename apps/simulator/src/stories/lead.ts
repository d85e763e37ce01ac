import { agenciesOf, anAgency, DAY_MS, handlingOf, type Scene, timeOf } from '../scene.js';
import type { Step } from '../step.js';

/** An agency gives a lead; the competent one looks, takes it and says what it found. */
export function lead(scene: Scene): Step[] {
  const { random, now } = scene;
  const raiser = anAgency(scene, 'alert');
  const competent = random.pick(agenciesOf(scene, 'response').filter((code) => code !== raiser));
  const handling = handlingOf(scene, competent);
  const respond = (change: string, begins: boolean, more: Record<string, unknown>): Step => ({
    agency: competent,
    flow: 'response',
    change,
    entity: 'response',
    begins,
    ...(begins ? { needs: [{ flow: 'alert', entity: 'alert' }] } : {}),
    data: (known) => ({
      ...(begins ? { alertId: known['alert']!.id, handling } : {}),
      officer: 'officer 0001 (exercise)',
      ...more,
    }),
  });
  return [
    {
      agency: raiser,
      flow: 'alert',
      change: 'RAISED',
      entity: 'alert',
      begins: true,
      data: () => ({
        occurredAt: timeOf(now),
        category: random.pick(['LODGING', 'ACTIVITY', 'OTHER']),
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
    },
    respond('SEEN', true, {}),
    respond('TAKEN', false, {}),
    respond('RESULT', false, {
      result: random.pick(['FOUND', 'NOT_FOUND', 'WRONG_PERSON', 'NOT_EXECUTABLE']),
      note: { text: 'Contoh hasil untuk latihan.' },
    }),
    respond('CLOSED', false, {}),
    {
      agency: raiser,
      flow: 'alert',
      change: 'CLOSED',
      entity: 'alert',
      begins: false,
      data: () => ({ statusReason: 'Answered (exercise)' }),
    },
  ];
}
