import { isOfThisStay, isPrivilegedKind, lastPermittedDay, stopsTheClock } from '@sinergi/domain';
import { dayNumberAt } from '@sinergi/law';
import type { MovementFact, PermitFact } from './facts.js';
import type { BothLanguages } from './rule.js';

/** The trap that every rule about a person has. */
export const PRIVILEGED_TRAP: BothLanguages = {
  id: 'Pemegang izin diplomatik, dinas atau jenis tidak dikenal: urusan Kementerian Luar Negeri.',
  en: 'Holders of a diplomatic, service or unknown permit: the Foreign Ministry’s matter.',
};

/** Why nothing is said of a person who holds such a permit. */
export const REFERRED: BothLanguages = {
  id: 'Izin diplomatik, dinas atau jenis tidak dikenal: petugas meneruskannya kepada Kemlu.',
  en: 'A diplomatic or service permit, or one of unknown kind: an officer refers it.',
};

/** Why nothing is said where a rule knows that a permit is a diplomatic or service one. */
export const MINISTRYS_MATTER: BothLanguages = {
  id: 'Izin diplomatik atau dinas adalah urusan Kementerian Luar Negeri.',
  en: "A diplomatic or service permit is the Foreign Ministry's matter.",
};

/** What was granted; what was retracted never was. */
export const granted = (permits: readonly PermitFact[]): PermitFact[] =>
  permits.filter(({ status }) => status !== 'RETRACTED');

/** Tells whether a person is, or may be, the Foreign Ministry's matter: then no rule speaks. */
export const isReferred = (permits: readonly PermitFact[]): boolean =>
  granted(permits).some(({ kind, status }) => isPrivilegedKind(kind) || status === 'UNKNOWN');

/** The last day on which a permit was in force. @returns days since 1970-01-01 */
export const lastDayOf = (permit: PermitFact): number =>
  permit.status === 'ENDED_BY_EXIT'
    ? Math.min(permit.endedOn ?? permit.validUntil, permit.validUntil)
    : lastPermittedDay(permit);

/** Tells whether a permit was in force on a day. @param day days since 1970-01-01 */
export const wasInForce = (permit: PermitFact, day: number): boolean =>
  permit.validFrom <= day && day <= lastDayOf(permit);

/**
 * Tells whether a person could be there by a permit: it was in force on that day, or an application
 * filed and paid in time lets this stay go on.
 *
 * @param crossed the last crossing before that
 * @param at epoch ms
 */
export function allowedStay(
  permit: PermitFact,
  crossed: MovementFact | undefined,
  at: number,
): boolean {
  const day = dayNumberAt(at);
  if (wasInForce(permit, day)) return true;
  return permit.validFrom <= day && stopsTheClock(permit) && isOfThisStay(permit, crossed);
}
