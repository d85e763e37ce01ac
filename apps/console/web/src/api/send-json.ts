import { meQuery } from './me';
import { queries } from './queries';
import { answerOf } from './read-json';

/**
 * Changes something. The token comes from /api/me and shows that a page of ours asks, not another
 * site's form.
 * @throws ConsoleProblem for any answer but a good one
 */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const { csrfToken } = await queries.ensureQueryData(meQuery);
  return answerOf<T>(() =>
    fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        'x-sinergi-csrf': csrfToken,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    }),
  );
}
