import type { Redriven } from '../../../contract/operations';

export type RedriveOutcomeName = Redriven['outcome'];

/** Counts the dead letters of each outcome, the most frequent first. */
export function countOutcomes(redriven: readonly Redriven[]): [RedriveOutcomeName, number][] {
  const counts = new Map<RedriveOutcomeName, number>();
  for (const { outcome } of redriven) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left);
}
