import type { Fields } from '../flow-rules.js';
import type { Violation } from '../violation.js';

/**
 * Fields that may be null otherwise, but not after this change: a request can name one and say
 * null.
 */
export function validateSaid(fields: Fields, ...names: readonly string[]): Violation[] {
  return names
    .filter((name) => (fields[name] ?? null) === null)
    .map((name) => ({ field: `/${name}`, expected: 'a value', got: 'none' }));
}
