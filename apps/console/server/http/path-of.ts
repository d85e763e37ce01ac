import { Problem } from './problem.js';

/** What a URL takes for a step in its path and not for a name. Source: WHATWG URL, dot segments. */
const STEPS = new Set(['', '.', '..']);

/**
 * A path of names, each encoded: what somebody gives as a name cannot lead to another route.
 * Encoding alone is not enough, since dots stay dots.
 *
 * @throws Problem invalid-request for a name that is a step
 */
export function pathOf(...names: readonly string[]): string {
  for (const name of names)
    if (STEPS.has(name))
      throw new Problem('invalid-request', `Expected a name in the path, got "${name}"`);
  return names.map((name) => `/${encodeURIComponent(name)}`).join('');
}
