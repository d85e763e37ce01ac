/**
 * `owner:id` as records are keyed, where the id is a UUID; its last part tells one from another,
 * since the first is the time.
 */
const ENTITY_KEY = /^(.+):[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}([0-9a-f]{12})$/;

/** A key in the room of a column; what is no entity's key is left as it is. */
export function shortKey(key: string): string {
  const [, owner, ending] = ENTITY_KEY.exec(key) ?? [];
  return owner === undefined ? key : `${owner}:…${ending}`;
}
