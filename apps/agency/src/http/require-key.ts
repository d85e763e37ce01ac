import { Problem } from '../problem/problem.js';
import { LONGEST_KEY } from './idempotency.js';

/**
 * @throws Problem invalid-request for an Idempotency-Key that is empty or longer than described
 */
export function requireKey(key: string | undefined): void {
  if (key !== undefined && (key.length < 1 || key.length > LONGEST_KEY))
    throw new Problem(
      'invalid-request',
      `Expected an Idempotency-Key of 1 to ${LONGEST_KEY} characters, got ${key.length}`,
    );
}
