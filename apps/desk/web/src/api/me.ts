import { useLoggedIn } from '@sinergi/web';
import type { Me } from '../../../contract/me';

/** Returns the officer who is logged in; `needsLogin` once it is known that nobody is. */
export const useMe = () => useLoggedIn<Me>();

/** Tells whether the page should offer an action; the agency decides in any case. */
export function useCan(): (flow: string, right: 'read' | 'write' | 'open') => boolean {
  const { me } = useMe();
  return (flow, right) => me?.scopes.includes(`${flow}:${right}`) ?? false;
}
