import { flows } from '@sinergi/contracts';
import type { Caller } from '../http/access.js';

/**
 * Whether somebody may see what a record of a topic says. Looking after a copy is not reading it:
 * the right is the flow's own, and of a topic that no flow has, that of whoever reads any.
 */
export function maySeePayload({ scopes }: Pick<Caller, 'scopes'>, topic: string): boolean {
  const flow = flows.find((candidate) => candidate.topic === topic);
  if (flow?.keyedBy === 'code') return true;
  return flow
    ? scopes.has(`${flow.flow}:read`)
    : [...scopes].some((scope) => scope.endsWith(':read'));
}
