import { flows } from './generated/flows.js';
import { OPERATE_SCOPE, RESET_SCOPE } from './scopes.js';

/** What people at the console may be. */
export const OPERATOR_ROLES = ['viewer', 'operator', 'agency-admin', 'platform-admin'] as const;
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

/**
 * What can be done about an agency. `look`: what the exchange itself tells, of everybody. `read`:
 * its messages, sealed as they are. `unmask`: open a sealed group, with a reason. `operate`: scrub,
 * heal, redrive, pause. `reset`: rewind or resynchronise, silence alerts, end sessions.
 */
export const OPERATOR_CAPABILITIES = ['look', 'read', 'unmask', 'operate', 'reset'] as const;
export type OperatorCapability = (typeof OPERATOR_CAPABILITIES)[number];

const AT_HOME: Record<OperatorRole, readonly OperatorCapability[]> = {
  viewer: ['look', 'read'],
  operator: ['look', 'read', 'unmask', 'operate'],
  'agency-admin': ['look', 'read', 'unmask', 'operate', 'reset'],
  // Looks after the exchange, everywhere; what the agencies tell each other is not theirs to read.
  'platform-admin': ['look', 'operate', 'reset'],
};

/**
 * What somebody of `homeAgency` may do about an agency. Nothing but what is said here; roles that
 * are not known give nothing.
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

/** The scopes of an access token for an agency's API that follow. */
export function operatorScopes(capabilities: readonly OperatorCapability[]): string[] {
  const ofFlows = flows.filter(({ keyedBy }) => keyedBy !== 'code').map(({ flow }) => flow);
  return [
    ...(capabilities.includes('read') ? ofFlows.map((flow) => `${flow}:read`) : []),
    ...(capabilities.includes('unmask') ? ofFlows.map((flow) => `${flow}:open`) : []),
    ...(capabilities.includes('operate') ? [OPERATE_SCOPE] : []),
    ...(capabilities.includes('reset') ? [RESET_SCOPE] : []),
  ];
}
