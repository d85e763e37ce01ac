import type { DirectoryEntry } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';

/**
 * Refuses profiles with another number than the directory has for their participant, or with one
 * that the directory gave to somebody else, also to one who has left: ids carry numbers for ever.
 */
export function expectNumbersKept(
  profiles: readonly Pick<AgencyProfile, 'code' | 'number'>[],
  listed: readonly Pick<DirectoryEntry, 'code' | 'number'>[],
): void {
  const given = listed.filter(({ number }) => number !== 0);
  for (const { code, number } of profiles.filter((profile) => profile.number !== 0)) {
    const own = given.find((entry) => entry.code === code);
    if (own && own.number !== number)
      throw new Error(
        `Expected number ${own.number} in the profile of ${code}, as in the directory, ` +
          `got ${number}`,
      );
    const other = given.find((entry) => entry.code !== code && entry.number === number);
    if (other)
      throw new Error(
        `Expected a number for ${code} that nobody ever had, got ${number} of ${other.code}`,
      );
  }
}
