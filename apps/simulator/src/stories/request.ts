import {
  agenciesOf,
  DAY_MS,
  HOUR_MS,
  handlingOf,
  inTurn,
  minutes,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { composeSighting } from './sighting.js';
import { beginOf, changeOf, type StepOptions } from './steps.js';

/** Composes a request of one agency to others: some answer late, and then it is closed. */
export function request(scene: Scene): Step[] {
  const { random, now } = scene;
  const [asker, first, second] = askerAndAsked(scene);
  const isLate = random.chance(0.3);
  return [
    asked(scene, asker, [first, second], {
      occurredAt: timeOf(now - 2 * DAY_MS),
      question: 'Which reports are held for this exercise?',
      dueAt: timeOf(isLate ? now - HOUR_MS : now + 5 * DAY_MS),
      detail: { text: 'Contoh rincian untuk latihan.' },
    }),
    reply(scene, first, random.pick(['ANSWERED', 'ANSWERED', 'NOTHING_HELD', 'REFUSED'])),
    ...(isLate ? [changeOf(asker, 'request', 'REMINDED', {})] : []),
    reply(scene, second, random.pick(['ANSWERED', 'ANSWERED', 'NOTHING_HELD', 'REFUSED'])),
    changeOf(asker, 'request', 'CLOSED', {}, { afterMs: minutes(scene, 1, 10) }),
  ];
}

/**
 * Composes a request for advice (saran dan pertimbangan): advice is given or refused, and sometimes
 * put right once more.
 */
export function advice(scene: Scene): Step[] {
  const { random, now } = scene;
  const [asker, first, second] = askerAndAsked(scene);
  return [
    asked(scene, asker, [first, second], {
      kind: 'ADVICE',
      question: 'How is this to be handled, in the view of your agency?',
      dueAt: timeOf(now + 3 * DAY_MS),
      detail: { text: 'Contoh pokok masalah untuk latihan.' },
    }),
    reply(scene, first, 'ANSWERED'),
    reply(scene, second, random.pick(['ANSWERED', 'ANSWERED', 'REFUSED'])),
    ...(random.chance(0.2)
      ? [{ ...reply(scene, first, 'ANSWERED'), change: 'CORRECTED', begins: false }]
      : []),
    changeOf(asker, 'request', 'CLOSED', {}, { afterMs: minutes(scene, 1, 10) }),
  ];
}

/**
 * Composes a request that data of a person be put right: the agency that reported it corrects it,
 * and answers within three times 24 hours.
 */
export function rectification(scene: Scene): Step[] {
  const { now } = scene;
  const owners = agenciesOf(scene, 'sighting', 'reply');
  const owner = inTurn(scene, owners);
  const asker = inTurn(
    scene,
    agenciesOf(scene, 'request').filter((code) => code !== owner),
    3,
  );
  const person = aTraveller(scene);
  return [
    beginOf(owner, 'sighting', 'REPORTED', composeSighting(scene, owner, { person })),
    asked(
      scene,
      asker,
      [owner],
      {
        kind: 'RECTIFICATION',
        question: 'The activity in this report is another one: please put it right.',
        dueAt: timeOf(now + 3 * DAY_MS),
      },
      {
        ids: { subjectId: 'subject' },
        looks: [{ flow: 'sighting', entity: 'sighting', as: 'subject' }],
        afterMs: minutes(scene, 5, 20),
      },
    ),
    changeOf(owner, 'sighting', 'CORRECTED', composeSighting(scene, owner, { person }), {
      needs: [{ flow: 'request', entity: 'request' }],
      afterMs: minutes(scene, 5, 30),
    }),
    reply(scene, owner, 'ANSWERED'),
    changeOf(asker, 'request', 'CLOSED', {}, { afterMs: minutes(scene, 1, 10) }),
  ];
}

/** Returns who asks and two who are asked; each agency comes to each part in its turn. */
function askerAndAsked(scene: Scene): [string, string, string] {
  const asker = inTurn(scene, agenciesOf(scene, 'request'));
  const others = agenciesOf(scene, 'reply').filter((code) => code !== asker);
  const first = inTurn(scene, others, 3);
  const rest = others.filter((code) => code !== first);
  return [asker, first, inTurn(scene, rest, 8)];
}

function asked(
  scene: Scene,
  asker: string,
  agencies: readonly string[],
  said: Record<string, unknown>,
  options: StepOptions = {},
): Step {
  const to = { agencies, roles: [], areas: [] };
  return beginOf(
    asker,
    'request',
    'ASKED',
    { occurredAt: timeOf(scene.now), to, handling: handlingOf(scene, asker), ...said },
    options,
  );
}

function reply(scene: Scene, agency: string, outcome: string): Step {
  return beginOf(
    agency,
    'reply',
    'REPLIED',
    {
      outcome,
      ...(outcome === 'REFUSED' ? { ground: 'Not within our authority (exercise)' } : {}),
      ...(outcome === 'ANSWERED' ? { content: { text: 'Contoh jawaban untuk latihan.' } } : {}),
      handling: handlingOf(scene, agency),
    },
    {
      entity: `reply of ${agency}`,
      ids: { requestId: 'request' },
      needs: [{ flow: 'request', entity: 'request' }],
      afterMs: minutes(scene, 2, 20),
    },
  );
}
