import { eventIdOf, newEntityId } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';

const numbers = new Map(readProfiles('deploy/agencies').map(({ code, number }) => [code, number]));

/** Returns an id of an entity as its owner mints it. */
export function entityIdFor(owner: string): string {
  const number = numbers.get(owner);
  if (number === undefined) throw new Error(`Expected an agency of deploy/agencies, got ${owner}`);
  return newEntityId(number, Date.now());
}

/** Returns the ids of a new entity's event as its owner mints them. */
export function idsFor(
  owner: string,
  { topic, version = 1, recordedAt }: { topic: string; version?: number; recordedAt: number },
): { entityId: string; key: string; eventId: string } {
  const entityId = entityIdFor(owner);
  const key = `${owner}:${entityId}`;
  return { entityId, key, eventId: eventIdOf({ topic, key, version, recordedAt }) };
}
