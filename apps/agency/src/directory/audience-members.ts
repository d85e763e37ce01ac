import type { DirectoryEntry } from '@sinergi/contracts';
import type { DirectoryView } from '@sinergi/directory';
import type { AudienceMembers, Member } from '@sinergi/trust';
import { audienceOfAgency } from '../change/seal-groups.js';
import { memberOf } from '../ground/member-of.js';

/**
 * Derives each audience's members from the directory. Content addressed to an agency is for that
 * agency. Agencies that may open a group everywhere belong to its `core` audience. Agencies that
 * may open it in a district belong to that district's audience.
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
      const member = belongs ? memberOf(entry) : null;
      return member ? [member] : [];
    });
}
