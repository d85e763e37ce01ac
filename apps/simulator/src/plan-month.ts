import { type SeededRandom, seededRandom } from '@sinergi/domain';
import type { StoryKind } from './story-kinds.js';

/** What the story at an index of the plan is. */
export interface PlannedStory {
  kind: StoryKind;
  /** how many stories of its kind come before it */
  turn: number;
}

/** A plan whose end comes soon has simple stories alone: a month begins with this many of them. */
const SIMPLE_FIRST = 60;

/**
 * Returns what the story at an index is. The plan has month after month, each with as many stories
 * of a kind as the kind says, in an order of its own: so the proportions are exact, and each agency
 * has its turn in each month.
 *
 * @param kinds those that are possible, at least one
 */
export function plannedStory(
  seed: number,
  index: number,
  kinds: readonly StoryKind[],
): PlannedStory {
  const length = kinds.reduce((sum, { perMonth }) => sum + perMonth, 0);
  const month = Math.floor(index / length);
  const order = orderOf(seededRandom(seed).fork(`month ${month}`), kinds);
  const at = index % length;
  const kind = order[at]!;
  const before = order.slice(0, at).filter((other) => other === kind).length;
  return { kind, turn: month * kind.perMonth + before };
}

function orderOf(random: SeededRandom, kinds: readonly StoryKind[]): StoryKind[] {
  const all = kinds.flatMap((kind) => Array.from({ length: kind.perMonth }, () => kind));
  const order = shuffled(
    all.filter(({ isLong }) => !isLong),
    random,
  );
  for (const kind of all.filter(({ isLong }) => isLong)) {
    const first = Math.min(SIMPLE_FIRST, order.length);
    order.splice(random.integer(first, order.length), 0, kind);
  }
  return order;
}

/** Fisher–Yates. */
function shuffled<T>(list: readonly T[], random: SeededRandom): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.integer(0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
