import { expectedWords, gotWords } from '@sinergi/settings';
import { z } from 'zod';
import { Problem, type Violation } from '../problem/problem.js';
import { isWholeText } from './broken-texts.js';
import { counted } from './counted.js';

/** Enough to correct a body. A hostile body could have as many violations as bytes. */
const MOST_VIOLATIONS = 50;

const PATTERN = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$';

/**
 * Matches all characters outside Unicode's category Cc, and of that category the tab and line ends.
 * The pattern is part of the API's description, so it must mean the same without ECMAScript's `u`
 * flag and in other languages.
 */
const PLAIN_TEXT = new RegExp(PATTERN);

/**
 * Builds the schema of text that people wrote: no control characters except line breaks and tabs.
 * Postgres cannot store U+0000.
 */
export const plainText = () =>
  z
    .string()
    .regex(PLAIN_TEXT, 'Expected text without control characters')
    .refine(isWholeText, 'Expected text of whole characters');

/** Treats a request without a body as an empty object. `null` is a body and is not the same. */
export const orNothingSaid = (body: unknown): unknown => (body === undefined ? {} : body);

/**
 * @throws Problem invalid-request with at most the first fifty violations, by JSON pointer; values
 *   that came are named by their type alone
 */
export function validateBody<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body, { error: expectedWords });
  if (parsed.success) return parsed.data;
  const violations = parsed.error.issues.flatMap((issue): Violation[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          field: pointer([...issue.path, key]),
          expected: 'no such field',
          got: 'a field',
        }))
      : [
          {
            field: pointer(issue.path),
            expected: issue.message.replace(/^Expected /, ''),
            got: gotWords(valueAt(body, issue.path)),
          },
        ],
  );
  throw new Problem(
    'invalid-request',
    `Expected a valid body, got ${counted(violations.length, 'violation')}`,
    { violations: violations.slice(0, MOST_VIOLATIONS) },
  );
}

/** RFC 6901. */
function pointer(path: PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function valueAt(body: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | null | undefined)?.[part],
    body,
  );
}
