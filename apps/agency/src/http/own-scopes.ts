import {
  agencyScopes,
  flows,
  OPERATE_SCOPE,
  quoted,
  RESET_SCOPE,
  systemScopes,
} from '@sinergi/contracts';
import { flowsWithRules } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { Problem } from '../problem/problem.js';

/** Any of these scopes admits a system where many flows are read together. */
export const READ_SCOPES: readonly string[] = agencyScopes().filter((scope) =>
  scope.endsWith(':read'),
);
/** Any of these scopes admits a system where entities of many flows are written together. */
export const WRITE_SCOPES: readonly string[] = flowsWithRules.map((flow) => `${flow}:write`);

/**
 * Returns the scopes that are valid at an agency: those of its systems and those of its operators.
 */
export const ownScopes = (profile: Pick<AgencyProfile, 'publishes' | 'subscribes'>): Set<string> =>
  new Set([...systemScopes(profile), OPERATE_SCOPE, RESET_SCOPE]);

/**
 * Requires that an operation is one of this agency's own, for every caller.
 * @throws Problem not-entitled that names the flows of the agency
 */
export function requireOwn(
  { code, publishes, subscribes }: Pick<AgencyProfile, 'code' | 'publishes' | 'subscribes'>,
  scope: string,
): void {
  // A text that is no agency's scope does not depend on the profile.
  if (!agencyScopes().includes(scope) || ownScopes({ publishes, subscribes }).has(scope)) return;
  const [flow, right] = scope.split(':') as [string, string];
  const [does, which] = right === 'write' ? ['publishes', publishes] : ['receives', subscribes];
  throw new Problem(
    'not-entitled',
    `Expected a flow that ${code} ${does} (${flowNames(which)}), got ${quoted(flow)}`,
  );
}

/** Lists those names of a profile that are flows of entities, in the order of the catalogue. */
export const flowNames = (names: readonly string[]): string =>
  flows
    .filter(({ flow, keyedBy }) => keyedBy !== 'code' && names.includes(flow))
    .map(({ flow }) => flow)
    .join(', ') || 'none';
