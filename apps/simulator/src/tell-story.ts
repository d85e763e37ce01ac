import { seededRandom } from '@sinergi/domain';
import { plannedStory } from './plan-month.js';
import type { Cast } from './scene.js';
import type { Step, Story } from './step.js';
import { possibleKinds } from './story-kinds.js';

/**
 * Composes the story at an index of the plan. The story is a function of seed, index and begin
 * time, so it can be composed again anywhere.
 */
export function tellStory(seed: number, index: number, now: number, cast: Cast): Story {
  const random = seededRandom(seed).fork(`story ${index}`);
  const scene = { index, cast, random, now };
  const { kind, turn } = plannedStory(seed, index, possibleKinds({ ...scene, turn: 0 }));
  const steps = kind.tell({ ...scene, turn }).map(told);
  return {
    index,
    kind: kind.kind,
    steps,
    lapses: kind.lapses ?? 0,
    overstays: kind.overstays ?? false,
  };
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
