import { flows } from '@sinergi/contracts';
import type { Caller } from '@sinergi/http';

/**
 * Returns whether a caller may see the content of a topic's records. Operating a copy does not
 * include reading it: the caller needs the flow's own read scope, or any read scope for a topic
 * without a flow.
 */
export function maySeePayload({ scopes }: Pick<Caller, 'scopes'>, topic: string): boolean {
  const flow = flows.find((candidate) => candidate.topic === topic);
  if (flow?.keyedBy === 'code') return true;
  return flow
    ? scopes.has(`${flow.flow}:read`)
    : [...scopes].some((scope) => scope.endsWith(':read'));
}
