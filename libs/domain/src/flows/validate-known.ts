import type { Fields } from '../flow-rules.js';
import type { Violation } from '../violation.js';

/** Validates that a request names values that are known: UNKNOWN is for readers of older forms. */
export const validateKnown = (fields: Fields, ...names: readonly string[]): Violation[] =>
  names
    .filter((name) => fields[name] === 'UNKNOWN')
    .map((name) => ({
      field: `/${name}`,
      expected: `a ${name} that is known`,
      got: 'UNKNOWN',
    }));
