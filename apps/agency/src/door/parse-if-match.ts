import { Problem } from './problem.js';

/**
 * The version a caller means to change, from its If-Match header. Source: RFC 9110, 13.1.1; the entity tag is the version in double quotes.
 * @throws Problem version-missing without one, invalid-request for anything that is no such tag
 */
export function parseIfMatch(header: string | undefined): number {
  if (header === undefined)
    throw new Problem(
      'version-missing',
      'Expected If-Match with the version you have read, such as "1", got none',
    );
  const [, digits] = /^"(\d{1,9})"$/.exec(header.trim()) ?? [];
  if (digits === undefined)
    throw new Problem(
      'invalid-request',
      `Expected If-Match such as "1", got ${JSON.stringify(header.slice(0, 80))}`,
    );
  return Number(digits);
}
