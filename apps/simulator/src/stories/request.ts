import { agenciesOf, anAgency, DAY_MS, HOUR_MS, handlingOf, type Scene, timeOf } from '../scene.js';
import type { Step } from '../step.js';
import { changeOf } from './visit.js';

/** Composes a request of one agency to others: some answer late, and then it is closed. */
export function request(scene: Scene): Step[] {
  const { random, now } = scene;
  const asker = anAgency(scene, 'request');
  const others = agenciesOf(scene, 'reply').filter((code) => code !== asker);
  const first = random.pick(others);
  const second = random.pick(others.filter((code) => code !== first));
  const isLate = random.chance(0.3);
  const askedAt = now - 2 * DAY_MS;
  const dueAt = isLate ? now - HOUR_MS : now + 5 * DAY_MS;
  const reply = (agency: string): Step => {
    const outcome = random.pick(['ANSWERED', 'ANSWERED', 'NOTHING_HELD', 'REFUSED']);
    const said = {
      outcome,
      ...(outcome === 'REFUSED' ? { ground: 'Not within our authority (exercise)' } : {}),
      ...(outcome === 'ANSWERED' ? { content: { text: 'Contoh jawaban untuk latihan.' } } : {}),
      handling: handlingOf(scene, agency),
    };
    return {
      agency,
      flow: 'reply',
      change: 'REPLIED',
      entity: `reply of ${agency}`,
      begins: true,
      needs: [{ flow: 'request', entity: 'request' }],
      data: (known) => ({ requestId: known['request']!.id, ...said }),
    };
  };
  return [
    {
      agency: asker,
      flow: 'request',
      change: 'ASKED',
      entity: 'request',
      begins: true,
      data: () => ({
        occurredAt: timeOf(askedAt),
        to: { agencies: [first, second], roles: [], areas: [] },
        question: 'Which reports are held for this exercise?',
        dueAt: timeOf(dueAt),
        handling: handlingOf(scene, asker),
        detail: { text: 'Contoh rincian untuk latihan.' },
      }),
    },
    reply(first),
    ...(isLate ? [changeOf(asker, 'request', 'REMINDED', {})] : []),
    reply(second),
    changeOf(asker, 'request', 'CLOSED', {}),
  ];
}
