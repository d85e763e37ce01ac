import type { Operator } from '../../contract/session.js';

/** Returns the agency whose actions the operator sees; null: actions of all agencies. */
export const reachOf = ({ agency, roles }: Operator): string | null =>
  roles.includes('platform-admin') ? null : agency;
