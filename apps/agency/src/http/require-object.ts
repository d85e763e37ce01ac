import { gotWords } from '@sinergi/settings';
import { Problem } from '../problem/problem.js';

/** @throws Problem invalid-request */
export function requireObject(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new Problem('invalid-request', `Expected a JSON object, got ${gotWords(body)}`);
}
