import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AgencyProfile } from '@sinergi/settings';

/**
 * Returns the profiles with the numbers that may be in the directory: those of participants of
 * which `<dir>/<code>.number-ready` exists, which their platform puts there once nothing is left to
 * be published under former ids. The others have 0, which is none.
 */
export const withReadyNumbers = (
  profiles: readonly AgencyProfile[],
  dir: string,
): AgencyProfile[] =>
  profiles.map((profile) => ({
    ...profile,
    number: existsSync(join(dir, `${profile.code}.number-ready`)) ? profile.number : 0,
  }));
