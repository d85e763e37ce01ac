import { byText } from '@sinergi/domain';
import type { MovementFact } from './facts.js';

/**
 * Returns the last crossing of the border up to a time; what was retracted never happened. Of two
 * at the same moment an entry is the later one.
 *
 * @param at epoch ms, included
 */
export function lastCrossing(
  movements: readonly MovementFact[],
  at: number,
): MovementFact | undefined {
  const [last] = movements
    .filter((movement) => !movement.retracted && movement.at <= at)
    .sort(
      (left, right) =>
        right.at - left.at ||
        Number(right.direction === 'ENTRY') - Number(left.direction === 'ENTRY') ||
        byText(left.id, right.id),
    );
  return last;
}
