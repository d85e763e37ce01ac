import { type FlowDescriptor, flows, intakeSchema } from '@sinergi/contracts';
import { ATTACHMENTS } from '@sinergi/domain';

type FlowName = FlowDescriptor['flow'];

const takesFiles = ({ flow, keyedBy }: FlowDescriptor): boolean =>
  keyedBy !== 'code' &&
  ATTACHMENTS in
    ((intakeSchema(flow as never) as { properties?: object } | undefined)?.properties ?? {});

/** The flows whose entities have files. */
export const ATTACHING_FLOWS: readonly FlowName[] = flows
  .filter(takesFiles)
  .map(({ flow }) => flow);
/** Any of these scopes admits a system that uploads. */
export const ATTACHING_SCOPES: readonly string[] = ATTACHING_FLOWS.map((flow) => `${flow}:write`);
