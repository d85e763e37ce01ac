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
  // With this interval an ended session is noticed within a minute, and a console that is still
  // starting is found soon.
  refetchInterval: ({ state: { error, data } }) =>
    error && !data && !isLoginNeeded(error) ? RETRY_MS : LOOK_AGAIN_MS,
});

/** Returns the operator who is logged in; `null` once it is known that nobody is. */
export function useMe(): { me: Me | undefined; needsLogin: boolean } {
  const { data, error } = useQuery(meQuery);
  const needsLogin = isLoginNeeded(error);
  return { me: needsLogin ? undefined : data, needsLogin };
}

/** Tells whether the page should offer an action; the server decides in any case. */
export function useCan(): (agency: string, capability: Capability) => boolean {
  const { me } = useMe();
  return (agency, capability) => me?.can?.[agency]?.includes(capability) ?? false;
}

/**
 * Tells whether the operator has a right at any agency, or at every agency: for actions that
 * concern no single agency.
 */
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
