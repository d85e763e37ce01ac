import type { FlowDescriptor } from './flow-descriptor.js';
import { flows } from './generated/flows.js';

/** What a participant may do by its profile. */
interface Rights {
  publishes: readonly string[];
  subscribes: readonly string[];
}

const RESTRICTED = new Set<string>(
  flows.filter(({ restricted }) => restricted).map(({ flow }) => flow),
);

/** Whether a flow exists for everybody. One that does not exist at all counts as ordinary. */
export const isOrdinary = (flow: string): boolean => !RESTRICTED.has(flow);

/**
 * Whether an agency may know that a flow exists. At an agency that may not, its service answers
 * whatever concerns a restricted flow as if there were none.
 */
export const isKnownAt = ({ publishes, subscribes }: Rights, flow: string): boolean =>
  isOrdinary(flow) || publishes.includes(flow) || subscribes.includes(flow);

/** The flows of entities that an agency may know, in the order of the catalogue. */
export const flowsKnownAt = (rights: Rights): FlowDescriptor[] =>
  flows.filter(({ flow, keyedBy }) => keyedBy !== 'code' && isKnownAt(rights, flow));
