/** The largest JSON body of any route: a batch. */
export const BODY_LIMIT_BYTES = 4 * 1_024 * 1_024;
/** The largest single entity, also as a line of an import: an entity has a few kilobytes. */
export const ONE_LIMIT_BYTES = 256 * 1_024;

/** The routes that take many entities at once. */
const BULK: readonly string[] = ['/batch', '/events'];

/** Returns how large a body a route reads, with any method. */
export const bodyLimitOf = (route: string | undefined): number =>
  route !== undefined && BULK.includes(route) ? BODY_LIMIT_BYTES : ONE_LIMIT_BYTES;
