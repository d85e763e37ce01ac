import { expectedWords, gotWords } from '@sinergi/settings';
import { z } from 'zod';
import { Problem, type Violation } from '../problem/problem.js';
import { counted } from './counted.js';

/** Enough to put a body right by; a hostile one could have as many as it has bytes. */
const MOST_VIOLATIONS = 50;

const PATTERN = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$';

/**
 * Whatever is not of Unicode's category Cc, and of that the tab and the ends of lines. Written so
 * that
 * it means the same without ECMAScript's `u` and in other languages: it stands in the description.
 */
const PLAIN_TEXT = new RegExp(PATTERN);

/**
 * Text that people wrote: no control characters but line breaks and tabs. Postgres can't hold
 * U+0000.
 */
export const plainText = () =>
  z.string().regex(PLAIN_TEXT, 'Expected text without control characters');

/**
 * A request without a body says nothing of what it may; `null` is a body, and says something else.
 */
export const orNothingSaid = (body: unknown): unknown => (body === undefined ? {} : body);

/**
 * @throws Problem invalid-request with its violations, the first fifty of them, by JSON pointer;
 * what came is named by its type alone
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
