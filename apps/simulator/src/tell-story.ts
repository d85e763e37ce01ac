import { seededRandom } from '@sinergi/domain';
import { agenciesOf, type Cast, type Scene, scoutsOf } from './scene.js';
import type { Step, Story } from './step.js';
import { bulletin } from './stories/bulletin.js';
import { lead } from './stories/lead.js';
import { orphanCheckOut } from './stories/orphan-check-out.js';
import { representation } from './stories/representation.js';
import { request } from './stories/request.js';
import { districtsThatSee, samePerson } from './stories/same-person.js';
import { sighting } from './stories/sighting.js';
import { frozen, overstay } from './stories/stay-too-long.js';
import { visit } from './stories/visit.js';
import { watch } from './stories/watch.js';

interface Kind {
  kind: string;
  /** share of all stories, relative to the sum of the weights */
  weight: number;
  /** flows that must each have a publisher in the cast */
  flows: readonly string[];
  /** whether the cast has enough agencies that can deal with each other; always where absent */
  isPossible?(scene: Scene): boolean;
  tell(scene: Scene): Step[];
  lapses?: number;
  overstays?: boolean;
}

/** The kinds of stories of a day in Jakarta Pusat. */
const KINDS: readonly Kind[] = [
  { kind: 'visit', weight: 22, flows: ['movement', 'permit', 'lodging'], tell: visit },
  {
    kind: 'sighting',
    weight: 40,
    flows: [],
    isPossible: (scene) => scoutsOf(scene).length > 0,
    tell: sighting,
  },
  { kind: 'orphan-check-out', weight: 8, flows: ['lodging'], tell: orphanCheckOut },
  { kind: 'overstay', weight: 4, flows: ['movement', 'permit'], tell: overstay, overstays: true },
  { kind: 'frozen', weight: 4, flows: ['movement', 'permit'], tell: frozen },
  { kind: 'watch', weight: 4, flows: ['watch'], tell: (scene) => watch(scene, false) },
  {
    kind: 'watch-that-expires',
    weight: 3,
    flows: ['watch'],
    tell: (scene) => watch(scene, true),
    lapses: 1,
  },
  {
    kind: 'request',
    weight: 7,
    flows: ['request', 'reply'],
    isPossible: (scene) => agenciesOf(scene, 'reply').length > 2,
    tell: request,
  },
  {
    kind: 'same-person',
    weight: 4,
    flows: ['movement', 'sighting', 'presence'],
    isPossible: (scene) => districtsThatSee(scene).length > 0,
    tell: samePerson,
  },
  {
    kind: 'lead',
    weight: 3,
    flows: ['alert'],
    // At least one agency beside the competent one, whichever that is.
    isPossible: (scene) => scoutsOf(scene).length > 1,
    tell: lead,
  },
  { kind: 'bulletin', weight: 2, flows: ['bulletin'], tell: bulletin },
  { kind: 'representation', weight: 1, flows: ['representation'], tell: representation },
];

/**
 * Composes the story at an index of the plan. The story is a function of seed, index and begin
 * time, so it can be composed again anywhere.
 */
export function tellStory(seed: number, index: number, now: number, cast: Cast): Story {
  const random = seededRandom(seed).fork(`story ${index}`);
  const scene: Scene = { index, cast, random, now };
  const kind = chosen(scene);
  const steps = kind.tell(scene).map(told);
  return {
    index,
    kind: kind.kind,
    steps,
    lapses: kind.lapses ?? 0,
    overstays: kind.overstays ?? false,
  };
}

function chosen(scene: Scene): Kind {
  const possible = KINDS.filter(
    ({ flows, isPossible }) =>
      flows.every((flow) => agenciesOf(scene, flow).length > 0) && (isPossible?.(scene) ?? true),
  );
  let share = scene.random.next() * possible.reduce((sum, { weight }) => sum + weight, 0);
  return (
    possible.find(({ weight }) => {
      share -= weight;
      return share < 0;
    }) ?? possible.at(-1)!
  );
}

/**
 * Everything random is drawn when the story is composed, in its order: a story that resumes in its
 * middle has the same content.
 */
function told(step: Step): Step {
  if (step.data.length > 0) return step;
  const data = step.data({});
  return { ...step, data: () => data };
}
