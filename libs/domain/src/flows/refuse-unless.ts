import type { Fields } from '../flow-rules.js';

/** Allows a change in any state of the entity. */
export const always = (_before: Fields): null => null;

/**
 * Refuses entities of any other status.
 *
 * @param what such as "a permit"
 */
export function refuseUnlessStatus(
  what: string,
  ...allowed: readonly string[]
): (before: Fields) => string | null {
  return ({ status }) =>
    allowed.includes(String(status))
      ? null
      : `Expected ${what} with status ${allowed.join(' or ')}, got ${String(status)}`;
}
