import type { DirectoryEntry } from '@sinergi/contracts';
import type { DirectoryView } from '@sinergi/replica';
import type { AudienceMembers, Member } from '@sinergi/trust';
import { audienceOfAgency } from '../change/seal-groups.js';

/**
 * What is addressed to an agency is that agency's. Who opens a group everywhere belongs to its
 * `core` audience; who opens it in a district belongs to that district's.
 */
export function audienceMembers(directory: DirectoryView<DirectoryEntry>): AudienceMembers {
  return (group, audience) =>
    directory.all().flatMap((entry): Member[] => {
      const belongs =
        audience === audienceOfAgency(entry.code) ||
        entry.opens.some(
          (right) =>
            right.group === group &&
            (audience === 'core' ? right.areas.length === 0 : right.areas.includes(audience)),
        );
      const key = entry.publicKeys.findLast((candidate) => candidate.revokedAt === null);
      return belongs && key ? [{ agency: entry.code, keyId: key.keyId, publicKey: key.key }] : [];
    });
}
