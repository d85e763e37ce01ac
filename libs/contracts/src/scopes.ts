import { flows } from './generated/flows.js';

/**
 * Doors that belong to no one flow: running the copy's checks and repairs, and registering
 * webhooks.
 */
export const OPERATE_SCOPE = 'operate';
/** Beside it, for what makes a copy begin anew. */
export const RESET_SCOPE = 'reset';
export const WEBHOOK_SCOPE = 'webhook';

/** Every scope that an agency's API knows. */
export function agencyScopes(): string[] {
  const byFlow = flows
    .filter(({ keyedBy }) => keyedBy !== 'code')
    .flatMap(({ flow }) => [`${flow}:read`, `${flow}:write`, `${flow}:open`]);
  return [...byFlow, OPERATE_SCOPE, RESET_SCOPE, WEBHOOK_SCOPE];
}

/**
 * What an agency's own systems may be given, as its profile says: to read what it receives, to say
 * what it publishes, and to ask for what is sealed in either. Which groups open is not a scope's to
 * say: that is in the seals.
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
  return [...byFlow, WEBHOOK_SCOPE];
}
