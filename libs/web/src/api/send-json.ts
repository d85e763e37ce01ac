import { meQuery } from './me';
import { queries } from './queries';
import { answerOf } from './read-json';

/**
 * Sends a request that changes something. The token comes from /api/me and proves that our own page
 * sends the request, not a form of another site.
 * @param headers further ones, such as an Idempotency-Key
 * @throws ServerProblem for any answer that is not a success
 */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const { csrfToken } = await queries.ensureQueryData(meQuery);
  return answerOf<T>(() =>
    fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        'x-sinergi-csrf': csrfToken,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    }),
  );
}
