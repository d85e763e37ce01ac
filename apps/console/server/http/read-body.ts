import { expectedWords, gotWords } from '@sinergi/settings';
import type { z } from 'zod';
import { Problem } from './problem.js';

/**
 * Reads a request's body by its schema.
 * @throws Problem invalid-request that names the first field that does not fit
 */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  // An absent body is read as an empty object; null is a body.
  const said = body === undefined ? {} : body;
  const parsed = schema.safeParse(said, { error: expectedWords });
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-request', refusalOf(parsed.error, said));
}

/**
 * Describes the first field that does not fit: what was expected, the type of what came, and where.
 */
export function refusalOf({ issues }: z.ZodError, value: unknown): string {
  const { path, message } = issues[0]!;
  const came = path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | null | undefined)?.[part],
    value,
  );
  return `${message}, got ${gotWords(came)}, in ${path.join('.') || 'the body'}`;
}
