import type { Capability, Role } from '../../../contract/session';
import { useCan, useReach } from '../api/me';
import { useAgencies } from '../live/overview-feed';
import { useWords } from '../words/use-words';

/** The lowest role that has each right, for the hint. The server decides. */
const LEAST_ROLE: Record<Capability, Role> = {
  look: 'viewer',
  read: 'viewer',
  unmask: 'operator',
  operate: 'operator',
  reset: 'agency-admin',
};

/**
 * Returns in words why the operator may not do something here; null where the operator may. An
 * action that concerns no single agency (`null`) needs the right at every agency, such as silencing
 * or sending the alerts of all; unless the right at any agency is enough.
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
