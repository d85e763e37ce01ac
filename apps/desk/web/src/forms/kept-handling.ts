import type { Ground } from '../../../contract/ground';

const KEPT = 'sinergi.desk.handling';
/** What is reported is kept so long, unless somebody says otherwise: five years. */
const RETAINED_MS = 5 * 365.25 * 86_400_000;

export interface Handling {
  purpose?: string | undefined;
  legalBasis?: string | undefined;
  retainUntil?: string | undefined;
}

/** Keeps purpose and law for the next form: most officers act by one. */
export function keepHandling({ purpose, legalBasis }: Handling): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ purpose, legalBasis }));
  } catch {
    // A browser that stores nothing begins with the profile's first.
  }
}

/**
 * Returns purpose and law with which a form begins: those of the last form, if the agency's profile
 * still has them, else the profile's first.
 */
export function usualHandling({ home }: Ground, now = Date.now()): Handling {
  const kept = readKept();
  const all = home.legalAuthority.flatMap(({ purpose, legalBases }) =>
    legalBases.map((legalBasis) => ({ purpose, legalBasis })),
  );
  const usual =
    all.find((one) => one.purpose === kept.purpose && one.legalBasis === kept.legalBasis) ?? all[0];
  const retainUntil = new Date(now + RETAINED_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
  return { ...usual, retainUntil };
}

function readKept(): Handling {
  try {
    return (JSON.parse(localStorage.getItem(KEPT) ?? '{}') ?? {}) as Handling;
  } catch {
    return {};
  }
}
