import { flows } from './generated/flows.js';

/** Doors that belong to no one flow: running the copy's checks and repairs, and registering webhooks. */
export const OPERATE_SCOPE = 'operate';
/** Beside it, for what makes a copy begin anew. */
export const RESET_SCOPE = 'reset';
export const WEBHOOK_SCOPE = 'webhook';

/** Every scope that an agency's API knows: what its own systems may be given. */
export function agencyScopes(): string[] {
  const byFlow = flows
    .filter(({ keyedBy }) => keyedBy !== 'code')
    .flatMap(({ flow }) => [`${flow}:read`, `${flow}:write`, `${flow}:open`]);
  return [...byFlow, OPERATE_SCOPE, RESET_SCOPE, WEBHOOK_SCOPE];
}
