import { flows } from './generated/flows.js';

/**
 * Scopes that belong to no single flow: running the copy's checks and repairs, and registering
 * webhooks.
 */
export const OPERATE_SCOPE = 'operate';
/** Needed in addition for operations that make a copy start over. */
export const RESET_SCOPE = 'reset';
export const WEBHOOK_SCOPE = 'webhook';
/** Reading the agency's ledger: who opened what, for what and why. */
export const LEDGER_SCOPE = 'ledger';

/** Returns every scope that an agency's API knows. */
export function agencyScopes(): string[] {
  const byFlow = flows
    .filter(({ keyedBy }) => keyedBy !== 'code')
    .flatMap(({ flow }) => [`${flow}:read`, `${flow}:write`, `${flow}:open`]);
  return [...byFlow, OPERATE_SCOPE, RESET_SCOPE, WEBHOOK_SCOPE, LEDGER_SCOPE];
}

/** Whether a scope is of a flow that is hidden from who neither publishes nor receives it. */
export const isRestrictedScope = (scope: string): boolean =>
  flows.some(({ flow, restricted }) => restricted === true && scope.startsWith(`${flow}:`));

/**
 * Returns the scopes that an agency's own systems may get by its profile: to read the flows that it
 * receives, to publish its own flows, to request the opening of sealed groups in both, and to read
 * its ledger. The seals, not the scopes, decide which groups open.
 */
export function systemScopes({
  publishes,
  subscribes,
}: {
  publishes: readonly string[];
  subscribes: readonly string[];
}): string[] {
  const byFlow = flows
    .filter(({ keyedBy }) => keyedBy !== 'code')
    .flatMap(({ flow, sealed }) => {
      const writes = publishes.includes(flow);
      if (!writes && !subscribes.includes(flow)) return [];
      return [
        `${flow}:read`,
        ...(writes ? [`${flow}:write`] : []),
        ...(sealed.length > 0 ? [`${flow}:open`] : []),
      ];
    });
  return [...byFlow, WEBHOOK_SCOPE, LEDGER_SCOPE];
}
