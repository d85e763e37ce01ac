import type { Fact } from './facts.js';

/** An alert names no more events than this. */
const AT_MOST = 100;

/**
 * Returns the events of the facts that were used, each once and at most 100.
 *
 * @param used the most important first, in an order that hangs on the facts alone
 */
export const evidenceOf = (used: readonly Fact[]): string[] =>
  [...new Set(used.map(({ eventId }) => eventId))].slice(0, AT_MOST);
