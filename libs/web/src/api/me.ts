import { queryOptions, useQuery } from '@tanstack/react-query';
import { readJson } from './read-json';
import { isLoginNeeded } from './server-problem';

const LOOK_AGAIN_MS = 60_000;
const RETRY_MS = 3_000;

/** The person who is logged in, as every server tells at /api/me; each adds more. */
export interface LoggedIn {
  id: string;
  name: string;
  agency: string;
  /** sent as `x-sinergi-csrf` with every request that changes something */
  csrfToken: string;
  sessionExpiresAt: string;
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => readJson<LoggedIn>('/api/me'),
  staleTime: LOOK_AGAIN_MS,
  // With this interval an ended session is noticed within a minute, and a server that is still
  // starting is found soon.
  refetchInterval: ({ state: { error, data } }) =>
    error && !data && !isLoginNeeded(error) ? RETRY_MS : LOOK_AGAIN_MS,
});

/** Returns the person who is logged in; `needsLogin` once it is known that nobody is. */
export function useLoggedIn<Me extends LoggedIn>(): { me: Me | undefined; needsLogin: boolean } {
  const { data, error } = useQuery(meQuery);
  const needsLogin = isLoginNeeded(error);
  return { me: needsLogin ? undefined : (data as Me | undefined), needsLogin };
}
