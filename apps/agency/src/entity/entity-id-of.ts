import { randomUUID } from 'node:crypto';
import { nameBasedUuid, onlyName } from '@sinergi/contracts';
import { onlyValues } from '@sinergi/domain';
import type { EntityIds } from '../ground/entity-ids.js';
import { PSEUDONYMS } from '../ground/pseudonyms.js';
import type { CheckedSubmission } from './submission.js';

/**
 * Returns the id of the entity that is changed. A new entity gets an id that ascends with time.
 * Where only one entity may exist for the same owner and fields, these determine the id.
 *
 * @param callName name of the call, which determines what of a new id is not its time; null for a
 *   call that nobody can repeat
 */
export function entityIdOf(
  checked: CheckedSubmission,
  callName: string | null,
  owner: string,
  ids: EntityIds,
): string {
  const { flow, entityId } = checked;
  if (entityId !== null) return entityId;
  // A pseudonym must disclose nothing, not even when it was created.
  if (flow.descriptor.flow === PSEUDONYMS) return randomUUID();
  const name = onlyNameOf(checked, owner);
  return name === null ? ids.mint(callName) : ids.named(name);
}

/**
 * Returns the id that earlier releases gave an entity of which only one may exist, without the
 * owner's number; null for every other entity.
 */
export function formerIdOf(checked: CheckedSubmission, owner: string): string | null {
  const name = checked.entityId === null ? onlyNameOf(checked, owner) : null;
  return name === null ? null : nameBasedUuid(name);
}

function onlyNameOf(
  { flow: { descriptor, rules }, fields }: CheckedSubmission,
  owner: string,
): string | null {
  const values = onlyValues(rules, fields);
  return values && onlyName(descriptor.flow, owner, values);
}
