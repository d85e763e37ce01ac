import { dayNumberAt } from '@sinergi/law';
import type { StayPermit } from './stay-facts.js';

/**
 * Returns the last day on which a permit lets its holder stay. An early end counts. A holder whose
 * application was refused could stay until that decision.
 *
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
    return Math.max(validUntil, dayNumberAt(decidedAt));
  return validUntil;
}
