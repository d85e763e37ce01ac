import { flows } from './generated/flows.js';
import { LEDGER_SCOPE, OPERATE_SCOPE, RESET_SCOPE } from './scopes.js';

/** The roles of people at the console. */
export const OPERATOR_ROLES = ['viewer', 'operator', 'agency-admin', 'platform-admin'] as const;
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

/**
 * The capabilities of an operator for an agency. `look`: see what the exchange itself reports, of
 * all agencies. `read`: read its messages, with sealed groups sealed. `unmask`: open a sealed
 * group, with a reason, and see who opened what. `operate`: scrub, heal, redrive, pause. `reset`:
 * rewind or resynchronise, silence alerts, end sessions.
 */
export const OPERATOR_CAPABILITIES = ['look', 'read', 'unmask', 'operate', 'reset'] as const;
export type OperatorCapability = (typeof OPERATOR_CAPABILITIES)[number];

const AT_HOME: Record<OperatorRole, readonly OperatorCapability[]> = {
  viewer: ['look', 'read'],
  operator: ['look', 'read', 'unmask', 'operate'],
  'agency-admin': ['look', 'read', 'unmask', 'operate', 'reset'],
  // Looks after the whole exchange, but may not read the agencies' messages.
  'platform-admin': ['look', 'operate', 'reset'],
};

/**
 * Returns the capabilities of a person of `homeAgency` for an agency. Only the capabilities listed
 * here are given; an unknown role gives none.
 */
export function operatorCapabilities(
  roles: readonly string[],
  homeAgency: string,
  agency: string,
): OperatorCapability[] {
  const granted = new Set<OperatorCapability>();
  for (const role of OPERATOR_ROLES.filter((known) => roles.includes(known))) {
    const reaches = homeAgency === agency || role === 'platform-admin';
    for (const capability of reaches ? AT_HOME[role] : (['look'] as const)) granted.add(capability);
  }
  return OPERATOR_CAPABILITIES.filter((capability) => granted.has(capability));
}

/** Returns the scopes of an access token for an agency's API that follow from the capabilities. */
export function operatorScopes(capabilities: readonly OperatorCapability[]): string[] {
  const ofFlows = flows.filter(({ keyedBy }) => keyedBy !== 'code').map(({ flow }) => flow);
  return [
    ...(capabilities.includes('read') ? ofFlows.map((flow) => `${flow}:read`) : []),
    ...(capabilities.includes('unmask')
      ? [...ofFlows.map((flow) => `${flow}:open`), LEDGER_SCOPE]
      : []),
    ...(capabilities.includes('operate') ? [OPERATE_SCOPE] : []),
    ...(capabilities.includes('reset') ? [RESET_SCOPE] : []),
  ];
}
