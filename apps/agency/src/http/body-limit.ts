/** The largest JSON body that is read anywhere: a batch. */
export const BODY_LIMIT_BYTES = 4 * 1_024 * 1_024;
/** The largest of one thing, a line of an import too: an entity is a few kilobytes. */
export const ONE_LIMIT_BYTES = 256 * 1_024;

/** The doors that take many at once. */
const BULK: readonly string[] = ['/batch', '/events'];

/** How large a body a route reads, whatever its method. */
export const bodyLimitOf = (route: string | undefined): number =>
  route !== undefined && BULK.includes(route) ? BODY_LIMIT_BYTES : ONE_LIMIT_BYTES;
