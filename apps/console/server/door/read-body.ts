import type { z } from 'zod';
import { Problem } from './problem.js';

/** A request's body by its schema. @throws Problem invalid-request that names the first field that does not fit */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  // A request without a body says nothing of what it may; null is a body.
  const parsed = schema.safeParse(body === undefined ? {} : body);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new Problem('invalid-request', `Expected another ${path.join('.') || 'body'}: ${message}`);
}
