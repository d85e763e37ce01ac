import type { Redriven } from '../../../contract/operations';

export type RedriveOutcomeName = Redriven['outcome'];

/** How many letters came to what, the most first. */
export function countOutcomes(redriven: readonly Redriven[]): [RedriveOutcomeName, number][] {
  const counts = new Map<RedriveOutcomeName, number>();
  for (const { outcome } of redriven) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left);
}
