import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Capability, Me } from '../../../contract/session';
import { isLoginNeeded } from './console-problem';
import { readJson } from './read-json';

const LOOK_AGAIN_MS = 60_000;
const RETRY_MS = 3_000;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => readJson<Me>('/api/me'),
  staleTime: LOOK_AGAIN_MS,
  // An ended session is noticed within a minute; a console that is just starting is there in a
  // moment.
  refetchInterval: ({ state: { error, data } }) =>
    error && !data && !isLoginNeeded(error) ? RETRY_MS : LOOK_AGAIN_MS,
});

/** Who is logged in; `null` once it is known that nobody is. */
export function useMe(): { me: Me | undefined; needsLogin: boolean } {
  const { data, error } = useQuery(meQuery);
  const needsLogin = isLoginNeeded(error);
  return { me: needsLogin ? undefined : data, needsLogin };
}

/** Whether the page should offer it; the server decides in any case. */
export function useCan(): (agency: string, capability: Capability) => boolean {
  const { me } = useMe();
  return (agency, capability) => me?.can?.[agency]?.includes(capability) ?? false;
}

/** For what is about no single agency: the right at some agency, or at each of them. */
export function useReach(): (reach: 'anywhere' | 'everywhere', capability: Capability) => boolean {
  const { me } = useMe();
  return (reach, capability) => {
    const agencies = Object.values(me?.can ?? {});
    if (agencies.length === 0) return false;
    return reach === 'anywhere'
      ? agencies.some((can) => can.includes(capability))
      : agencies.every((can) => can.includes(capability));
  };
}
