/**
 * `owner:id`, the key of a record, where the id is a UUID. Its last part tells ids apart, because
 * the first part is a time.
 */
const ENTITY_KEY = /^(.+):[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}([0-9a-f]{12})$/;

/** Shortens a key for a column; a key that is not an entity's is unchanged. */
export function shortKey(key: string): string {
  const [, owner, ending] = ENTITY_KEY.exec(key) ?? [];
  return owner === undefined ? key : `${owner}:…${ending}`;
}
