import { quoted } from '@sinergi/contracts';
import { Problem } from '../problem/problem.js';

const EXPECTED = 'Expected If-Match with the version in double quotes';
const BARE_VERSION = /^\d{1,9}$/;

/**
 * Reads the version that a caller means to change from its If-Match header. Source: RFC 9110,
 * 13.1.1; the entity tag is the version in double quotes.
 * @throws Problem version-missing without the header, invalid-request for any other text
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
      BARE_VERSION.test(header.trim())
        ? `${EXPECTED}, "${header.trim()}", got ${header.trim()} without quotes`
        : `${EXPECTED}, such as "1", got ${quoted(header)}`,
    );
  return Number(digits);
}
