import type { Json } from '@sinergi/client';
import type { ChangeLine, FactLine } from './population-line.js';
import { type Reference, withReferences } from './references.js';

/** Flows whose entities state when they happened by a field of their own. */
const STATES_ITS_TIME = ['sighting'];

/**
 * Returns what an agency says of a fact: what the line says, with what its references stand for,
 * when it happened, and, where the whole entity is said, how it is handled.
 */
export function dataOf(
  fact: FactLine | ChangeLine,
  flow: string,
  { handling, resolve }: { handling: Json; resolve: (reference: Reference) => unknown },
): Json {
  const isWhole = 'fact' in fact || fact.change === 'CORRECTED' || fact.change === 'CHANGED';
  return {
    ...(STATES_ITS_TIME.includes(flow) ? {} : { occurredAt: fact.at }),
    ...(isWhole ? { handling } : {}),
    ...(withReferences(fact.data, resolve) as Json),
  };
}
