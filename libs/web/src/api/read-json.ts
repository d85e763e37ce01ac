import { noAnswer, problemOf } from './server-problem';

/** @throws ServerProblem for any answer that is not a success, and when there is no answer */
export async function readJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answerOf<T>(
    () => fetch(path, { headers: { accept: 'application/json' }, signal: signal ?? null }),
    signal,
  );
}

export async function answerOf<T>(ask: () => Promise<Response>, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await ask();
  } catch (error) {
    // A caller that aborted the request wants no problem shown for it.
    if (signal?.aborted) throw error;
    throw noAnswer();
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Returns a path with the query parameters that have a value. */
export function pathWith(
  path: string,
  parameters: Record<string, string | number | boolean | null | undefined>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== null && value !== '') search.set(name, `${value}`);
  return search.size === 0 ? path : `${path}?${search}`;
}
