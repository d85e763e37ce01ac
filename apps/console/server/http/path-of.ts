import { Problem } from '@sinergi/web-server';

/**
 * Path segments that a URL resolves as steps and not as names. Source: WHATWG URL, dot segments.
 */
const STEPS = new Set(['', '.', '..']);

/**
 * Joins names to a path, each encoded, so that a given name cannot lead to another route. Encoding
 * alone is not enough, because dots stay dots.
 *
 * @throws Problem invalid-request for a name that is a step
 */
export function pathOf(...names: readonly string[]): string {
  for (const name of names)
    if (STEPS.has(name))
      throw new Problem('invalid-request', `Expected a name as a part of the path, got "${name}"`);
  return names.map((name) => `/${encodeURIComponent(name)}`).join('');
}
