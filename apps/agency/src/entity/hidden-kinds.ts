import type { FlowDescriptor } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';

/**
 * Returns the kinds of a flow's entities that an agency is not shown. Diplomatic and service
 * permits were said in the ordinary flow once; the log keeps those, and only readers of their own
 * flow see them still.
 */
export function hiddenKinds(
  { flow }: Pick<FlowDescriptor, 'flow'>,
  { subscribes }: Pick<AgencyProfile, 'subscribes'>,
): readonly string[] {
  return flow === 'permit' && !subscribes.includes('diplomatic-permit')
    ? ['DINAS', 'DIPLOMATIK']
    : [];
}
