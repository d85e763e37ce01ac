import type { SealedGroup } from '../../../contract/topics';

function isSealed(value: unknown): value is SealedGroup {
  return (
    typeof value === 'object' && value !== null && (value as { sealed?: unknown }).sealed === true
  );
}

/** Returns the sealed groups of a field: one group, or a list of them. */
export const sealedIn = (field: unknown): SealedGroup[] =>
  (Array.isArray(field) ? field : [field]).filter(isSealed);

/** Returns the sealed groups of an event by field; a group of a list is named by its index too. */
export function sealedGroupsOf(
  value: Record<string, unknown>,
): { field: string; sealed: SealedGroup }[] {
  return Object.entries(value).flatMap(([field, held]) =>
    sealedIn(held).map((sealed, at) => ({
      field: Array.isArray(held) ? `${field} ${at + 1}` : field,
      sealed,
    })),
  );
}
