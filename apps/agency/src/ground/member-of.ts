import { type DirectoryEntry, WRAPPING_ALGORITHM } from '@sinergi/contracts';
import type { Member } from '@sinergi/trust';

/** Returns a participant with the key that is wrapped for it; null where it has none. */
export function memberOf({ code, publicKeys }: DirectoryEntry): Member | null {
  const key = publicKeys.findLast(
    ({ algorithm, revokedAt }) => algorithm === WRAPPING_ALGORITHM && revokedAt === null,
  );
  return key ? { agency: code, keyId: key.keyId, publicKey: key.key } : null;
}
