import { agencyScopes, flows, OPERATE_SCOPE, RESET_SCOPE, systemScopes } from '@sinergi/contracts';
import { flowsWithRules } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { Problem } from '../problem/problem.js';

/** Any of these lets a system in where many flows are read together. */
export const READ_SCOPES: readonly string[] = agencyScopes().filter((scope) =>
  scope.endsWith(':read'),
);
/** Any of these lets a system in where entities of many flows are said together. */
export const WRITE_SCOPES: readonly string[] = flowsWithRules.map((flow) => `${flow}:write`);

/**
 * The scopes that mean something at an agency: those of its systems, and of who looks after its
 * copy.
 */
export const ownScopes = (profile: Pick<AgencyProfile, 'publishes' | 'subscribes'>): Set<string> =>
  new Set([...systemScopes(profile), OPERATE_SCOPE, RESET_SCOPE]);

/**
 * That an operation is this agency's to do, whoever calls.
 * @throws Problem not-entitled that names the flows which are
 */
export function requireOwn(
  { code, publishes, subscribes }: Pick<AgencyProfile, 'code' | 'publishes' | 'subscribes'>,
  scope: string,
): void {
  // What is no scope of any agency's is no matter of its profile.
  if (!agencyScopes().includes(scope) || ownScopes({ publishes, subscribes }).has(scope)) return;
  const [flow, right] = scope.split(':') as [string, string];
  const [does, which] = right === 'write' ? ['publishes', publishes] : ['receives', subscribes];
  const shown = JSON.stringify(flow.slice(0, 80));
  throw new Problem(
    'not-entitled',
    `Expected a flow that ${code} ${does} (${flowNames(which)}), got ${shown}`,
  );
}

/** The flows among a profile's words that entities are said of, in the order of the catalogue. */
export const flowNames = (names: readonly string[]): string =>
  flows
    .filter(({ flow, keyedBy }) => keyedBy !== 'code' && names.includes(flow))
    .map(({ flow }) => flow)
    .join(', ') || 'none';
