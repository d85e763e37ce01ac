import type { Capability, Role } from '../../../contract/session';
import { useCan, useReach } from '../api/me';
import { useAgencies } from '../live/overview-feed';
import { useWords } from '../words/use-words';

/** The least role that has a capability, for the hint. The server decides. */
const LEAST_ROLE: Record<Capability, Role> = {
  look: 'viewer',
  read: 'viewer',
  unmask: 'operator',
  operate: 'operator',
  reset: 'agency-admin',
};

/**
 * Why somebody may not do it here, in words; null where they may. What is about no single agency
 * (`null`) needs the right everywhere, as what silences or sends the alerts of all does; unless it
 * is enough to have it anywhere.
 */
export function useHindrance(
  ofNobody: 'anywhere' | 'everywhere' = 'everywhere',
): (agency: string | null, capability: Capability) => string | null {
  const { t, nameOf } = useWords();
  const can = useCan();
  const reaches = useReach();
  const agencies = useAgencies();
  return (agency, capability) => {
    const role = t(`widgets.role.${LEAST_ROLE[capability]}`);
    if (agency === null) {
      const isReached = reaches(ofNobody, capability);
      return isReached
        ? null
        : ofNobody === 'anywhere'
          ? t('widgets.needsRoleAnywhere', { role })
          : t('widgets.needsRoleEverywhere', { role });
    }
    if (can(agency, capability)) return null;
    const row = agencies.find(({ code }) => code === agency);
    return t('widgets.needsRole', { role, agency: row ? nameOf(row) : agency });
  };
}
