import { expectedWords, refusalOf } from '@sinergi/settings';
import { Problem } from '@sinergi/web-server';
import type { z } from 'zod';

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
