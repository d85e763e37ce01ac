import { outageOf } from './outage-of.js';

/**
 * Returns the log level of a failure that is tried again. The OutageLog of the absent store reports
 * an outage once, so the callers that wait for the store log it at debug.
 */
export function levelOf(error: unknown): 'debug' | 'warn' {
  return outageOf(error) === 'away' ? 'debug' : 'warn';
}
