import type { Capability, Role } from '../../../contract/session';
import { useAgencies } from '../live/overview-feed';
import { useWords } from '../words/use-words';
import { useCan, useCanAnywhere } from './me';

/** The least role that has a capability, for the hint. The server decides. */
const LEAST_ROLE: Record<Capability, Role> = {
  look: 'viewer',
  read: 'viewer',
  unmask: 'operator',
  operate: 'operator',
  reset: 'agency-admin',
};

/** Why somebody may not do it here, in words; null where they may. `null` for what is about no single agency. */
export function useHindrance(): (agency: string | null, capability: Capability) => string | null {
  const { t, nameOf } = useWords();
  const can = useCan();
  const canAnywhere = useCanAnywhere();
  const agencies = useAgencies();
  return (agency, capability) => {
    const role = t(`widgets.role.${LEAST_ROLE[capability]}`);
    if (agency === null) return canAnywhere(capability) ? null : t('widgets.needsRoleAnywhere', { role });
    if (can(agency, capability)) return null;
    const row = agencies.find(({ code }) => code === agency);
    return t('widgets.needsRole', { role, agency: row ? nameOf(row) : agency });
  };
}
