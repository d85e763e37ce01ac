import type { Capability, Operator } from '../../contract/session.js';
import { requireCapability } from '../login/session.guard.js';
import type { ExchangeWatch } from '../watch/exchange-watch.js';

/**
 * @param agency null: what concerns everybody needs the right everywhere
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
