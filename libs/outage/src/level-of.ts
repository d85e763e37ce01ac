import { outageOf } from './outage-of.js';

/**
 * How loudly a failure is logged by whoever tries again: an outage is told once, by the OutageLog
 * of the store that is away, and not by each of those who wait for it.
 */
export function levelOf(error: unknown): 'debug' | 'warn' {
  return outageOf(error) === 'away' ? 'debug' : 'warn';
}
