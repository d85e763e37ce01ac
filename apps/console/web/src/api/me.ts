import { useLoggedIn } from '@sinergi/web';
import type { Capability, Me } from '../../../contract/session';

/** Returns the operator who is logged in; `needsLogin` once it is known that nobody is. */
export const useMe = () => useLoggedIn<Me>();

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
