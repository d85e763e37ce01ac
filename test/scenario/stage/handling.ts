import type { Json } from '@sinergi/client';
import type { AgencyProfile } from '@sinergi/settings';

const RETAINED_MS = 5 * 365 * 86_400_000;

/** How an agency handles what it says: by its first purpose and basis, kept for five years. */
export function handlingOf(
  { legalAuthority }: Pick<AgencyProfile, 'legalAuthority'>,
  now: number,
  exerciseId?: string,
): Json {
  const [authority] = legalAuthority;
  return {
    purpose: authority!.purpose,
    legalBasis: authority!.legalBases[0],
    retainUntil: new Date(now + RETAINED_MS).toISOString().slice(0, 10),
    ...(exerciseId === undefined ? {} : { exerciseId }),
  };
}
