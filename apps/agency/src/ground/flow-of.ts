import { type FlowDescriptor, flows } from '@sinergi/contracts';

/** @throws TypeError for a flow that has no schema: a mistake in the code, never in a request */
export function flowOf(name: string): FlowDescriptor {
  const flow = flows.find((candidate) => candidate.flow === name);
  if (!flow)
    throw new TypeError(
      `Expected a flow of ${flows.map((candidate) => candidate.flow).join(', ')}, got ${name}`,
    );
  return flow;
}
