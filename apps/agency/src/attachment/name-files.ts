import type { SqlQuery } from '@sinergi/database';
import {
  ATTACHMENTS,
  type Attachment,
  attachmentsOf,
  type Fields,
  type Violation,
  validateAttachments,
} from '@sinergi/domain';
import { type FileOwner, keepFiles, takeFiles } from './attachment-table.js';

/**
 * Completes the files that an entity names: hash, size and type are those of what was uploaded,
 * whatever a request says. New ones become files of this entity, and all are kept as long as it is.
 *
 * @param after the entity after the change, with ids and kinds of its files
 * @returns the files, complete; and a violation for each that was not uploaded here, is another
 *   entity's, or is named twice
 */
export async function nameFiles(
  query: SqlQuery,
  of: FileOwner,
  after: Fields,
  before: Fields | null,
): Promise<{ fields: Fields; violations: Violation[] }> {
  const named = attachmentsOf(after);
  const known = new Map(attachmentsOf(before).map((one) => [one.attachmentId, one]));
  if (named.length === 0 && known.size === 0) return { fields: {}, violations: [] };
  const { retainUntil } = after['handling'] as { retainUntil: number };
  const wanted = named.map(({ attachmentId }) => attachmentId).filter((id) => !known.has(id));
  const taken =
    wanted.length === 0
      ? new Map<string, never>()
      : await takeFiles(query, of, wanted, retainUntil);
  await keepFiles(query, of, retainUntil);
  const violations = validateAttachments(after);
  const files = named.map(({ attachmentId, kind }, at): Attachment => {
    const { sha256, size, type } = known.get(attachmentId) ?? taken.get(attachmentId) ?? NONE;
    if (size === 0)
      violations.push({
        field: `/${ATTACHMENTS}/${at}/attachmentId`,
        expected: 'a file that was uploaded here and is not one of another entity',
        got: attachmentId,
      });
    return { attachmentId, kind, sha256, size, type };
  });
  return { fields: { [ATTACHMENTS]: files }, violations };
}

const NONE = { sha256: '', size: 0, type: '' };
