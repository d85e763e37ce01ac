import type { Capability, Operator } from '../../contract/session.js';
import { requireCapability } from '../login/session.guard.js';
import type { ExchangeWatch } from '../watch/exchange-watch.js';

/**
 * Requires a right at an agency.
 * @param agency null: a matter of all agencies, which needs the right at every agency
 * @throws Problem not-allowed
 */
export function requireReach(
  operator: Operator,
  need: Capability,
  agency: string | null,
  watch: ExchangeWatch,
): void {
  const agencies =
    agency === null ? watch.board().overview.agencies.map(({ code }) => code) : [agency];
  for (const code of agencies) requireCapability(operator, need, code);
}
