import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { nameBasedUuid } from '../ground/name-based-uuid.js';
import type { CheckedSubmission } from './submission.js';

/**
 * Returns the id of the entity that is changed. A new entity gets an id that ascends with time, so
 * that new entities lie together in every copy's indexes (RFC 9562, 5.7, version 7). Where only one
 * entity may exist for the same owner and fields, these determine the id (5.8, version 8).
 */
export function entityIdOf(
  { flow: { descriptor, rules }, entityId, fields }: CheckedSubmission,
  owner: string,
): string {
  if (entityId !== null) return entityId;
  // A pseudonym must disclose nothing, not even when it was created.
  if (descriptor.flow === 'subject') return randomUUID();
  if (!rules.onePer) return uuidv7();
  const names = [descriptor.flow, owner, ...rules.onePer.map((field) => String(fields[field]))];
  return nameBasedUuid(names.join('\0'));
}
