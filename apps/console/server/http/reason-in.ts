import { Problem } from '@sinergi/web-server';

const SHORTEST = 10;
const LONGEST = 500;

/**
 * Reads the reason for an action from a body.
 * @param field name of the field that holds it
 * @throws Problem invalid-request
 */
export function reasonIn(body: unknown, field = 'reason'): string {
  const text = (body as Record<string, unknown> | null | undefined)?.[field];
  const reason = typeof text === 'string' ? text.trim() : '';
  if (reason.length < SHORTEST || reason.length > LONGEST)
    throw new Problem(
      'invalid-request',
      `Expected a ${field} of ${SHORTEST} to ${LONGEST} characters, got ${reason.length}`,
    );
  return reason;
}
