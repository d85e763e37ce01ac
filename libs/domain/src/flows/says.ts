import type { ChangeRule } from '../flow-rules.js';

/** Returns what a change sets and must say: always which officer answers for it. */
export const says = (
  ...names: readonly string[]
): Pick<ChangeRule, 'sets'> & { requires: string[] } => ({
  sets: ['officer', ...names],
  requires: ['officer', ...names],
});
