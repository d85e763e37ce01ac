import { jakartaDay } from '../flows/shown.js';
import type { StayPermit } from './stay-facts.js';

/**
 * The last day on which a permit lets its holder stay: an early end counts, and whoever was refused
 * an application could stay until that was decided.
 * @returns days since 1970-01-01
 */
export function lastPermittedDay({
  status,
  validUntil,
  endedOn,
  decision,
  decidedAt,
}: StayPermit): number {
  if (status === 'REVOKED' || status === 'CANCELLED')
    return Math.min(endedOn ?? validUntil, validUntil);
  if (decision === 'REFUSED' && decidedAt !== null)
    return Math.max(validUntil, jakartaDay(decidedAt));
  return validUntil;
}
