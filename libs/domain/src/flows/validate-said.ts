import type { Fields } from '../flow-rules.js';
import type { Violation } from '../violation.js';

/**
 * Validates fields that may be null otherwise, but not after this change: a request can name a
 * field and give null.
 */
export function validateSaid(fields: Fields, ...names: readonly string[]): Violation[] {
  return names
    .filter((name) => (fields[name] ?? null) === null)
    .map((name) => ({ field: `/${name}`, expected: 'a value', got: 'none' }));
}
